/**
 * How many working days each leaf can move before one leaf moves (CN1): the least sum of gaps along the links from it to
 * that one. Unlike total float it is about that leaf, not about the end of the plan.
 */

import { isFinished, isUnstarted, restStart } from './link-bounds.ts'
import type { Place } from './link-bounds.ts'
import { entryNode, exitNode } from './network-shape.ts'
import { FF, FS, networkOf, SS } from './network.ts'
import type { LinkRuns } from './network.ts'
import { none } from './schedule-marks.ts'

/** Stands where no path of links leads to the leaf. */
export const noPath = 0x7fffffff

/** By position; `noPath` for groups. 0: the target moves when this moves. */
export function slackTo(place: Place, target: number): Int32Array {
  const { structure, schedule } = place
  const { item, role, exitAbove, outOf, entry } = networkOf(structure)
  const slack = new Int32Array(structure.count).fill(noPath)
  const limits = {
    start: new Int32Array(item.length).fill(noPath),
    finish: new Int32Array(item.length).fill(noPath),
  }
  for (let node = item.length - 1; node >= 0; node--) {
    const of = item[node] ?? 0
    if (role[node] === entryNode) {
      holdByChildren(structure.childrenOf(of), entry, limits, node)
      continue
    }
    const above = exitAbove[node] ?? -1
    const start = Math.min(limitOut(outOf, limits, node, 'start'), limits.start[above] ?? noPath)
    const finish = Math.min(limitOut(outOf, limits, node, 'finish'), limits.finish[above] ?? noPath)
    if (role[node] === exitNode) {
      limits.start[node] = start
      limits.finish[node] = finish
      continue
    }
    const days = of === target ? 0 : leafSlack(place, of, start, finish)
    slack[of] = days
    if (days === noPath) continue
    limits.start[node] = restStart(place, of) + days
    limits.finish[node] = (schedule.earlyFinish[of] ?? 0) + days
  }
  return slack
}

/** By node. Of a leaf and of what comes into a group: the latest boundary it may be held to; of what goes out, may end by. */
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

/** The latest that an end of the node may lie by the links that leave it from that end. */
function limitOut(outOf: LinkRuns, limits: Limits, node: number, end: 'start' | 'finish'): number {
  let least = noPath
  for (let at = outOf.start[node] ?? 0; at < (outOf.start[node + 1] ?? 0); at++) {
    const type = outOf.type[at] ?? FS
    if ((type === FS || type === FF) !== (end === 'finish')) continue
    const held = type === FS || type === SS ? limits.start : limits.finish
    const limit = held[outOf.other[at] ?? 0] ?? noPath
    if (limit !== noPath) least = Math.min(least, limit - (outOf.lag[at] ?? 0))
  }
  return least
}

/** A link into a group holds every leaf below it. */
function holdByChildren(children: readonly number[], entry: Int32Array, limits: Limits, node: number): void {
  for (const child of children) {
    const at = entry[child] ?? 0
    limits.start[node] = Math.min(limits.start[node] ?? noPath, limits.start[at] ?? noPath)
    limits.finish[node] = Math.min(limits.finish[node] ?? noPath, limits.finish[at] ?? noPath)
  }
}
