/**
 * *What this session changed*: what was said and changed between its opening and its closing, one line each, by what it is
 * about. Decisions stand by themselves; what the session says of itself is no change.
 */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { FieldChange } from '../../state/field-changes.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { changeText } from '../../parts/item/change-text.ts'
import { agreedLines } from './agreed-lines.ts'
import { sessions as say } from '../../text/en/sessions.ts'

export interface ChangedThing {
  readonly key: string
  readonly title: string
  readonly lines: readonly string[]
}

interface Line {
  readonly at: Instant
  readonly about: string
  readonly title: string
  readonly text: string
}

type Telling = Pick<Speech, 'words' | 'telling'>

/** `to`: until now where it still runs. */
export function sessionDifference(
  plan: Plan,
  changes: readonly FieldChange[],
  from: Instant,
  to: Instant,
  speech: Telling,
): readonly ChangedThing[] {
  const lines = [
    ...changes.flatMap((change) => changed(change, speech)),
    ...reported(plan, from, to, speech),
    ...read(plan, from, to, speech),
    ...agreed(plan, from, to, speech),
  ].sort((a, b) => a.at - b.at)
  return [...Map.groupBy(lines, ({ about }) => about)].map(([key, of]) => ({
    key,
    title: of[0]?.title ?? '',
    lines: [...new Set(of.map(({ text }) => text))],
  }))
}

function changed(change: FieldChange, { words, telling }: Telling): Line[] {
  const { about, at, by, field } = change
  const name = (by !== undefined && telling.person(by)) || say.somebody
  if (about.kind === 'baseline' || about.kind === 'baselineChunk') return []
  if (about.kind === 'item') {
    // Where it stands among others is nobody's business here.
    if (field === 'order' || field === 'createdAt') return []
    const text = changeText(change, words, telling)
    const title = telling.item(about.id) ?? about.id
    return text === undefined ? [] : [{ at, about: `item ${about.id}`, title, text }]
  }
  const what = say.kindWords[about.kind] ?? about.kind
  return [{ at, about: about.kind, title: telling.planName, text: say.otherChange(name, what) }]
}

function reported(plan: Plan, from: Instant, to: Instant, { words, telling }: Telling): Line[] {
  return plan.reports.list.flatMap(({ id, saidAt, checkIns }) => {
    if (saidAt === undefined || saidAt < from) return []
    return checkIns.flatMap(({ at, by, status, finish, blocker, note }): Line[] => {
      if (at < from || at > to) return []
      const parts = [
        status === undefined ? '' : words.states.status(status),
        finish === undefined ? '' : words.days.day(finish, telling.today),
        blocker === undefined ? '' : words.states.blocker(blocker, telling),
        note ? say.quoted(note) : '',
      ].filter((part) => part !== '')
      const name = (by !== undefined && telling.person(by)) || say.somebody
      const text = say.reported(name, parts.length > 0 ? parts.join(', ') : say.checkedIn)
      return [{ at, about: `item ${id}`, title: telling.item(id) ?? id, text }]
    })
  })
}

function read(plan: Plan, from: Instant, to: Instant, { words, telling }: Telling): Line[] {
  return plan.readings.list.flatMap(({ id, readings }) =>
    readings.flatMap(({ at, by, value }): Line[] => {
      if (at < from || at > to) return []
      const name = (by !== undefined && telling.person(by)) || say.somebody
      const shown = words.values.measured(value, telling.kpiMeasure(id), telling.currency)
      const kpi = telling.kpi(id) ?? id
      return [{ at, about: `kpi ${id}`, title: kpi, text: say.read(name, kpi, shown) }]
    }),
  )
}

function agreed(plan: Plan, from: Instant, to: Instant, speech: Telling): Line[] {
  const { baselines, settings } = plan
  return baselines.list.flatMap((baseline): Line[] => {
    const { at, name } = baseline
    if (at < from || at > to) return []
    return [say.baselineDone(name), ...agreedLines(plan, baseline, speech)].map((text) => ({
      at,
      about: 'baseline',
      title: settings.name,
      text,
    }))
  })
}
