/**
 * Cycles among links (SC3.4): found, named in order, and taken out, so that everything else is still scheduled. All links
 * of a cycle are left out, for none of them is more wrong than the others.
 */

import { topologicalOrder } from '../base/topological-order.ts'
import { grouped } from './link-table.ts'
import type { LinkEnds } from './link-table.ts'
import type { Structure } from './structure.ts'

export interface Cycle {
  /** Positions of the items it runs through, in order, the smallest first. */
  readonly items: readonly number[]
  /** Position of its first link. */
  readonly link: number
}

export interface FoundCycles {
  readonly cycles: readonly Cycle[]
  /** By position of the link: 1 for those of a cycle. */
  readonly isCut: Uint8Array
}

/** A plan with cycles inside cycles inside cycles is not unpicked further: what is left of them goes as a whole. */
const mostRounds = 30

export function findCycles(structure: Structure): FoundCycles {
  const { ends } = structure.links
  const graph = graphOf(structure)
  const isCut = new Uint8Array(graph.linkCount)
  const cycles: Cycle[] = []
  const cut = (links: readonly number[]): void => {
    cycles.push(cycleOf(links, ends))
    for (const link of links) isCut[link] = 1
  }
  for (let link = 0; link < graph.linkCount; link++) if (ends.from[link] === ends.to[link]) cut([link])
  for (let round = 0; ; round++) {
    const inside = insideCycles(graph, isCut)
    if (!inside.includes(1)) return { cycles, isCut }
    if (round < mostRounds) [...disjointCycles(graph, isCut, inside)].forEach(cut)
    else for (let link = 0; link < graph.linkCount; link++) if (isInside(graph, inside, link)) cut([link])
  }
}

/** Edges below `linkCount` are the plan's links; the others run from a group's entry through its parts to its exit. */
interface LinkGraph {
  readonly nodeCount: number
  readonly linkCount: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Node `i` is leaf or entry `i`, `count + i` is exit `i`. */
function graphOf(structure: Structure): LinkGraph {
  const { count, isLeaf, parent, links } = structure
  const from: number[] = []
  const to: number[] = []
  const exit = (item: number): number => (isLeaf[item] === 1 ? item : count + item)
  for (let link = 0; link < links.list.length; link++) {
    from.push(exit(links.ends.from[link] ?? 0))
    to.push(links.ends.to[link] ?? 0)
  }
  for (let item = 0; item < count; item++) {
    const above = parent[item] ?? -1
    const isEmptyGroup = isLeaf[item] !== 1 && structure.childrenOf(item).length === 0
    if (isEmptyGroup) {
      from.push(item)
      to.push(count + item)
    }
    if (above < 0) continue
    from.push(above, exit(item))
    to.push(item, count + above)
  }
  const linkCount = links.list.length
  return { nodeCount: 2 * count, linkCount, from: Int32Array.from(from), to: Int32Array.from(to) }
}

/** The nodes that lie in a cycle or between two: 1 in the answer. */
function insideCycles(graph: LinkGraph, isCut: Uint8Array): Uint8Array {
  const inside = new Uint8Array(graph.nodeCount)
  const isKept = (_: number, edge: number): boolean => isCut[edge] !== 1
  const forwards = topologicalOrder(graph.nodeCount, graph.from.filter(isKept), graph.to.filter(isKept))
  for (const node of forwards.rest) inside[node] = 1
  const isWithin = (_: number, edge: number): boolean => isCut[edge] !== 1 && isInside(graph, inside, edge)
  const backwards = topologicalOrder(graph.nodeCount, graph.to.filter(isWithin), graph.from.filter(isWithin))
  inside.fill(0)
  for (const node of backwards.rest) inside[node] = 1
  return inside
}

function isInside(graph: LinkGraph, inside: Uint8Array, edge: number): boolean {
  return inside[graph.from[edge] ?? 0] === 1 && inside[graph.to[edge] ?? 0] === 1
}

/** The links of cycles that share no node, found by walking on from every node along its first way. */
function* disjointCycles(
  graph: LinkGraph,
  isCut: Uint8Array,
  inside: Uint8Array,
): Generator<readonly number[]> {
  const [start, edges] = grouped(graph.from, graph.nodeCount)
  const wayOut = (node: number): number => {
    for (let at = start[node] ?? 0; at < (start[node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0
      if (isCut[edge] !== 1 && inside[graph.to[edge] ?? 0] === 1) return edge
    }
    return -1
  }
  const walkOf = new Int32Array(graph.nodeCount).fill(-1)
  const ways = new Int32Array(graph.nodeCount)
  for (let from = 0; from < graph.nodeCount; from++) {
    if (inside[from] !== 1) continue
    let at = from
    while (walkOf[at] === -1) {
      walkOf[at] = from
      ways[at] = wayOut(at)
      at = graph.to[ways[at] ?? 0] ?? 0
    }
    if (walkOf[at] !== from) continue
    const links: number[] = []
    let node = at
    do {
      const edge = ways[node] ?? 0
      if (edge < graph.linkCount) links.push(edge)
      node = graph.to[edge] ?? 0
    } while (node !== at)
    yield links
  }
}

/** The ends of the links in order: where a link enters a group and the next leaves a part of it, both are named. */
function cycleOf(links: readonly number[], { from, to }: LinkEnds): Cycle {
  const steps = links.flatMap((link, i) => {
    const next = links[(i + 1) % links.length] ?? link
    const left = { item: from[link] ?? 0, link }
    const entered = { item: to[link] ?? 0, link: next }
    return entered.item === from[next] ? [left] : [left, entered]
  })
  let first = 0
  steps.forEach((step, i) => {
    if (step.item < (steps[first]?.item ?? 0)) first = i
  })
  const turned = [...steps.slice(first), ...steps.slice(0, first)]
  return { items: turned.map((step) => step.item), link: turned[0]?.link ?? 0 }
}
