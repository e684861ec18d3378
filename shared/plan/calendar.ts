import type { Day } from '../base/day.ts'

/** The one calendar of a plan (SC2). */
export interface PlanCalendar {
  /** ISO weekdays that are worked, 1 Monday … 7 Sunday. */
  readonly workdays: readonly number[]
  /** Day → name; taken out of the workdays. */
  readonly holidays: Readonly<Record<Day, string>>
  /** Day → reason; worked although weekday or holiday says no. They win. */
  readonly extraWorkdays: Readonly<Record<Day, string>>
}

export const defaultCalendar: PlanCalendar = { workdays: [1, 2, 3, 4, 5], holidays: {}, extraWorkdays: {} }
