/**
 * How many working days each leaf can move before one leaf moves (CN1): the least sum of gaps along the links from it to
 * that one. Unlike total float it is about that leaf, not about the end of the plan.
 */

import { changedRows } from './changed-rows.ts'
import { Ints } from './ints.ts'
import { isFinished, isUnstarted, restStart } from './link-bounds.ts'
import type { Place } from './link-bounds.ts'
import { entryNode, exitNode } from './network-shape.ts'
import { FF, FS, networkOf, nodesOnto, SS } from './network.ts'
import type { LinkRuns } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Seats } from './seats.ts'

/** Stands where no path of links leads to the leaf. */
export const noPath = 0x7fffffff

/** By position; `noPath` for groups. 0: the target moves when this moves. `before`: of the plan before, to start from. */
export function slackTo(place: Place, target: number, before?: Place): Ints {
  const asked = known.get(place.schedule) ?? new Map<number, Slacks>()
  known.set(place.schedule, asked)
  const found = asked.get(target)
  if (found?.structure === place.structure) return found.slack
  const was = before && known.get(before.schedule)?.get(target)
  const rows = before && changedRows(before.schedule, place.schedule)
  const slacks =
    was && rows && was.structure === place.structure ? again(place, target, was, rows) : all(place, target)
  asked.set(target, slacks)
  return slacks.slack
}

/** What was known, on other seats: `place` is the one before on them. What came has no dates, and so no slack. */
export function slackOnto(before: Place, seats: Seats, place: Place): void {
  const nodes = nodesOnto(place.structure)
  const was = nodes && known.get(before.schedule)
  if (!was) return
  const moved = new Map<number, Slacks>()
  for (const [target, { structure, slack, limits }] of was) {
    const at = seats.to[target] ?? -1
    if (at < 0 || structure !== before.structure) continue
    moved.set(at, {
      structure: place.structure,
      slack: slack.seated(seats, noPath),
      limits: {
        start: limits.start.seated(nodes, noPath),
        finish: limits.finish.seated(nodes, noPath),
      },
    })
  }
  known.set(place.schedule, moved)
}

/** Only a memo: by schedule and target. */
const known = new WeakMap<Place['schedule'], Map<number, Slacks>>()

interface Slacks {
  readonly structure: Place['structure']
  readonly slack: Ints
  readonly limits: Limits
}

function all(place: Place, target: number): Slacks {
  const { structure } = place
  const { item } = networkOf(structure)
  const slack = Ints.of(structure.count, noPath)
  const limits = {
    start: Ints.of(item.length, noPath),
    finish: Ints.of(item.length, noPath),
  }
  const slacks = { structure, slack, limits }
  for (let node = item.length - 1; node >= 0; node--) settle(place, target, slacks, node)
  return slacks
}

/** From the last node to the first, by those whose dates are others at these rows, and by what hangs on such (`changed-rows`). */
function again(place: Place, target: number, before: Slacks, rows: readonly number[]): Slacks {
  const { structure } = place
  const { item, role, entry, exit, entryAbove, into } = networkOf(structure)
  const limits = { start: before.limits.start.next(), finish: before.limits.finish.next() }
  const slacks = { structure, slack: before.slack.next(), limits }
  const waits = new Uint8Array(item.length)
  for (const row of rows) if (structure.isLeaf[row] === 1) waits[entry[row] ?? 0] = 1
  for (let node = waits.lastIndexOf(1); node >= 0; node = waits.lastIndexOf(1, node - 1)) {
    waits[node] = 0
    settle(place, target, slacks, node)
    const same =
      limits.start.get(node) === before.limits.start.get(node) &&
      limits.finish.get(node) === before.limits.finish.get(node)
    if (same) continue
    if (role[node] === exitNode) {
      for (const child of structure.childrenOf(item[node] ?? 0)) waits[exit[child] ?? 0] = 1
      continue
    }
    for (let at = into.start[node] ?? 0; at < (into.start[node + 1] ?? 0); at++)
      waits[into.other[at] ?? 0] = 1
    const above = entryAbove[node] ?? -1
    if (above >= 0) waits[above] = 1
  }
  return slacks
}

/** One node, once all that it may hold is settled. */
function settle(place: Place, target: number, { slack, limits }: Slacks, node: number): void {
  const { structure, schedule } = place
  const { item, role, exitAbove, outOf, entry } = networkOf(structure)
  const of = item[node] ?? 0
  if (role[node] === entryNode) {
    holdByChildren(structure.childrenOf(of), entry, limits, node)
    return
  }
  const above = exitAbove[node] ?? -1
  const start = Math.min(limitOut(outOf, limits, node, 'start'), limits.start.get(above) ?? noPath)
  const finish = Math.min(limitOut(outOf, limits, node, 'finish'), limits.finish.get(above) ?? noPath)
  if (role[node] === exitNode) {
    limits.start.set(node, start)
    limits.finish.set(node, finish)
    return
  }
  const days = of === target ? 0 : leafSlack(place, of, start, finish)
  slack.set(of, days)
  limits.start.set(node, days === noPath ? noPath : restStart(place, of) + days)
  limits.finish.set(node, days === noPath ? noPath : (schedule.earlyFinish[of] ?? 0) + days)
}

/** By node. Of a leaf and of what comes into a group: the latest boundary it may be held to; of what goes out, may end by. */
interface Limits {
  readonly start: Ints
  readonly finish: Ints
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
    const limit = held.get(outOf.other[at] ?? 0) ?? noPath
    if (limit !== noPath) least = Math.min(least, limit - (outOf.lag[at] ?? 0))
  }
  return least
}

/** A link into a group holds every leaf below it. */
function holdByChildren(children: readonly number[], entry: Int32Array, limits: Limits, node: number): void {
  let [start, finish]: [number, number] = [noPath, noPath]
  for (const child of children) {
    const at = entry[child] ?? 0
    start = Math.min(start, limits.start.get(at) ?? noPath)
    finish = Math.min(finish, limits.finish.get(at) ?? noPath)
  }
  limits.start.set(node, start)
  limits.finish.set(node, finish)
}
