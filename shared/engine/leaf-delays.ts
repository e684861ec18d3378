/**
 * How late each item begins and ends, in working days against its baseline, or against its commitment where the baseline
 * does not know it; positive is late. Groups are measured as a whole.
 */

import { withGroupsAbove } from './changed-rows.ts'
import type { ReferenceDates } from './reference-dates.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'

/** By position, `none` where there is nothing to measure. */
export interface LeafDelays {
  readonly start: Int32Array
  readonly finish: Int32Array
  /** 1 for what the baseline does not know; all 0 without a baseline. */
  readonly isUnknown: Uint8Array
  /** What they are measured against as boundaries, of groups rolled up. */
  readonly from: Int32Array
  readonly to: Int32Array
}

export interface DelayInput {
  readonly structure: Structure
  readonly schedule: Schedule
  readonly reference: ReferenceDates
  readonly hasBaseline: boolean
}

export function leafDelays(input: DelayInput): LeafDelays {
  const { count } = input.structure
  const delays: LeafDelays = {
    start: new Int32Array(count).fill(none),
    finish: new Int32Array(count).fill(none),
    isUnknown: new Uint8Array(count),
    from: new Int32Array(count).fill(none),
    to: new Int32Array(count).fill(none),
  }
  for (const item of input.structure.childrenFirst) measure(input, delays, item)
  return delays
}

/** The delays before, with these rows and the groups above them measured anew. */
export function leafDelaysAgain(
  input: DelayInput,
  before: LeafDelays,
  rows: readonly number[],
): { readonly delays: LeafDelays; readonly rows: readonly number[] } {
  const delays: LeafDelays = {
    start: before.start.slice(),
    finish: before.finish.slice(),
    isUnknown: before.isUnknown.slice(),
    from: before.from.slice(),
    to: before.to.slice(),
  }
  const again = withGroupsAbove(input.structure.tree, rows)
  for (const item of again) measure(input, delays, item)
  return { delays, rows: again }
}

function measure(
  { structure, schedule, reference, hasBaseline }: DelayInput,
  { start, finish, isUnknown, from, to }: LeafDelays,
  item: number,
): void {
  start[item] = finish[item] = from[item] = to[item] = none
  isUnknown[item] = hasBaseline ? 1 : 0
  if (structure.isLeaf[item] === 1) {
    const isKnown = (reference.baselineFinish[item] ?? none) !== none
    if (isKnown) isUnknown[item] = 0
    from[item] = (isKnown ? reference.baselineStart[item] : reference.commitmentStart[item]) ?? none
    to[item] = (isKnown ? reference.baselineFinish[item] : reference.commitmentFinish[item]) ?? none
  } else {
    for (const child of structure.childrenOf(item)) {
      const begin = from[child] ?? none
      if (isUnknown[child] === 0) isUnknown[item] = 0
      to[item] = Math.max(to[item] ?? none, to[child] ?? none)
      if (begin !== none && (from[item] === none || begin < (from[item] ?? none))) from[item] = begin
    }
  }
  const shown = schedule.shownDays().finish[item] ?? none
  const end = to[item] ?? none
  const begin = from[item] ?? none
  if (shown === none || end === none) return
  finish[item] = schedule.axis.boundaryOfNumber(shown + 1) - end
  start[item] = begin === none ? (finish[item] ?? none) : (schedule.earlyStart[item] ?? none) - begin
}
