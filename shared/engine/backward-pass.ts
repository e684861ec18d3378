/**
 * The backward pass (SC4.2–SC4.5): how late every unfinished leaf may be without moving the plan's end, a deadline or what
 * hangs on it, and how far it may move without moving anything at all.
 */

import type { EarlyDates } from './forward-pass.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, unstarted } from './leaf-row.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By position, `none` for what has no float; groups are left to the roll-up. */
export interface LateDates {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly totalFloat: Int32Array
  readonly freeFloat: Int32Array
}

const never = 0x3fffffff

/**
 * `end` is F. `limits` holds the latest finish that deadlines allow, `none` without one. With `retained` off, links into
 * started tasks are ignored, as in the forward pass.
 */
export function backwardPass(
  structure: Structure,
  network: Network,
  columns: LeafColumns,
  early: EarlyDates,
  end: number,
  limits: Int32Array,
  retained: boolean,
): LateDates {
  const { count, isLeaf, parent } = structure
  const { order, outOf, hearsGroup, tellsGroup } = network
  const { state } = early
  const late: LateDates = {
    start: new Int32Array(count).fill(none),
    finish: new Int32Array(count).fill(none),
    totalFloat: new Int32Array(count).fill(none),
    freeFloat: new Int32Array(count).fill(none),
  }
  /**
   * What a link into an item must not disturb: late and early begin and finish of its work not yet done. Of a group, the
   * earliest among its leaves; `never` where links in do not count.
   */
  const lateBegin = new Int32Array(count).fill(never)
  const lateEnd = new Int32Array(count).fill(never)
  const begin = new Int32Array(count).fill(never)
  const finish = new Int32Array(count).fill(never)
  /** What links out of a group allow: its leaves to finish, its earliest leaf to start; late and without moving anything. */
  const lateOut = new Int32Array(tellsGroup.includes(1) ? count * 4 : 0)

  let lateFinish = never
  let lateStart = never
  let freeFinish = never
  let freeStart = never

  const ask = (item: number): void => {
    lateFinish = lateStart = freeFinish = freeStart = never
    const last = outOf.start[item + 1] ?? 0
    for (let at = outOf.start[item] ?? 0; at < last; at++) {
      const target = outOf.other[at] ?? 0
      const type = outOf.type[at] ?? FS
      const lag = outOf.lag[at] ?? 0
      const toStart = type === FS || type === SS
      const latest = ((toStart ? lateBegin[target] : lateEnd[target]) ?? never) - lag
      const now = ((toStart ? begin[target] : finish[target]) ?? never) - lag
      if (latest + lag === never) continue
      if (type === FS || type === FF) {
        if (latest < lateFinish) lateFinish = latest
        if (now < freeFinish) freeFinish = now
      } else {
        if (latest < lateStart) lateStart = latest
        if (now < freeStart) freeStart = now
      }
    }
  }

  const place = (leaf: number): void => {
    const from = early.start[leaf] ?? none
    const to = early.finish[leaf] ?? none
    if (from === none || state[leaf] === finished) return
    ask(leaf)
    for (let above = parent[leaf] ?? -1; above >= 0 && tellsGroup[above] === 1; above = parent[above] ?? -1) {
      lateFinish = Math.min(lateFinish, lateOut[above * 4] ?? never)
      freeFinish = Math.min(freeFinish, lateOut[above * 4 + 1] ?? never)
      if (early.start[above] !== from) continue
      lateStart = Math.min(lateStart, lateOut[above * 4 + 2] ?? never)
      freeStart = Math.min(freeStart, lateOut[above * 4 + 3] ?? never)
    }
    const isUnstarted = state[leaf] === unstarted
    const duration = columns.duration[leaf] ?? 0
    const remaining = columns.remaining[leaf] ?? 0
    const limit = limits[leaf] ?? none
    let latest = Math.min(end, lateFinish, limit === none ? never : limit)
    let free = Math.min(end, freeFinish) - to
    if (isUnstarted) {
      if (lateStart !== never) latest = Math.min(latest, lateStart + duration)
      if (freeStart !== never) free = Math.min(free, freeStart - from)
    }
    late.finish[leaf] = latest
    late.start[leaf] = latest - duration
    late.totalFloat[leaf] = latest - to
    late.freeFloat[leaf] = free
    if (!isUnstarted && (!retained || remaining === 0)) return
    lateBegin[leaf] = latest - remaining
    lateEnd[leaf] = latest
    begin[leaf] = to - remaining
    finish[leaf] = to
  }

  const gather = (group: number): void => {
    for (const child of structure.childrenOf(group)) {
      lateBegin[group] = Math.min(lateBegin[group] ?? never, lateBegin[child] ?? never)
      lateEnd[group] = Math.min(lateEnd[group] ?? never, lateEnd[child] ?? never)
      begin[group] = Math.min(begin[group] ?? never, begin[child] ?? never)
      finish[group] = Math.min(finish[group] ?? never, finish[child] ?? never)
    }
  }

  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0
    if (node >= count) {
      const group = node - count
      ask(group)
      lateOut.set([lateFinish, freeFinish, lateStart, freeStart], group * 4)
    } else if (isLeaf[node] === 1) place(node)
    else if (hearsGroup[node] === 1) gather(node)
  }
  return late
}
