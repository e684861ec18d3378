import type { Day } from '../base/day.ts'

/**
 * The working-day axis of a plan (SC1, SC2). A boundary `b` is the start of working day `b` and the end of `b - 1`;
 * day 0 is the first working day on or after the origin. Boundaries may be negative. All conversions are O(1) or O(log n).
 */
export interface Axis {
  readonly origin: Day
  isWorkingDay(day: Day): boolean
  /** Boundary at which a start-like date begins: a day off moves to the next working day (SC2.2). */
  startBoundary(day: Day): number
  /** Boundary at the end of a finish-like date: a day off counts to the end of the last working day before (SC2.2). */
  finishBoundary(day: Day): number
  /** Working day `b`. */
  startDay(boundary: number): Day
  /** Working day `b - 1`. */
  finishDay(boundary: number): Day
  /** Working days in [from, to], both inclusive; 0 when to < from. */
  workingDays(from: Day, to: Day): number
}
