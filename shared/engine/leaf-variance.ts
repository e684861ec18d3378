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
  return {
    ...(approved?.start !== undefined && { baselineStart: approved.start }),
    ...(approved?.finish !== undefined && { baselineFinish: approved.finish }),
    ...(committed.start !== undefined && { commitmentStart: committed.start }),
    ...(committed.finish !== undefined && { commitmentFinish: committed.finish }),
    ...(forecastStart !== undefined && { forecastStart }),
    ...(forecastFinish !== undefined && { forecastFinish }),
    total: delay(approved?.finish, forecastFinish),
    announced: delay(approved?.finish, committed.finish),
    unannounced: delay(committed.finish, forecastFinish),
    worst: item.id,
    own,
  }
}
