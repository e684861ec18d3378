/** Every figure of a plan beside that of its copy, at the same moment. */

import { find } from '../../../shared/base/table.ts'
import { gapsOfRule } from '../../../shared/engine/gaps/gaps-of.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { addValues, valueOf } from '../../../shared/engine/stages/value-fields.ts'
import { earnedValueOf } from '../../../shared/engine/value-scope.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { whatIf as words } from '../../text/en/what-if.ts'

export interface ComparedFigure {
  readonly key: string
  readonly label: string
  readonly here: string
  readonly there: string
  /** In words where it can be said: *3 days later*. */
  readonly difference: string
}

type Told = Pick<Speech, 'words' | 'telling' | 'language'>

export function comparedFigures(here: Figures, there: Figures, speech: Told): readonly ComparedFigure[] {
  const { words: say, telling } = speech
  const money = (amount: number): string =>
    here.basis === 'cost'
      ? say.money.exact(Math.round(amount), telling.currency)
      : say.values.number(amount, 1)
  const amount = (value: number): string => say.money.exact(Math.round(value), telling.currency)
  const sum = (label: string, of: (figures: Figures) => number | null): ComparedFigure => {
    const [a, b] = [of(here), of(there)]
    return row(label, a === null ? '–' : money(a), b === null ? '–' : money(b), signed(a, b, money))
  }
  const count = (label: string, of: (figures: Figures) => number): ComparedFigure =>
    row(
      label,
      String(of(here)),
      String(of(there)),
      signed(of(here), of(there), (one) => say.values.number(one)),
    )
  return [
    ...milestones(here, there, speech),
    ...keyResults(here, there, speech),
    row(
      words.budgetNow,
      amount(budget(here)),
      amount(budget(there)),
      signed(budget(here), budget(there), amount),
    ),
    sum(words.budget, ({ planValue }) => planValue.bac),
    sum(words.planned, ({ planValue }) => planValue.pv),
    sum(words.earned, ({ planValue }) => planValue.ev),
    sum(words.spent, ({ planValue }) => planValue.ac),
    ...(here.basis === 'cost'
      ? [sum(words.atEnd, (figures) => earnedValueOf(figures, { type: 'plan' }).eac.value)]
      : []),
    ...values(here, there, speech),
    row(words.owned, owned(here), owned(there), ''),
    count(words.items, ({ plan }) => plan.items.list.length),
    count(words.critical, ({ schedule }) => schedule.critical.reduce((total, one) => total + one, 0)),
    count(words.gaps, ({ gaps }) => gaps.length),
    count(words.overloaded, ({ gaps }) => gapsOfRule(gaps, 'CA1').length + gapsOfRule(gaps, 'CA2').length),
  ]
}

function budget({ plan, structure }: Figures): number {
  return plan.items.list.reduce(
    (total, item, at) => total + (structure.isLeaf[at] === 1 ? (item.budget ?? 0) : 0),
    0,
  )
}

function row(label: string, here: string, there: string, difference: string): ComparedFigure {
  return { key: label, label, here, there, difference: here === there ? '' : difference }
}

function signed(a: number | null, b: number | null, text: (amount: number) => string): string {
  if (a === null || b === null || a === b) return ''
  return `${b > a ? '+' : '−'}${text(Math.abs(b - a))}`
}

function owned({ ownership }: Figures): string {
  return words.outOf(ownership.owned, ownership.inPlay)
}

/** The plan's end, then every milestone of either. */
function milestones(here: Figures, there: Figures, { words: say, telling }: Told): readonly ComparedFigure[] {
  const ids = [here, there].flatMap(({ plan }) =>
    plan.items.list.flatMap(({ id, type }) => (type === 'milestone' ? [id] : [])),
  )
  const finish = ({ schedule, structure }: Figures, id: string): string | undefined => {
    const index = structure.indexOf(id)
    return index === undefined ? undefined : schedule.finishDay(index)
  }
  const day = (value: string | undefined): string =>
    value === undefined ? '–' : say.days.day(value, telling.today)
  const between = (from: string | undefined, to: string | undefined): string => {
    if (from === undefined || to === undefined || from === to) return ''
    const { axis } = there.schedule
    const days = axis.finishBoundary(to) - axis.finishBoundary(from)
    return days > 0 ? words.later(say.days.count(days)) : words.earlier(say.days.count(-days))
  }
  const [endHere, endThere] = [here.schedule.endDay(), there.schedule.endDay()]
  const end = {
    ...row(words.end, day(endHere), day(endThere), between(endHere, endThere)),
    key: 'end of the plan',
  }
  const rows = [...new Set(ids)].map((id) => {
    const [a, b] = [finish(here, id), finish(there, id)]
    const title = (find(here.plan.items, id) ?? find(there.plan.items, id))?.title ?? ''
    return { ...row(words.milestone(title), day(a), day(b), between(a, b)), key: id }
  })
  return [end, ...rows]
}

function keyResults(here: Figures, there: Figures, { words: say, telling }: Told): readonly ComparedFigure[] {
  const outlook = ({ keyResults: list }: Figures, id: string): number | null =>
    list.find((one) => one.id === id)?.outlook ?? null
  return there.plan.keyResults.list.map(({ id, title }) => {
    const measure = telling.measureOf(id)
    const text = (amount: number): string => say.values.measured(amount, measure, telling.currency)
    const [a, b] = [outlook(here, id), outlook(there, id)]
    const label = words.keyResult(telling.keyResult(id) ?? title ?? '')
    return {
      ...row(label, a === null ? '–' : text(a), b === null ? '–' : text(b), signed(a, b, text)),
      key: id,
    }
  })
}

function values(here: Figures, there: Figures, { telling, language }: Told): readonly ComparedFigure[] {
  const { amount, kind } = furtherText(language).stages
  const of = ({ plan, moment }: Figures) =>
    new Map(
      addValues(plan.items.list.flatMap((item) => valueOf(plan, item, moment.today))).map((one) => [
        one.kind,
        one,
      ]),
    )
  const [a, b] = [of(here), of(there)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((one) =>
    (['target', 'forecast'] as const).flatMap((measure) => {
      const text = (value: number): string => amount(one, value, telling.currency)
      const [x, y] = [a.get(one)?.[measure] ?? null, b.get(one)?.[measure] ?? null]
      if (x === null && y === null) return []
      const label = words.values[measure](kind(one))
      return [row(label, x === null ? '–' : text(x), y === null ? '–' : text(y), signed(x, y, text))]
    }),
  )
}
