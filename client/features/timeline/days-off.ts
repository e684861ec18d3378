/** Runs of days on which nobody works, for the shade behind the bars; holidays with their names. */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { Axis } from '../../../shared/engine/axis.ts'
import type { PlanCalendar } from '../../../shared/plan/calendar.ts'

export interface Off {
  readonly from: number
  /** The first day that is worked again. */
  readonly to: number
}

/** Runs that touch [from, to). */
export function daysOff(axis: Axis, from: number, to: number): readonly Off[] {
  const runs: Off[] = []
  let begin: number | undefined
  for (let day = Math.floor(from); day <= Math.ceil(to); day++) {
    const isWorked = axis.boundaryOfNumber(day + 1) !== axis.boundaryOfNumber(day)
    if (!isWorked) begin ??= day
    else if (begin !== undefined) {
      runs.push({ from: begin, to: day })
      begin = undefined
    }
  }
  if (begin !== undefined) runs.push({ from: begin, to: Math.ceil(to) + 1 })
  return runs
}

export interface NamedDay {
  readonly day: number
  readonly name: string
}

/** Holidays in [from, to) that are really off. */
export function holidaysIn(
  calendar: PlanCalendar,
  axis: Axis,
  from: number,
  to: number,
): readonly NamedDay[] {
  return Object.entries(calendar.holidays).flatMap(([text, name]) => {
    const day = dayToNumber(text)
    return day >= from && day < to && !axis.isWorkingDay(text) ? [{ day, name }] : []
  })
}
