/** Calendar days counted by working days (SC2.1), in tables over the range in use that grow on demand. */

import { dayToNumber, isDay, weekdayOfNumber } from '../base/day.ts'
import type { PlanCalendar } from '../plan/calendar.ts'

export interface CountedDays {
  isWorked(dayNumber: number): boolean
  /** Working days from the origin to the start of the day: negative before the origin. */
  before(dayNumber: number): number
  /** The day that is working day `n`; 0 is the first on or after the origin. Held inside years 1 to 9999. */
  nth(n: number): number
}

/** Days since 1970-01-01 of 0001-01-01 and 9999-12-31: nothing is counted outside. */
const firstOfAll = -719_162
const lastOfAll = 2_932_896

/** `calendar.workdays` holds at least one ISO weekday. */
export function countedDays(calendar: PlanCalendar, origin: number): CountedDays {
  const workdays = new Set(calendar.workdays)
  const exceptions = new Map<number, boolean>()
  for (const day of Object.keys(calendar.holidays)) if (isDay(day)) exceptions.set(dayToNumber(day), false)
  for (const day of Object.keys(calendar.extraWorkdays))
    if (isDay(day)) exceptions.set(dayToNumber(day), true)

  const isWorked = (dayNumber: number): boolean =>
    exceptions.get(dayNumber) ?? workdays.has(weekdayOfNumber(dayNumber))

  let from = origin
  let counts = new Int32Array(1)
  let worked = new Int32Array(0)
  let firstWorked = 0

  /** Tables for the days from `low` to before `high`, with the working days in them. */
  const cover = (low: number, high: number): void => {
    from = Math.max(firstOfAll, low)
    const days = Math.min(lastOfAll + 1, high) - from
    counts = new Int32Array(days + 1)
    const found = new Int32Array(days)
    let count = 0
    for (let i = 0; i < days; i++) {
      counts[i] = count
      if (isWorked(from + i)) found[count++] = from + i
    }
    counts[days] = count
    worked = found.subarray(0, count)
    firstWorked = -(counts[origin - from] ?? 0)
    for (let i = 0; i <= days; i++) counts[i] = (counts[i] ?? 0) + firstWorked
  }
  cover(origin - 400, origin + 1_200)

  const grow = (low: number, high: number): void => {
    const length = counts.length
    const last = from + length - 1
    cover(
      low < from ? Math.min(low, from - length) : from,
      high > last ? Math.max(high, last + length) : last,
    )
  }

  const reachesDown = (n: number): boolean => n >= firstWorked || from <= firstOfAll
  const reachesUp = (n: number): boolean =>
    n - firstWorked < worked.length || from + counts.length - 1 > lastOfAll

  return {
    isWorked,
    before(dayNumber) {
      const day = Math.min(lastOfAll + 1, Math.max(firstOfAll, dayNumber))
      if (day < from || day - from >= counts.length) grow(day, day + 1)
      return counts[day - from] ?? 0
    },
    nth(n) {
      while (!reachesDown(n)) grow(from - 1, from)
      while (!reachesUp(n)) grow(from, from + counts.length)
      const place = Math.min(worked.length - 1, Math.max(0, n - firstWorked))
      return worked[place] ?? origin
    },
  }
}
