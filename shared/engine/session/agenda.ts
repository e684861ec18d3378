/**
 * The agenda that orders itself (SE2), lexicographic: decisions not kept (SE6), roots by their cost of delay, contradictions
 * that stood longer than a cadence, unowned work starting within ten days. Five at most; the rest is *not today*. Each says
 * why it stands where it stands.
 */

import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { EntryId, ItemId } from '../../plan/ids.ts'
import type { Figures } from '../figures.ts'
import type { Gap } from '../gaps/gap.ts'
import { none } from '../schedule-marks.ts'

export interface Agenda {
  readonly today: readonly AgendaItem[]
  readonly notToday: readonly AgendaItem[]
}

export type AgendaItem = {
  /** Stable while it stands: `decision ID`, `root ITEM`, `gap KEY`. */
  readonly key: string
  readonly itemId?: ItemId
} & (
  | { readonly type: 'decision'; readonly decisionId: EntryId; readonly daysLate: number }
  /** Its place among `of` roots, the dearest first; the score itself is shown to nobody. */
  | { readonly type: 'root'; readonly place: number; readonly of: number }
  | { readonly type: 'contradiction'; readonly gapKey: string; readonly since: Day; readonly days: number }
  | { readonly type: 'unowned'; readonly gapKey: string; readonly start: Day; readonly inDays: number }
)

export const mostOnAgenda = 5

export function agendaOf(figures: Figures): Agenda {
  const all = [...brokenDecisions(figures), ...roots(figures), ...oldContradictions(figures)]
  const known = new Set(all.map(({ itemId }) => itemId))
  // What is a root already is talked about once.
  all.push(...unownedSoon(figures).filter(({ itemId }) => !known.has(itemId)))
  return { today: all.slice(0, mostOnAgenda), notToday: all.slice(mostOnAgenda) }
}

/** The longest overdue first. */
function brokenDecisions({ plan, followThrough }: Figures): AgendaItem[] {
  return followThrough.decisions
    .filter(({ state }) => state === 'broken')
    .toSorted((a, b) => b.daysLate - a.daysLate || (a.id < b.id ? -1 : 1))
    .map(({ id, daysLate }) => {
      const [itemId] = find(plan.decisions, id)?.items ?? []
      return {
        key: `decision ${id}`,
        type: 'decision',
        decisionId: id,
        daysLate,
        ...(itemId !== undefined && { itemId }),
      }
    })
}

function roots({ roots: list }: Figures): AgendaItem[] {
  return list.map(({ itemId }, at) => ({
    key: `root ${itemId}`,
    type: 'root',
    itemId,
    place: at + 1,
    of: list.length,
  }))
}

/** As old as its sentence stood on Now, and the working day before that (HO3). */
function oldContradictions({ gaps, moment, schedule, plan }: Figures): AgendaItem[] {
  const { cadenceDays } = plan.settings.policies
  return gaps
    .flatMap((gap): AgendaItem[] => {
      const since = gap.facts['showOnNowFrom']
      if (!gap.rule.startsWith('CO') || typeof since !== 'string') return []
      const days = schedule.axis.workingDays(since, moment.today)
      if (days < cadenceDays) return []
      return [{ key: `gap ${gap.key}`, type: 'contradiction', gapKey: gap.key, since, days, ...about(gap) }]
    })
    .toSorted((a, b) => daysOf(b) - daysOf(a))
}

function daysOf(item: AgendaItem): number {
  return item.type === 'contradiction' ? item.days : 0
}

const soonDays = 10
const unowned: ReadonlySet<string> = new Set(['OW1', 'OW2', 'OW3'])

function unownedSoon({ gaps, structure, schedule, moment }: Figures): AgendaItem[] {
  const { axis } = schedule
  const first = axis.startBoundary(moment.today)
  return gaps
    .flatMap((gap): (AgendaItem & { readonly inDays: number })[] => {
      const index = unowned.has(gap.rule) ? structure.indexOf(gap.about.id) : undefined
      const start = index === undefined ? none : (schedule.earlyStart[index] ?? none)
      if (index === undefined || start === none || schedule.state[index] !== 0) return []
      const inDays = start - first
      if (inDays >= soonDays) return []
      const item = { key: `gap ${gap.key}`, type: 'unowned', gapKey: gap.key, inDays } as const
      return [{ ...item, start: axis.startDay(start), ...about(gap) }]
    })
    .toSorted((a, b) => a.inDays - b.inDays)
}

function about(gap: Gap): { readonly itemId?: ItemId } {
  return gap.about.kind === 'item' ? { itemId: gap.about.id } : {}
}

/**
 * What a key of the agenda is about; `part` of it where it was split, from 1. Undefined for a key of another version. The keys
 * of gaps are *RULE KIND ID*.
 */
export function subjectOfKey(key: string): AgendaSubject | undefined {
  const [, whole = '', part] = /^(.*?)(?: #(\d+))?$/.exec(key) ?? []
  const [type, ...rest] = whole.split(' ')
  const more = { whole, ...(part !== undefined && { part: Number(part) }) }
  if (type === 'root') return { kind: 'item', id: rest.join(' '), ...more }
  if (type === 'decision') return { kind: 'decision', id: rest.join(' '), ...more }
  const [, kind, id] = rest
  return type === 'gap' && kind !== undefined && id !== undefined ? { kind, id, ...more } : undefined
}

export interface AgendaSubject {
  readonly kind: string
  readonly id: string
  /** The key of the whole. */
  readonly whole: string
  readonly part?: number
}
