/**
 * On which day a milestone at a boundary is shown (SC1.3): the day that ends there when a finish drives it, the day that
 * begins there when anything else does, or both.
 */

import type { EarlyDates, Floors } from './forward-pass.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone, unstarted } from './leaf-row.ts'
import { exitNode } from './network-shape.ts'
import { FF, FS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'

/** By node: 1 for a milestone shown on the day that ends at its boundary. */
export type EndSides = Uint8Array

export function endSides(network: Network, leaves: LeafColumns, early: EarlyDates, floors: Floors): EndSides {
  const sides = new Uint8Array(network.item.length)
  for (const node of milestonesIn(leaves)) {
    const boundary = early.start[node] ?? none
    if (boundary === none) continue
    const isOpen = leaves.state[node] === unstarted
    const own = Math.max(floors.unstarted, leaves.notBefore[node] ?? none, leaves.freedAt[node] ?? none)
    const endsDay = !isOpen || (own !== boundary && isDrivenByFinishes(node, boundary))
    sides[node] = endsDay ? 1 : 0
  }
  return sides

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
    const date = datesAt(place)[network.into.other[place] ?? 0] ?? none
    return date === none ? none : date + (network.into.lag[place] ?? 0)
  }

  /** A milestone hands its side on; a task's finish ends a day, and so does any wait after it. */
  function comesFromFinish(place: number): boolean {
    const { other, lag } = network.into
    const wait = lag[place] ?? 0
    const endsDay = wait === 0 ? datesAt(place) === early.finish : wait > 0
    return sourcesOf(other[place] ?? 0, datesAt(place)).every((source) =>
      leaves.kind[source] === milestone ? sides[source] === 1 : endsDay,
    )
  }

  function datesAt(place: number): Int32Array {
    const type = network.into.type[place]
    return type === FS || type === FF ? early.finish : early.start
  }

  /** The leaf itself, or the leaves that give a group its date: all before the group's exit. */
  function sourcesOf(node: number, dates: Int32Array): readonly number[] {
    if (network.role[node] !== exitNode) return [node]
    const entry = network.entry[network.item[node] ?? 0] ?? 0
    const sources: number[] = []
    for (let inside = entry + 1; inside < node; inside++) {
      if (dates[inside] === dates[node] && isBelow(inside, entry)) sources.push(inside)
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

/** Nodes of milestones, ascending. */
export function milestonesIn({ kind }: LeafColumns): readonly number[] {
  let found = milestones.get(kind)
  if (found === undefined) {
    const nodes: number[] = []
    for (let node = 0; node < kind.length; node++) if (kind[node] === milestone) nodes.push(node)
    milestones.set(kind, (found = nodes))
  }
  return found
}

/** Only a memo: what is a milestone seldom changes. */
const milestones = new WeakMap<Int32Array, readonly number[]>()
