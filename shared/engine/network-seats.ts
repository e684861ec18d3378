/**
 * A network on other seats: a leaf that came stands behind the entry of its group, one that went leaves its node, and all
 * else stays in its order, so that nothing is walked anew.
 */

import { leafNode } from './network-shape.ts'
import type { Network } from './network.ts'
import { positionsOnto, seatRuns, seated } from './seats.ts'
import type { Seats } from './seats.ts'

/** Seats of nodes; `tree` and what is moved are those of the rows. */
export type NodeSeats = Omit<Seats, 'tree' | 'moved' | 'stirred'>

/** Undefined where a group came or went, or anything moved: the order may be another. No link ends at what came or went. */
export function nodeSeats(before: Network, seats: Seats): NodeSeats | undefined {
  if (seats.moved.length > 0) return undefined
  const went: number[] = []
  for (const row of seats.went) {
    if (before.entry[row] !== before.exit[row]) return undefined
    went.push(before.entry[row] ?? -1)
  }
  const behind: number[] = []
  for (const row of seats.came) {
    const above = seats.tree.parent[row] ?? -1
    const group = above < 0 ? -1 : (seats.from[above] ?? -1)
    if (seats.tree.isLeaf[row] !== 1 || (above >= 0 && group < 0)) return undefined
    behind.push(above < 0 ? before.item.length : (before.entry[group] ?? 0) + 1)
  }
  went.sort((a, b) => a - b)
  behind.sort((a, b) => a - b)
  const goneBefore = (node: number): number => went.filter((gone) => gone < node).length
  const came = behind.map((node, at) => node - goneBefore(node) + at)
  return seatRuns(before.item.length, came, went)
}

/** `rowOf`: the row of what came, by its node. */
export function networkOnto(before: Network, seats: Seats, nodes: NodeSeats): Network {
  const { tree, to } = seats
  const nodesOf = (column: Int32Array): Int32Array => positionsOnto(seated(column, seats, -1), nodes.to)
  const entry = nodesOf(before.entry)
  const exit = nodesOf(before.exit)
  const item = positionsOnto(seated(before.item, nodes, -1), to)
  const aboveOf = (column: Int32Array): Int32Array => positionsOnto(seated(column, nodes, -1), nodes.to)
  const entryAbove = aboveOf(before.entryAbove)
  const exitAbove = aboveOf(before.exitAbove)
  const role = seated(before.role, nodes, leafNode)
  const rows = seats.came.toSorted((a, b) => groupEntry(before, seats, a) - groupEntry(before, seats, b))
  nodes.came.forEach((node, at) => {
    const row = rows[at] ?? -1
    const above = tree.parent[row] ?? -1
    item[node] = row
    entry[row] = exit[row] = node
    entryAbove[node] = above < 0 ? -1 : (entry[above] ?? -1)
    exitAbove[node] = above < 0 ? -1 : (exit[above] ?? -1)
  })
  const runs = (links: Network['into']): Network['into'] => ({
    ...links,
    start: startsOnto(links.start, nodes),
    other: positionsOnto(links.other.slice(), nodes.to),
  })
  return {
    ...before,
    item,
    role,
    entryAbove,
    exitAbove,
    entry,
    exit,
    cycles: before.cycles.map((cycle) => ({ ...cycle, items: cycle.items.map((row) => to[row] ?? -1) })),
    into: runs(before.into),
    outOf: runs(before.outOf),
    leads: before.leads.map((lead) => ({ ...lead, item: to[lead.item] ?? -1 })),
  }
}

/** Where the group of a row that came begins; after all else at the top. */
function groupEntry(before: Network, seats: Seats, row: number): number {
  const above = seats.tree.parent[row] ?? -1
  return above < 0 ? before.item.length : (before.entry[seats.from[above] ?? -1] ?? 0)
}

/** Where each node's links begin; those that came have none. */
function startsOnto(start: Int32Array, { count, from }: NodeSeats): Int32Array {
  const moved = new Int32Array(count + 1)
  moved[count] = start[start.length - 1] ?? 0
  for (let node = count - 1; node >= 0; node--) {
    const was = from[node] ?? -1
    moved[node] = was < 0 ? (moved[node + 1] ?? 0) : (start[was] ?? 0)
  }
  return moved
}
