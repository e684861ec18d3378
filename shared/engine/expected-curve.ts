/** What a key result was to be on a day (KR.1): straight lines by calendar day through its checkpoints, flat outside. */

import { daysBetween } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Checkpoint, KeyResult } from '../plan/goal.ts'

/** A key result that says from where, to where and when: only of such a one can anything be expected. */
export interface Course {
  readonly startDay: Day
  readonly startValue: number
  readonly targetDay: Day
  readonly targetValue: number
  /** Start, checkpoints between start and target by day, target. */
  readonly points: readonly Checkpoint[]
  /** +1 where more is better, -1 where less is (KR.2). */
  readonly sign: 1 | -1
}

export function courseOf(keyResult: KeyResult): Course | undefined {
  const { startDay, startValue, targetDay, targetValue } = keyResult
  if (startDay === undefined || startValue === undefined) return undefined
  if (targetDay === undefined || targetValue === undefined) return undefined
  const between = keyResult.checkpoints.filter(({ day }) => startDay < day && day < targetDay)
  const points = [
    { day: startDay, value: startValue },
    ...between.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    { day: targetDay, value: targetValue },
  ]
  return { startDay, startValue, targetDay, targetValue, points, sign: targetValue >= startValue ? 1 : -1 }
}

export function expectedAt(
  { points, startDay, targetDay, startValue, targetValue }: Course,
  day: Day,
): number {
  if (day >= targetDay) return targetValue
  if (day <= startDay) return startValue
  const after = points.findIndex((point) => point.day > day)
  const from = points[after - 1]
  const to = points[after]
  if (from === undefined || to === undefined) return targetValue
  return from.value + ((to.value - from.value) * daysBetween(from.day, day)) / daysBetween(from.day, to.day)
}

/** Share of the way from start to target; null where they are the same. */
export function shareOfWay({ startValue, targetValue }: Course, value: number): number | null {
  return targetValue === startValue ? null : (value - startValue) / (targetValue - startValue)
}

/**
 * Where the value comes to by the target day if it goes on as it went until this reading, or came to, where it is read
 * later; null on or before the start.
 */
export function projectedAtTarget(course: Course, value: number, day: Day): number | null {
  const elapsed = daysBetween(course.startDay, day)
  if (elapsed <= 0) return null
  const total = daysBetween(course.startDay, course.targetDay)
  return course.startValue + ((value - course.startValue) * total) / elapsed
}

/** What an outlook goes by: once the target day is over there is nothing left to project, and what came late came. */
export function headingFor(
  course: Course,
  projection: number | null,
  read: { readonly value: number; readonly day: Day } | undefined,
): number | null {
  return read && read.day >= course.targetDay ? read.value : projection
}
