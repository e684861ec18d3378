/**
 * How late each item begins and ends, in working days against its baseline, or against its commitment where the baseline
 * does not know it; positive is late. Groups are measured as a whole.
 */

import { withGroupsAbove } from './changed-rows.ts'
import { Ints } from './ints.ts'
import type { ReferenceDates } from './reference-dates.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'

/** By position, `none` where there is nothing to measure. */
export interface LeafDelays {
  readonly start: Ints
  readonly finish: Ints
  /** 1 for what the baseline does not know; all 0 without a baseline. */
  readonly isUnknown: Ints
  /** What they are measured against as boundaries, of groups rolled up. */
  readonly from: Ints
  readonly to: Ints
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
    start: Ints.of(count, none),
    finish: Ints.of(count, none),
    isUnknown: Ints.of(count),
    from: Ints.of(count, none),
    to: Ints.of(count, none),
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
    start: before.start.next(),
    finish: before.finish.next(),
    isUnknown: before.isUnknown.next(),
    from: before.from.next(),
    to: before.to.next(),
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
  let isKnown = !hasBaseline
  let [begin, end]: [number, number] = [none, none]
  if (structure.isLeaf[item] === 1) {
    const isPlanned = (reference.baselineFinish.get(item) ?? none) !== none
    isKnown ||= isPlanned
    begin = (isPlanned ? reference.baselineStart.get(item) : reference.commitmentStart.get(item)) ?? none
    end = (isPlanned ? reference.baselineFinish.get(item) : reference.commitmentFinish.get(item)) ?? none
  } else {
    for (const child of structure.childrenOf(item)) {
      const its = from.get(child) ?? none
      if (isUnknown.get(child) === 0) isKnown = true
      end = Math.max(end, to.get(child) ?? none)
      if (its !== none && (begin === none || its < begin)) begin = its
    }
  }
  isUnknown.set(item, isKnown ? 0 : 1)
  from.set(item, begin)
  to.set(item, end)
  const shown = schedule.shownDays().finish[item] ?? none
  const isMeasured = shown !== none && end !== none
  const late = isMeasured ? schedule.axis.boundaryOfNumber(shown + 1) - end : none
  finish.set(item, late)
  start.set(item, isMeasured && begin !== none ? (schedule.earlyStart[item] ?? none) - begin : late)
}
