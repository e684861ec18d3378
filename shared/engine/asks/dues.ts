/** What has a day: calibrations, decisions, promised finishes and check-ins, of one person or of the plan as a whole. */

import type { Day } from '../../base/day.ts'
import { addDays, dayToNumber } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { EntryId, ItemId, PersonId } from '../../plan/ids.ts'
import type { Figures } from '../figures.ts'
import { headlineMilestones } from '../headline-milestones.ts'
import { presentOwner } from '../ownership.ts'
import { progressStates } from '../schedule.ts'
import { nextSessions } from '../session/next-session.ts'
import { dueDay } from './asks.ts'

export type Due =
  | { readonly type: 'session'; readonly day: Day; readonly at: Instant }
  | { readonly type: 'decision'; readonly day: Day; readonly decision: EntryId }
  /** The finish that its owner promised. */
  | { readonly type: 'finish'; readonly day: Day; readonly itemId: ItemId }
  /** All check-ins that are due on one day; what is overdue is due today. */
  | { readonly type: 'check-ins'; readonly day: Day; readonly items: readonly ItemId[] }

const sessionsAhead = 26
/** What is over is shown for so long. */
const daysBack = 31

/** `person` absent: calibrations, all decisions, and the milestones of the headline. In order of days. */
export function duesOf(figures: Figures, person?: PersonId): readonly Due[] {
  const since = addDays(figures.moment.today, -daysBack)
  const dues: readonly Due[] = [
    ...nextSessions(figures, sessionsAhead).map(({ day, at }) => ({ type: 'session' as const, day, at })),
    ...decisions(figures, person),
    ...(person === undefined ? milestones(figures) : finishes(figures, person)),
    ...(person === undefined ? [] : checkIns(figures, person)),
  ]
  return dues.filter(({ day }) => day >= since).toSorted((a, b) => dayToNumber(a.day) - dayToNumber(b.day))
}

function decisions({ plan, followThrough }: Figures, person: PersonId | undefined): readonly Due[] {
  return plan.decisions.list.flatMap(({ id, ownerId, due }, at): readonly Due[] => {
    const state = followThrough.decisions[at]?.state
    const isOpen = state === 'open' || state === 'broken'
    if (!isOpen || due === undefined || (person !== undefined && ownerId !== person)) return []
    return [{ type: 'decision', day: due, decision: id }]
  })
}

function milestones(figures: Figures): readonly Due[] {
  return headlineMilestones(figures).flatMap((index) => finishOf(figures, index))
}

function finishes(figures: Figures, person: PersonId): readonly Due[] {
  return figures.plan.items.list.flatMap((item, index) =>
    presentOwner(figures.plan, item)?.id === person ? finishOf(figures, index) : [],
  )
}

function finishOf({ plan, structure, schedule, variance }: Figures, index: number): readonly Due[] {
  const item = plan.items.list[index]
  const day = variance[index]?.commitmentFinish
  const isOpen = progressStates[schedule.state[index] ?? 0] !== 'finished'
  if (!item || day === undefined || !isOpen || structure.isLeaf[index] !== 1) return []
  return [{ type: 'finish', day, itemId: item.id }]
}

function checkIns(figures: Figures, person: PersonId): readonly Due[] {
  const { plan, freshness, moment } = figures
  const byDay = new Map<Day, ItemId[]>()
  plan.items.list.forEach((item, index) => {
    const { inPlay, dueAt } = freshness[index] ?? {}
    if (inPlay !== true || dueAt === undefined || presentOwner(plan, item)?.id !== person) return
    const due = dueDay(figures, dueAt)
    const day = due < moment.today ? moment.today : due
    byDay.set(day, [...(byDay.get(day) ?? []), item.id])
  })
  return [...byDay].map(([day, items]) => ({ type: 'check-ins', day, items }))
}
