/**
 * How many working days each leaf can move before one leaf moves (CN1): the least sum of gaps along the links from it to
 * that one. Unlike total float it is about that leaf, not about the end of the plan.
 */

import { isFinished, isUnstarted, restStart } from './link-bounds.ts'
import type { Place } from './link-bounds.ts'
import { FF, FS, networkOf, SS } from './network.ts'
import type { LinkRuns } from './network.ts'
import { none } from './schedule-marks.ts'

/** Stands where no path of links leads to the leaf. */
export const noPath = 0x7fffffff

/** By position; `noPath` for groups. 0: the target moves when this moves. */
export function slackTo(place: Place, target: number): Int32Array {
  const { structure, schedule } = place
  const { count, isLeaf, parent } = structure
  const { order, outOf, tellsGroup } = networkOf(structure)
  const slack = new Int32Array(count).fill(noPath)
  const limits = {
    start: new Int32Array(2 * count).fill(noPath),
    finish: new Int32Array(2 * count).fill(noPath),
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0
    if (node < count && isLeaf[node] !== 1) {
      holdByChildren(place, limits, node)
      continue
    }
    const item = node < count ? node : node - count
    const above = parent[item] ?? -1
    const group = above >= 0 && tellsGroup[above] === 1 ? count + above : -1
    const start = Math.min(limitOut(outOf, limits, item, 'start'), limits.start[group] ?? noPath)
    const finish = Math.min(limitOut(outOf, limits, item, 'finish'), limits.finish[group] ?? noPath)
    if (node >= count) {
      limits.start[node] = start
      limits.finish[node] = finish
      continue
    }
    const days = node === target ? 0 : leafSlack(place, node, start, finish)
    slack[node] = days
    if (days === noPath) continue
    limits.start[node] = restStart(place, node) + days
    limits.finish[node] = (schedule.earlyFinish[node] ?? 0) + days
  }
  return slack
}

/** Of a leaf and of what comes into a group: the latest boundaries it may be held to. Of what goes out: may end by. */
interface Limits {
  readonly start: Int32Array
  readonly finish: Int32Array
}

function leafSlack(place: Place, leaf: number, start: number, finish: number): number {
  const end = place.schedule.earlyFinish[leaf] ?? none
  if (end === none || isFinished(place, leaf)) return noPath
  const byFinish = finish === noPath ? noPath : Math.max(0, finish - end)
  if (start === noPath || !isUnstarted(place, leaf)) return byFinish
  return Math.min(byFinish, Math.max(0, start - (place.schedule.earlyStart[leaf] ?? 0)))
}

/** The latest that an end of the item may lie by the links that leave it from that end. */
function limitOut(outOf: LinkRuns, limits: Limits, item: number, end: 'start' | 'finish'): number {
  let least = noPath
  for (let at = outOf.start[item] ?? 0; at < (outOf.start[item + 1] ?? 0); at++) {
    const type = outOf.type[at] ?? FS
    if ((type === FS || type === FF) !== (end === 'finish')) continue
    const held = type === FS || type === SS ? limits.start : limits.finish
    const limit = held[outOf.other[at] ?? 0] ?? noPath
    if (limit !== noPath) least = Math.min(least, limit - (outOf.lag[at] ?? 0))
  }
  return least
}

/** A link into a group holds every leaf below it. */
function holdByChildren({ structure }: Place, limits: Limits, group: number): void {
  let start = noPath
  let finish = noPath
  for (const child of structure.childrenOf(group)) {
    start = Math.min(start, limits.start[child] ?? noPath)
    finish = Math.min(finish, limits.finish[child] ?? noPath)
  }
  limits.start[group] = start
  limits.finish[group] = finish
}
