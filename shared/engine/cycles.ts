/**
 * Cycles among links (SC3.4): found, named in order, and taken out, so that everything else is still scheduled. All links
 * of a cycle are left out, for none of them is more wrong than the others.
 */

import { topologicalOrder } from '../base/topological-order.ts'
import type { TopologicalOrder } from '../base/topological-order.ts'
import { grouped } from './link-table.ts'

export interface Cycle {
  /** Positions of the items it runs through, in order, the smallest first. */
  readonly items: readonly number[]
  /** Position of its first link. */
  readonly link: number
}

/** Edges below `linkCount` are the plan's links; the others hold groups and their leaves together. */
export interface LinkGraph {
  readonly nodeCount: number
  readonly linkCount: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/** A plan with cycles inside cycles inside cycles is not unpicked further: what is left of them goes as a whole. */
const mostRounds = 30

export function findCycles(
  graph: LinkGraph,
  linkFrom: Int32Array,
  linkTo: Int32Array,
  sorted: TopologicalOrder,
): { readonly cycles: readonly Cycle[]; readonly isCut: Uint8Array; readonly order: Int32Array } {
  const isCut = new Uint8Array(graph.linkCount)
  const cycles: Cycle[] = []
  const cut = (links: readonly number[]): void => {
    cycles.push(cycleOf(links, linkFrom, linkTo))
    for (const link of links) isCut[link] = 1
  }
  for (let link = 0; link < graph.linkCount; link++) if (linkFrom[link] === linkTo[link]) cut([link])
  let current = cycles.length === 0 ? sorted : sortWithout(graph, isCut)
  for (let round = 0; current.rest.length > 0; round++) {
    const inside = insideCycles(graph, isCut, current.rest)
    if (round < mostRounds) [...disjointCycles(graph, isCut, inside)].forEach(cut)
    else for (let link = 0; link < graph.linkCount; link++) if (isInside(graph, inside, link)) cut([link])
    current = sortWithout(graph, isCut)
  }
  return { cycles, isCut, order: current.order }
}

function sortWithout(graph: LinkGraph, isCut: Uint8Array): TopologicalOrder {
  const kept = (_: number, edge: number): boolean => isCut[edge] !== 1
  return topologicalOrder(graph.nodeCount, graph.from.filter(kept), graph.to.filter(kept))
}

/** Of the nodes in or behind a cycle, those that also lead into one: 1 in the answer. */
function insideCycles(graph: LinkGraph, isCut: Uint8Array, rest: readonly number[]): Uint8Array {
  const inside = new Uint8Array(graph.nodeCount)
  for (const node of rest) inside[node] = 1
  const within = (_: number, edge: number): boolean => isCut[edge] !== 1 && isInside(graph, inside, edge)
  const backwards = topologicalOrder(graph.nodeCount, graph.to.filter(within), graph.from.filter(within))
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
  const walkOf = new Int32Array(graph.nodeCount).fill(-1)
  const wayOut = (node: number): number => {
    for (let at = start[node] ?? 0; at < (start[node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0
      if (isCut[edge] !== 1 && inside[graph.to[edge] ?? 0] === 1) return edge
    }
    return -1
  }
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

/** The ends of the links in order: where a link enters a group and the next leaves a leaf of it, both are named. */
function cycleOf(links: readonly number[], linkFrom: Int32Array, linkTo: Int32Array): Cycle {
  const ends = links.flatMap((link, i) => {
    const next = links[(i + 1) % links.length] ?? link
    const from = { item: linkFrom[link] ?? 0, link }
    const to = { item: linkTo[link] ?? 0, link: next }
    return to.item === (linkFrom[next] ?? 0) ? [from] : [from, to]
  })
  let first = 0
  ends.forEach((end, i) => {
    if (end.item < (ends[first]?.item ?? 0)) first = i
  })
  const turned = [...ends.slice(first), ...ends.slice(0, first)]
  return { items: turned.map((end) => end.item), link: turned[0]?.link ?? 0 }
}
