/**
 * What an item's commitment gives the schedule (SC3.7): its duration, and the day before which it does not begin.
 * A start alone is a task of one day, a finish alone one of that day: the least that a date can mean.
 */

import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Axis } from './axis.ts'

export interface CommittedDates {
  /** Working days: at least 1 for a task, 0 for a milestone. */
  readonly duration: number
  readonly notBefore?: Day
  /** False when the item says nothing of when or how long: only links can place it, else it is the gap MP6. */
  readonly saysWhen: boolean
}

/** Durations beyond forty years count as forty years, so that sums stay whole numbers of 32 bits. */
export const longestDuration = 10_000

export function committedDates(item: Item, axis: Axis): CommittedDates {
  const { start, finish } = item
  if (item.type === 'milestone') {
    const day = finish ?? start
    if (day === undefined) return { duration: 0, saysWhen: false }
    return { duration: 0, notBefore: day, saysWhen: true }
  }
  const given = item.duration === undefined ? undefined : heldDuration(item.duration)
  if (start !== undefined) {
    const written = item.writtenFinish ?? finish
    const inOrder = written !== undefined && written >= start
    const duration = inOrder ? heldDuration(axis.workingDays(start, written)) : (given ?? 1)
    return { duration, notBefore: inOrder ? heldBack(item, duration, start, axis) : start, saysWhen: true }
  }
  if (given !== undefined) return { duration: given, saysWhen: true }
  if (finish === undefined) return { duration: 1, saysWhen: false }
  const notBefore = axis.finishDay(axis.finishBoundary(finish))
  return { duration: 1, notBefore, saysWhen: true }
}

/** A finish said later moves the task and keeps its days, or each saying would push what it waits for once more. */
function heldBack({ finish, writtenFinish }: Item, duration: number, start: Day, axis: Axis): Day {
  if (!writtenFinish || !finish) return start
  const moved = axis.startDay(axis.finishBoundary(finish) - duration)
  return moved > start ? moved : start
}

function heldDuration(days: number): number {
  return Math.min(longestDuration, Math.max(1, Math.ceil(days) || 1))
}
