/**
 * The links of a plan as a graph to be walked in order (SC3). A link at a group is never spread over its leaves: a group
 * has a node where links come in, before its leaves, and one where they go out, after them (SC3.5). Links of a cycle are
 * left out and named (SC3.4).
 */

import { topologicalOrder } from '../base/topological-order.ts'
import type { Link } from '../plan/item.ts'
import { findCycles } from './cycles.ts'
import type { Cycle } from './cycles.ts'
import type { LinkEnds } from './link-table.ts'
import type { Structure } from './structure.ts'

export interface Network extends NetworkShape {
  readonly into: LinkRuns
  readonly outOf: LinkRuns
  /** Places in `into` of links with a negative lag, and the items they enter. */
  readonly leads: readonly { readonly place: number; readonly item: number }[]
}

export interface NetworkShape {
  /** Node `i` is leaf `i`, or what comes into group `i`; node `count + i` is what goes out of group `i`. */
  readonly order: Int32Array
  /** 1 for items that hear of a link into a group above them, or into themselves when they are groups. */
  readonly hearsGroup: Uint8Array
  /** 1 for items whose dates a link out of a group above them asks for, or out of themselves when they are groups. */
  readonly tellsGroup: Uint8Array
  /** By position in the structure's links: 1 when left out as part of a cycle. */
  readonly isCut: Uint8Array
  readonly cycles: readonly Cycle[]
  /** 1 for the items that a cycle names. */
  readonly inCycle: Uint8Array
}

/** Links in force by item: those of item `i` stand at `start[i] … start[i + 1] - 1`. */
export interface LinkRuns {
  readonly start: Int32Array
  /** Position of the item at the other end. */
  readonly other: Int32Array
  readonly type: Uint8Array
  readonly lag: Int32Array
  /** Position in the structure's links. */
  readonly link: Int32Array
}

export const FS = 0
export const SS = 1
export const FF = 2
export const SF = 3
const typeNumbers = { FS, SS, FF, SF } as const

/** Lags beyond forty years count as forty years, so that sums stay whole numbers of 32 bits. */
const longestLag = 10_000

export function networkOf(structure: Structure): Network {
  let network = networks.get(structure)
  if (network === undefined) networks.set(structure, (network = createNetwork(structure)))
  return network
}

const networks = new WeakMap<Structure, Network>()
const shapes = new WeakMap<LinkEnds, NetworkShape>()

function createNetwork(structure: Structure): Network {
  const { list, ends } = structure.links
  let shape = shapes.get(ends)
  if (shape === undefined) shapes.set(ends, (shape = createShape(structure)))
  const { isCut } = shape
  const into = runsOf(list, ends.intoStart, ends.into, ends.from, isCut)
  const outOf = runsOf(list, ends.outOfStart, ends.outOf, ends.to, isCut)
  return { ...shape, into, outOf, leads: leadsIn(into, ends.to) }
}

function leadsIn({ lag, link }: LinkRuns, to: Int32Array): Network['leads'] {
  const leads: { readonly place: number; readonly item: number }[] = []
  lag.forEach((days, place) => {
    if (days < 0) leads.push({ place, item: to[link[place] ?? 0] ?? 0 })
  })
  return leads
}

function runsOf(
  links: readonly Link[],
  startOfAll: Int32Array,
  members: Int32Array,
  others: Int32Array,
  isCut: Uint8Array,
): LinkRuns {
  const start = new Int32Array(startOfAll.length)
  const other = new Int32Array(members.length)
  const type = new Uint8Array(members.length)
  const lag = new Int32Array(members.length)
  const link = new Int32Array(members.length)
  let placed = 0
  for (let item = 0; item + 1 < startOfAll.length; item++) {
    start[item] = placed
    for (let at = startOfAll[item] ?? 0; at < (startOfAll[item + 1] ?? 0); at++) {
      const position = members[at] ?? 0
      const written = links[position]
      if (written === undefined || isCut[position] === 1) continue
      other[placed] = others[position] ?? 0
      type[placed] = typeNumbers[written.type] ?? FS
      lag[placed] = Math.max(-longestLag, Math.min(longestLag, Math.round(written.lag) || 0))
      link[placed++] = position
    }
  }
  start[startOfAll.length - 1] = placed
  return { start, other, type, lag, link }
}

function createShape(structure: Structure): NetworkShape {
  const { count, isLeaf, parent } = structure
  const { from, to } = structure.links.ends
  const hearsGroup = markedFromAbove(structure, to)
  const tellsGroup = markedFromAbove(structure, from)
  const edgeFrom: number[] = []
  const edgeTo: number[] = []
  const outNode = (item: number): number => (isLeaf[item] === 1 ? item : count + item)
  for (let link = 0; link < from.length; link++) {
    edgeFrom.push(outNode(from[link] ?? 0))
    edgeTo.push(to[link] ?? 0)
  }
  for (let item = 0; item < count; item++) {
    const above = parent[item] ?? -1
    if (above < 0) continue
    if (hearsGroup[above] === 1) {
      edgeFrom.push(above)
      edgeTo.push(item)
    }
    if (tellsGroup[above] === 1) {
      edgeFrom.push(outNode(item))
      edgeTo.push(count + above)
    }
  }
  const graph = {
    nodeCount: 2 * count,
    linkCount: from.length,
    from: Int32Array.from(edgeFrom),
    to: Int32Array.from(edgeTo),
  }
  const sorted = topologicalOrder(graph.nodeCount, graph.from, graph.to)
  const { cycles, isCut, order } = findCycles(graph, from, to, sorted)
  const inCycle = new Uint8Array(count)
  for (const cycle of cycles) for (const item of cycle.items) inCycle[item] = 1
  const isUsed = (node: number): boolean =>
    node < count
      ? isLeaf[node] === 1 || hearsGroup[node] === 1
      : tellsGroup[node - count] === 1 && isLeaf[node - count] === 0
  return { order: order.filter(isUsed), hearsGroup, tellsGroup, isCut, cycles, inCycle }
}

/** Groups that are the end of a link, and everything below them. */
function markedFromAbove(structure: Structure, ends: Int32Array): Uint8Array {
  const marked = new Uint8Array(structure.count)
  for (const item of ends) if (structure.isLeaf[item] === 0) marked[item] = 1
  for (let at = structure.count - 1; at >= 0; at--) {
    const item = structure.childrenFirst[at] ?? 0
    const above = structure.parent[item] ?? -1
    if (above >= 0 && marked[above] === 1) marked[item] = 1
  }
  return marked
}
