/**
 * Groups gather at their entries how late what is in them may be: outermost late dates, the smallest floats (SC3.5), and
 * what a link into the group must not disturb, the first of its leaves to begin or to end.
 */

import type { LateDates } from './backward-pass.ts'
import type { Ints } from './ints.ts'
import type { Network } from './network.ts'
import { never, none } from './schedule-marks.ts'

/** A leaf that is placed, or the entry of a group that is complete, tells the group above. */
export function tellGroupAbove(network: Network, late: LateDates, node: number): void {
  const entry = network.entryAbove[node] ?? -1
  if (entry < 0) return
  lower(late.lateBegin, entry, node)
  lower(late.lateEnd, entry, node)
  lower(late.begin, entry, node)
  lower(late.end, entry, node)
  if (late.finish.get(node) === none) return
  if (late.finish.get(entry) === none) {
    for (const column of [late.start, late.finish, late.totalFloat, late.freeFloat])
      column.set(entry, column.get(node) ?? none)
    return
  }
  lower(late.start, entry, node)
  lower(late.totalFloat, entry, node)
  lower(late.freeFloat, entry, node)
  late.finish.set(entry, Math.max(late.finish.get(entry) ?? none, late.finish.get(node) ?? none))
}

function lower(column: Ints, entry: number, node: number): void {
  const value = column.get(node) ?? never
  if (value < (column.get(entry) ?? never)) column.set(entry, value)
}
