/** Groups as the roll-up of their leaves (SC3.5): outermost dates, smallest floats, critical where a leaf is. */

import { gatherEarly } from './forward-pass.ts'
import type { EarlyDates } from './forward-pass.ts'
import type { LateDates } from './backward-pass.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** Fills in every group's members of the given arrays. */
export function rollUpGroups(
  structure: Structure,
  early: EarlyDates,
  late: LateDates,
  critical: Uint8Array,
): void {
  const { childrenFirst, isLeaf } = structure
  for (let at = 0; at < childrenFirst.length; at++) {
    const item = childrenFirst[at] ?? 0
    if (isLeaf[item] === 1) continue
    gatherEarly(structure, item, early)
    for (const child of structure.childrenOf(item)) {
      late.start[item] = lower(late.start[item], late.start[child])
      late.finish[item] = Math.max(late.finish[item] ?? none, late.finish[child] ?? none)
      late.totalFloat[item] = lower(late.totalFloat[item], late.totalFloat[child])
      late.freeFloat[item] = lower(late.freeFloat[item], late.freeFloat[child])
      if (critical[child] === 1) critical[item] = 1
    }
  }
}

/** The lower of two, where `none` is no value. */
function lower(a = none, b = none): number {
  return a === none || (b !== none && b < a) ? b : a
}
