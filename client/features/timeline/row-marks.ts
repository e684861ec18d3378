/** The marks of one row on the line of days: agreed, promised and forecast, never mixed, and what stands beside them. */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { flagsOf, isCancelled, none, progressStates } from '../../../shared/engine/schedule.ts'

/** Numbers of days; `to` is the day after the finish. A milestone begins and ends there. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface RowMarks {
  readonly kind: 'task' | 'milestone' | 'group'
  readonly baseline?: Span
  readonly commitment?: Span
  readonly forecast?: Span
  /** The day after the latest finish that moves nothing: where float ends. */
  readonly floatTo?: number
  /** The day after the deadline. */
  readonly deadline?: number
  readonly isDeadlineMissed: boolean
  /** Share of the work done, 0 to 1. */
  readonly done: number
  readonly state: 'unstarted' | 'started' | 'finished' | 'cancelled'
  readonly isCritical: boolean
  readonly isBlocked: boolean
  /** It hangs on something blocked without an expected day: its forecast is *at the earliest* (SC5.8). */
  readonly isEarliest: boolean
  readonly isInCycle: boolean
}

export function rowMarks(figures: Figures, index: number): RowMarks {
  const { plan, schedule, structure, variance } = figures
  const item = plan.items.list[index]
  const dates = variance[index]
  const isLeaf = structure.isLeaf[index] === 1
  const kind = !isLeaf ? 'group' : item?.type === 'milestone' ? 'milestone' : 'task'
  const isPoint = kind === 'milestone'
  const baseline = spanOf(dates?.baselineStart, dates?.baselineFinish, isPoint)
  const commitment = spanOf(dates?.commitmentStart, dates?.commitmentFinish, isPoint)
  const forecast = spanOf(dates?.forecastStart, dates?.forecastFinish, isPoint)
  const state =
    isLeaf && isCancelled(schedule, index)
      ? 'cancelled'
      : (progressStates[schedule.state[index] ?? 0] ?? 'unstarted')
  const float = schedule.totalFloat[index] ?? none
  const late = schedule.lateFinishDay(index)
  const deadline = item?.deadline === undefined ? undefined : dayToNumber(item.deadline) + 1
  const flags = flagsOf(schedule.flags[index] ?? 0)
  return {
    kind,
    ...(baseline && { baseline }),
    ...(commitment && { commitment }),
    ...(forecast && { forecast }),
    ...(isLeaf && float > 0 && late !== undefined && { floatTo: dayToNumber(late) + 1 }),
    ...(deadline !== undefined && { deadline }),
    isDeadlineMissed: deadline !== undefined && forecast !== undefined && forecast.to > deadline,
    done: shareDone(figures, index, state),
    state,
    isCritical: schedule.critical[index] === 1,
    isBlocked: isLeaf && find(plan.reports, item?.id)?.status === 'blocked',
    isEarliest: flags.includes('AT_THE_EARLIEST') && state !== 'finished',
    isInCycle: flags.includes('IN_CYCLE'),
  }
}

/** Where links run: between forecasts, for that is what they move; a promised or agreed span stands in where there is none. */
export function linkedSpan({ plan, variance, structure }: Figures, index: number): Span | undefined {
  const dates = variance[index]
  const isPoint = structure.isLeaf[index] === 1 && plan.items.list[index]?.type === 'milestone'
  return (
    spanOf(dates?.forecastStart, dates?.forecastFinish, isPoint) ??
    spanOf(dates?.commitmentStart, dates?.commitmentFinish, isPoint) ??
    spanOf(dates?.baselineStart, dates?.baselineFinish, isPoint)
  )
}

/** With one end only it is a day long: a promised finish without a start still has a place. */
function spanOf(start: Day | undefined, finish: Day | undefined, isPoint: boolean): Span | undefined {
  const last = finish ?? start
  if (last === undefined) return undefined
  const to = dayToNumber(last) + 1
  if (isPoint) return { from: to, to }
  return { from: start === undefined ? to - 1 : Math.min(dayToNumber(start), to - 1), to }
}

function shareDone({ schedule, value, structure }: Figures, index: number, state: RowMarks['state']): number {
  if (state === 'finished') return 1
  if (structure.isLeaf[index] !== 1) {
    const { ev, bac } = value[index] ?? { ev: 0, bac: 0 }
    return bac > 0 ? Math.min(1, Math.max(0, ev / bac)) : 0
  }
  const duration = schedule.duration[index] ?? 0
  return duration > 0 && state === 'started'
    ? Math.max(0, 1 - (schedule.remaining[index] ?? 0) / duration)
    : 0
}

export function hasDates(marks: RowMarks): boolean {
  return marks.commitment !== undefined || marks.forecast !== undefined || marks.baseline !== undefined
}

/** The first and the last day that anything in the plan is drawn on; today where nothing has dates. */
export function plannedDays({ variance }: Figures, today: number): Span {
  let from = today
  let to = today + 1
  let first: Day | undefined
  let last: Day | undefined
  for (const dates of variance) {
    const starts = [dates.baselineStart, dates.commitmentStart, dates.forecastStart, dates.commitmentFinish]
    const finishes = [dates.baselineFinish, dates.commitmentFinish, dates.forecastFinish]
    for (const day of starts) if (day !== undefined && (first === undefined || day < first)) first = day
    for (const day of finishes) if (day !== undefined && (last === undefined || day > last)) last = day
  }
  if (first !== undefined) from = dayToNumber(first)
  if (last !== undefined) to = dayToNumber(last) + 1
  return { from: Math.min(from, to - 1), to }
}
