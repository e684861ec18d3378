/** The three sets of dates of one leaf, and the delays between their finishes. */

import type { Day } from '../base/day.ts'
import type { BaselineLeaf } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { Axis } from './axis.ts'
import { committedDays } from './committed-days.ts'
import type { Variance } from './variance.ts'

export interface LeafInput {
  readonly item: Item
  readonly approved: BaselineLeaf | undefined
  readonly axis: Axis
  readonly forecastStart: Day | undefined
  readonly forecastFinish: Day | undefined
  readonly own: number
  readonly isCancelled: boolean
}

export function leafVariance(input: LeafInput): Variance {
  const { item, approved, axis, forecastStart, forecastFinish, own, isCancelled } = input
  const committed = committedDays(item, axis)
  const delay = (from: Day | undefined, to: Day | undefined): number | null =>
    isCancelled || from === undefined || to === undefined
      ? null
      : axis.finishBoundary(to) - axis.finishBoundary(from)
  // Written one by one: a day on the slider moves thousands of these.
  const row: { -readonly [Name in keyof Variance]: Variance[Name] } = {
    total: delay(approved?.finish, forecastFinish),
    announced: delay(approved?.finish, committed.finish),
    unannounced: delay(committed.finish, forecastFinish),
    worst: item.id,
    own,
  }
  if (approved?.start !== undefined) row.baselineStart = approved.start
  if (approved?.finish !== undefined) row.baselineFinish = approved.finish
  if (committed.start !== undefined) row.commitmentStart = committed.start
  if (committed.finish !== undefined) row.commitmentFinish = committed.finish
  if (forecastStart !== undefined) row.forecastStart = forecastStart
  if (forecastFinish !== undefined) row.forecastFinish = forecastFinish
  return row
}
