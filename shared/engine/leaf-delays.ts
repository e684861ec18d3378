/**
 * How late each item begins and ends, in working days against its baseline, or against its commitment where the baseline
 * does not know it; positive is late. Groups are measured as a whole.
 */

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
}

export function leafDelays(
  structure: Structure,
  schedule: Schedule,
  reference: ReferenceDates,
  hasBaseline: boolean,
): LeafDelays {
  const { count, childrenFirst, isLeaf, parent } = structure
  const { axis, earlyStart } = schedule
  const shownFinish = schedule.shownDays().finish
  const start = new Int32Array(count).fill(none)
  const finish = new Int32Array(count).fill(none)
  const isUnknown = new Uint8Array(count).fill(hasBaseline ? 1 : 0)
  /** Reference dates, of groups rolled up. */
  const from = new Int32Array(count).fill(none)
  const to = new Int32Array(count).fill(none)
  for (let at = 0; at < count; at++) {
    const item = childrenFirst[at] ?? 0
    if (isLeaf[item] === 1) {
      const isKnown = (reference.baselineFinish[item] ?? none) !== none
      if (isKnown) isUnknown[item] = 0
      from[item] = (isKnown ? reference.baselineStart[item] : reference.commitmentStart[item]) ?? none
      to[item] = (isKnown ? reference.baselineFinish[item] : reference.commitmentFinish[item]) ?? none
    }
    const shown = shownFinish[item] ?? none
    const end = to[item] ?? none
    const begin = from[item] ?? none
    if (shown !== none && end !== none) {
      finish[item] = axis.boundaryOfNumber(shown + 1) - end
      start[item] = begin === none ? (finish[item] ?? none) : (earlyStart[item] ?? none) - begin
    }
    const above = parent[item] ?? -1
    if (above < 0) continue
    if (isUnknown[item] === 0) isUnknown[above] = 0
    to[above] = Math.max(to[above] ?? none, end)
    if (begin !== none && (from[above] === none || begin < (from[above] ?? none))) from[above] = begin
  }
  return { start, finish, isUnknown }
}
