/**
 * What an item's promised dates become while somebody holds its bar: whole working days of the plan's calendar (SC1), on
 * boundaries, so that a bar keeps its length over weekends and holidays.
 */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { SetDates } from '../../../shared/commands/set-dates.ts'
import type { Axis } from '../../../shared/engine/axis.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Variance } from '../../../shared/engine/variance.ts'

export type Grip = 'move' | 'start' | 'finish'

/** Boundaries of the axis; of a milestone both are that of its day. */
export interface HeldDates {
  readonly isPoint: boolean
  readonly start: number
  readonly finish: number
}

/** Where the bar is taken up: as promised, else as forecast, else a week from today. */
export function takeUp(item: Item, dates: Variance | undefined, axis: Axis, today: string): HeldDates {
  const isPoint = item.type === 'milestone'
  const finishDay = dates?.commitmentFinish ?? dates?.forecastFinish
  const startDay =
    dates?.commitmentStart ?? (dates?.commitmentFinish === undefined ? dates?.forecastStart : undefined)
  if (isPoint) {
    const at = axis.startBoundary(finishDay ?? startDay ?? today)
    return { isPoint, start: at, finish: at }
  }
  if (finishDay === undefined && startDay === undefined) {
    const start = axis.startBoundary(today)
    return { isPoint, start, finish: start + 5 }
  }
  const finish =
    finishDay === undefined ? axis.startBoundary(startDay ?? today) + 1 : axis.finishBoundary(finishDay)
  const start = startDay === undefined ? finish - 1 : axis.startBoundary(startDay)
  return { isPoint, start: Math.min(start, finish - 1), finish }
}

/** By working days, positive is later. A stretched task keeps a day at least; a milestone only moves. */
export function heldBy(held: HeldDates, grip: Grip, days: number): HeldDates {
  if (held.isPoint || grip === 'move')
    return { ...held, start: held.start + days, finish: held.finish + days }
  if (grip === 'start') return { ...held, start: Math.min(held.start + days, held.finish - 1) }
  return { ...held, finish: Math.max(held.finish + days, held.start + 1) }
}

/** How many working days a pointer that moved by so many calendar days has moved the grip: days off snap to the next one worked. */
export function workingShift(held: HeldDates, grip: Grip, axis: Axis, calendarDays: number): number {
  const byFinish = grip === 'finish' && !held.isPoint
  const from = byFinish ? held.finish : held.start
  const day = byFinish ? axis.dayNumber(from - 1) + 1 : axis.dayNumber(from)
  return axis.boundaryOfNumber(day + Math.round(calendarDays)) - from
}

/** Only what the owner had said is said again: a finish alone stays a finish alone. */
export function datesToSet(item: Item, held: HeldDates, axis: Axis): SetDates {
  if (held.isPoint) return { item: item.id, finish: axis.startDay(held.start) }
  const finish = axis.finishDay(held.finish)
  const hasOnlyFinish = item.start === undefined && item.finish !== undefined
  return { item: item.id, ...(!hasOnlyFinish && { start: axis.startDay(held.start) }), finish }
}

/** As numbers of days, for drawing: the day after the finish, as marks have it. */
export function heldSpan(held: HeldDates, axis: Axis): { readonly from: number; readonly to: number } {
  if (held.isPoint) {
    const to = axis.dayNumber(held.start) + 1
    return { from: to, to }
  }
  return { from: axis.dayNumber(held.start), to: dayToNumber(axis.finishDay(held.finish)) + 1 }
}
