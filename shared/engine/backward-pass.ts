/**
 * The backward pass (SC4.2–SC4.5): how late every unfinished leaf may be without moving the plan's end, a deadline or what
 * hangs on it, and how far it may move without moving anything at all. Groups gather what is in them on the way.
 */

import type { EarlyDates } from './forward-pass.ts'
import { tellGroupAbove } from './late-groups.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, unstarted } from './leaf-row.ts'
import { LinkLimits } from './link-limits.ts'
import { exitNode, leafNode } from './network-shape.ts'
import type { Network } from './network.ts'
import { never, none } from './schedule-marks.ts'

/** By node: of leaves and of the entries of groups; exits hold nothing. `none` for what has no float. */
export interface LateDates {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly totalFloat: Int32Array
  readonly freeFloat: Int32Array
  /** Where work not yet done begins and ends, late and early; `never` where links into it do not count. */
  readonly lateBegin: Int32Array
  readonly lateEnd: Int32Array
  readonly begin: Int32Array
  readonly end: Int32Array
}

/** `planEnd` is F; `limits` are the latest finishes that deadlines allow, by node, `none` without one. */
export function backwardPass(
  network: Network,
  leaves: LeafColumns,
  early: EarlyDates,
  planEnd: number,
  limits: Int32Array,
  retained: boolean,
): LateDates {
  const { role } = network
  const column = (value: number): Int32Array => new Int32Array(role.length).fill(value)
  const late: LateDates = {
    start: column(none),
    finish: column(none),
    totalFloat: column(none),
    freeFloat: column(none),
    lateBegin: column(never),
    lateEnd: column(never),
    begin: column(never),
    end: column(never),
  }
  const allowed = new LinkLimits(network, early, late)
  for (let node = role.length - 1; node >= 0; node--) {
    if (role[node] === exitNode) {
      allowed.ask(node)
      continue
    }
    if (role[node] === leafNode && leaves.state[node] !== finished && early.start[node] !== none) {
      allowed.ask(node)
      place(node, leaves, early, late, allowed, planEnd, limits[node] ?? none, retained)
    }
    tellGroupAbove(network, late, node)
  }
  return late
}

function place(
  leaf: number,
  { state, duration, remaining }: LeafColumns,
  early: EarlyDates,
  late: LateDates,
  allowed: LinkLimits,
  planEnd: number,
  limit: number,
  retained: boolean,
): void {
  const from = early.start[leaf] ?? none
  const to = early.finish[leaf] ?? none
  const length = duration[leaf] ?? 0
  const left = remaining[leaf] ?? 0
  const isUnstarted = state[leaf] === unstarted
  let finish = Math.min(planEnd, limit === none ? never : limit, allowed.lateFinish)
  let free = Math.min(planEnd, allowed.freeFinish) - to
  if (isUnstarted) {
    finish = Math.min(finish, allowed.lateStart + length)
    free = Math.min(free, allowed.freeStart - from)
  }
  late.finish[leaf] = finish
  late.start[leaf] = finish - length
  late.totalFloat[leaf] = finish - to
  late.freeFloat[leaf] = free
  if (!isUnstarted && (!retained || left === 0)) return
  late.lateBegin[leaf] = finish - left
  late.lateEnd[leaf] = finish
  late.begin[leaf] = to - left
  late.end[leaf] = to
}
