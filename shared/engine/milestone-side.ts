/**
 * On which day a milestone at a boundary is shown (SC1.3): the day that ends there when a finish drives it, the day that
 * begins there when anything else does, or both.
 */

import type { EarlyDates, Floors } from './forward-pass.ts'
import type { Ints } from './ints.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone, unstarted } from './leaf-row.ts'
import { entryNode, exitNode, leafNode } from './network-shape.ts'
import { FF, FS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By node: 1 for a milestone shown on the day that ends at its boundary. */
export type EndSides = Uint8Array

export interface SidesInput {
  readonly network: Network
  /** By position. */
  readonly leaves: LeafColumns
  readonly early: EarlyDates
  readonly floors: Floors
}

export function endSides(input: SidesInput): EndSides {
  const { network, leaves } = input
  const sides = new Uint8Array(network.item.length)
  const sideOf = sideReader(input, sides)
  for (let node = 0; node < sides.length; node++)
    if (leaves.kind.get(network.item[node] ?? 0) === milestone) sides[node] = sideOf(node)
  return sides
}

/**
 * The sides before, of which those of these nodes, and what links lead to from them, are asked again; `turned` are nodes of
 * which they are others.
 */
export function endSidesAgain(
  input: SidesInput,
  leavesOf: Structure['leavesOf'],
  before: EndSides,
  from: readonly number[],
): { readonly sides: EndSides; readonly turned: readonly number[] } {
  const { network, leaves } = input
  const { item, role, outOf, entry, exitAbove } = network
  let sides = before
  const turned: number[] = []
  const waits = new Uint8Array(item.length)
  const ask = (node: number): void => {
    if (role[node] === leafNode) waits[node] = 1
    else if (role[node] === entryNode)
      for (const leaf of leavesOf(item[node] ?? 0)) waits[entry[leaf] ?? 0] = 1
  }
  const reach = (node: number): void => {
    for (let end = node; end >= 0; end = exitAbove[end] ?? -1)
      for (let at = outOf.start[end] ?? 0; at < (outOf.start[end + 1] ?? 0); at++) ask(outOf.other[at] ?? 0)
  }
  for (const node of from) {
    ask(node)
    reach(node)
  }
  for (let node = waits.indexOf(1); node >= 0; node = waits.indexOf(1, node + 1)) {
    const isOne = role[node] === leafNode && leaves.kind.get(item[node] ?? 0) === milestone
    const side = isOne ? sideReader(input, sides)(node) : 0
    if (side === sides[node]) continue
    if (sides === before) sides = before.slice()
    sides[node] = side
    turned.push(node)
    reach(node)
  }
  return { sides, turned }
}

/** `sides` are those of all milestones before the one that is asked for. */
function sideReader(
  { network, leaves, early, floors }: SidesInput,
  sides: EndSides,
): (node: number) => 0 | 1 {
  return (node) => {
    const row = network.item[node] ?? 0
    const boundary = early.start.get(node) ?? none
    if (boundary === none) return 0
    const isOpen = leaves.state.get(row) === unstarted
    const own = Math.max(floors.unstarted, leaves.notBefore.get(row) ?? none, leaves.freedAt.get(row) ?? none)
    return !isOpen || (own !== boundary && isDrivenByFinishes(node, boundary)) ? 1 : 0
  }

  /** Whether all links that hold it there, its own and those into the groups above it, come from the end of a day. */
  function isDrivenByFinishes(milestoneNode: number, boundary: number): boolean {
    const { into, entryAbove } = network
    for (let node = milestoneNode; node >= 0; node = entryAbove[node] ?? -1) {
      for (let place = into.start[node] ?? 0; place < (into.start[node + 1] ?? 0); place++) {
        if (boundOf(place) === boundary && !comesFromFinish(place)) return false
      }
    }
    return true
  }

  function boundOf(place: number): number {
    const date = datesAt(place).get(network.into.other[place] ?? 0) ?? none
    return date === none ? none : date + (network.into.lag[place] ?? 0)
  }

  /** A milestone hands its side on; a task's finish ends a day, and so does any wait after it. */
  function comesFromFinish(place: number): boolean {
    const { other, lag } = network.into
    const wait = lag[place] ?? 0
    const endsDay = wait === 0 ? datesAt(place) === early.finish : wait > 0
    return sourcesOf(other[place] ?? 0, datesAt(place)).every((source) =>
      leaves.kind.get(network.item[source] ?? 0) === milestone ? sides[source] === 1 : endsDay,
    )
  }

  function datesAt(place: number): Ints {
    const type = network.into.type[place]
    return type === FS || type === FF ? early.finish : early.start
  }

  /** The leaf itself, or the leaves that give a group its date: all before the group's exit. */
  function sourcesOf(node: number, dates: Ints): readonly number[] {
    if (network.role[node] !== exitNode) return [node]
    const entry = network.entry[network.item[node] ?? 0] ?? 0
    const sources: number[] = []
    for (let inside = entry + 1; inside < node; inside++) {
      if (dates.get(inside) === dates.get(node) && isBelow(inside, entry)) sources.push(inside)
    }
    return sources
  }

  function isBelow(node: number, entry: number): boolean {
    if (network.role[node] === exitNode) return false
    let above = network.entryAbove[node] ?? -1
    while (above > entry) above = network.entryAbove[above] ?? -1
    return above === entry
  }
}
