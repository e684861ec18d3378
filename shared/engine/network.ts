/**
 * The links of a plan as a graph laid out in the order in which it is walked (SC3). A link at a group is never spread over
 * its leaves: a group has an entry, before all that is in it, where links come in, and an exit, after it, where they go
 * out (SC3.5). The passes work by node, so that they read memory from front to back.
 */

import type { Cycle } from './cycles.ts'
import type { LinkEnds, LinkTable } from './link-table.ts'
import { createNetworkShape } from './network-shape.ts'
import type { NetworkShape } from './network-shape.ts'
import { networkOnto, nodeSeats } from './network-seats.ts'
import type { NodeSeats } from './network-seats.ts'
import type { Seats } from './seats.ts'
import type { Structure } from './structure.ts'

export interface Network extends NetworkShape {
  /** Links by the node they enter, and by the node they leave; those of a cycle are left out (SC3.4). */
  readonly into: LinkRuns
  readonly outOf: LinkRuns
  /** Places in `into` of links with a negative lag, and the items they enter. */
  readonly leads: readonly { readonly place: number; readonly item: number }[]
}

/** Those of node `n` stand at the places `start[n] … start[n + 1] - 1`. */
export interface LinkRuns {
  readonly start: Int32Array
  /** The node at the other end. */
  readonly other: Int32Array
  readonly type: Uint8Array
  readonly lag: Int32Array
  /** Position in the structure's links. */
  readonly link: Int32Array
}

export type { Cycle }

export { FF, FS, SF, SS } from './link-table.ts'

export function networkOf(structure: Structure): Network {
  let network = networks.get(structure)
  if (network === undefined) networks.set(structure, (network = createNetwork(structure)))
  return network
}

/** The network of `before` carried to `structure`, which is it on other seats; gives the seats of its nodes where that could be done. */
export function carryNetwork(before: Structure, seats: Seats, structure: Structure): NodeSeats | undefined {
  const was = networks.get(before)
  const nodes = was && nodeSeats(was, seats)
  if (!nodes) return undefined
  const network = networkOnto(was, seats, nodes)
  networks.set(structure, network)
  shapes.set(structure.links.ends, network)
  carried.set(structure, nodes)
  return nodes
}

/** How the nodes stand that were carried to a structure; undefined where they were not. */
export function nodesOnto(structure: Structure): NodeSeats | undefined {
  return carried.get(structure)
}

const carried = new WeakMap<Structure, NodeSeats>()

/** Links that come or go mostly leave the order as good as it was: then it stands for `structure`, too, which has the same tree. */
export function keepShape(before: Structure, structure: Structure): void {
  const { ends } = structure.links
  const shape = shapes.get(before.links.ends)
  if (shape && !shapes.has(ends) && isInOrder(shape, ends))
    shapes.set(ends, { ...shape, isCut: new Uint8Array(ends.from.length) })
}

/** Whether every link leads to what comes later: then none of them closes a circle. */
function isInOrder({ cycles, entry, exit }: NetworkShape, { from, to }: LinkEnds): boolean {
  if (cycles.length > 0) return false
  for (let link = 0; link < from.length; link++)
    if ((exit[from[link] ?? 0] ?? 0) >= (entry[to[link] ?? 0] ?? 0)) return false
  return true
}

const networks = new WeakMap<Structure, Network>()
/** Kept while only lags and types of links change. */
const shapes = new WeakMap<LinkEnds, NetworkShape>()

/** A circle that comes or goes takes links out or back that are themselves no others (SC3.4). */
export function hasSameLoops(before: Structure, structure: Structure): boolean {
  if (before === structure) return true
  if (before.tree !== structure.tree) return false
  const [was, is] = [before, structure].map((one) => cutLinks(one))
  return was?.length === is?.length && was?.every((link, at) => link === is?.[at]) === true
}

/** Those that circles leave out, with where each circle runs: of most plans none. */
function cutLinks(structure: Structure): readonly unknown[] {
  const { cycles, isCut } = networkOf(structure)
  if (cycles.length === 0) return []
  const links = structure.links.list.filter((_, link) => isCut[link] === 1)
  return [...links, ...cycles.flatMap(({ items }) => [items.length, ...items])]
}

function createNetwork(structure: Structure): Network {
  const { ends } = structure.links
  let shape = shapes.get(ends)
  if (shape === undefined) shapes.set(ends, (shape = createNetworkShape(structure)))
  const into = runsInto(structure, shape)
  const outOf = runsOutOf(structure, shape)
  return { ...shape, into, outOf, leads: leadsIn(into, ends.to) }
}

function runsInto(structure: Structure, shape: NetworkShape): LinkRuns {
  const { intoStart, into, from } = structure.links.ends
  return runsOf(
    structure.links,
    shape,
    shape.entry,
    intoStart,
    into,
    (link) => shape.exit[from[link] ?? 0] ?? 0,
  )
}

function runsOutOf(structure: Structure, shape: NetworkShape): LinkRuns {
  const { outOfStart, outOf, to } = structure.links.ends
  return runsOf(
    structure.links,
    shape,
    shape.exit,
    outOfStart,
    outOf,
    (link) => shape.entry[to[link] ?? 0] ?? 0,
  )
}

/** `nodeOf`: the node of each item at which these links stand; `members` from `firsts[item]` on are the item's links. */
function runsOf(
  { type: types, lag: lags }: LinkTable,
  { item, isCut }: NetworkShape,
  nodeOf: Int32Array,
  firsts: Int32Array,
  members: Int32Array,
  otherOf: (link: number) => number,
): LinkRuns {
  const start = new Int32Array(item.length + 1)
  const other = new Int32Array(members.length)
  const type = new Uint8Array(members.length)
  const lag = new Int32Array(members.length)
  const link = new Int32Array(members.length)
  let placed = 0
  for (let node = 0; node < item.length; node++) {
    start[node] = placed
    const of = item[node] ?? 0
    if (nodeOf[of] !== node) continue
    for (let at = firsts[of] ?? 0; at < (firsts[of + 1] ?? 0); at++) {
      const position = members[at] ?? 0
      if (isCut[position] === 1) continue
      other[placed] = otherOf(position)
      type[placed] = types[position] ?? 0
      lag[placed] = lags[position] ?? 0
      link[placed++] = position
    }
  }
  start[item.length] = placed
  return { start, other, type, lag, link }
}

function leadsIn({ lag, link }: LinkRuns, to: Int32Array): Network['leads'] {
  const leads: { readonly place: number; readonly item: number }[] = []
  lag.forEach((days, place) => {
    if (days < 0) leads.push({ place, item: to[link[place] ?? 0] ?? 0 })
  })
  return leads
}
