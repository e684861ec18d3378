/**
 * What forecasts are measured against: each leaf's baseline and commitment as boundaries of the axis. Rows are kept while
 * item, baseline and axis are the same.
 */

import type { Day } from '../base/day.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { Axis } from './axis.ts'
import { committedDays } from './committed-days.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By position, `none` where there is no date; groups have none. A milestone has no start, only the one date it ends on. */
export interface ReferenceDates {
  readonly baselineStart: Int32Array
  readonly baselineFinish: Int32Array
  readonly commitmentStart: Int32Array
  readonly commitmentFinish: Int32Array
}

export interface ReferenceInput {
  readonly items: readonly Item[]
  readonly structure: Structure
  readonly axis: Axis
  readonly baseline: Baseline | undefined
}

/** `changed`: positions of items that are other objects than in `before`, which else is true of the same input. */
export function referenceDates(
  input: ReferenceInput,
  before?: { readonly dates: ReferenceDates; readonly changed: readonly number[] },
): ReferenceDates {
  const { count } = input.structure
  if (before?.changed.length === 0) return before.dates
  const dates: ReferenceDates = {
    baselineStart: before?.dates.baselineStart.slice() ?? new Int32Array(count).fill(none),
    baselineFinish: before?.dates.baselineFinish.slice() ?? new Int32Array(count).fill(none),
    commitmentStart: before?.dates.commitmentStart.slice() ?? new Int32Array(count).fill(none),
    commitmentFinish: before?.dates.commitmentFinish.slice() ?? new Int32Array(count).fill(none),
  }
  if (before) for (const index of before.changed) readRow(input, dates, index)
  else for (let index = 0; index < count; index++) readRow(input, dates, index)
  return dates
}

function readRow(
  { items, structure, axis, baseline }: ReferenceInput,
  dates: ReferenceDates,
  index: number,
): void {
  const item = items[index]
  if (item === undefined || structure.isLeaf[index] !== 1) return
  const approved = baseline?.leaves.get(item.id)
  const committed = committedDays(item, axis)
  const isTask = item.type !== 'milestone'
  const startOf = (day: Day | undefined): number =>
    isTask && day !== undefined ? axis.startBoundary(day) : none
  const finishOf = (day: Day | undefined): number => (day === undefined ? none : axis.finishBoundary(day))
  dates.baselineStart[index] = startOf(approved?.start)
  dates.baselineFinish[index] = finishOf(approved?.finish)
  dates.commitmentStart[index] = startOf(committed.start)
  dates.commitmentFinish[index] = finishOf(committed.finish)
}
