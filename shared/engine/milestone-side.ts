/**
 * On which day a milestone at a boundary is shown (SC1.3): the day that ends there when a finish drives it, the day that
 * begins there when anything else does, or both.
 */

import type { EarlyDates, Floors } from './forward-pass.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone, unstarted } from './leaf-row.ts'
import { linksInto } from './links-into.ts'
import { FF, FS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By position: 1 for a milestone shown on the day that ends at its boundary. */
export type EndSides = Uint8Array

export function endSides(
  structure: Structure,
  network: Network,
  columns: LeafColumns,
  early: EarlyDates,
  floors: Floors,
): EndSides {
  const endsDay = new Uint8Array(structure.count)
  for (const node of network.order) {
    if (node >= structure.count || columns.kind[node] !== milestone) continue
    const boundary = early.start[node] ?? none
    if (boundary === none) continue
    endsDay[node] = columns.state[node] !== unstarted || isDrivenByFinish(node, boundary) ? 1 : 0
  }
  return endsDay

  function isDrivenByFinish(item: number, boundary: number): boolean {
    const own = Math.max(floors.unstarted, columns.notBefore[item] ?? none, columns.freedAt[item] ?? none)
    if (own === boundary) return false
    const drivers = linksInto(structure, network, item).filter((at) => boundOf(at) === boundary)
    return drivers.every(comesFromFinish)
  }

  function boundOf(at: number): number {
    const { other, type, lag } = network.into
    const source = other[at] ?? 0
    const from = type[at] === FS || type[at] === FF ? early.finish[source] : early.start[source]
    return from === undefined || from === none ? none : from + (lag[at] ?? 0)
  }

  /** A milestone hands its side on; a task's finish ends a day, and so does any wait after it. */
  function comesFromFinish(at: number): boolean {
    const { other, type, lag } = network.into
    const source = other[at] ?? 0
    const fromFinish = type[at] === FS || type[at] === FF
    const sources = sourcesOf(source, fromFinish)
    return sources.every((leaf) => {
      if (columns.kind[leaf] === milestone) return endsDay[leaf] === 1
      return (lag[at] ?? 0) === 0 ? fromFinish : (lag[at] ?? 0) > 0
    })
  }

  /** The item itself, or the leaves that give a group its date. */
  function sourcesOf(item: number, fromFinish: boolean): readonly number[] {
    if (structure.isLeaf[item] === 1) return [item]
    const dates = fromFinish ? early.finish : early.start
    return structure.leavesOf(item).filter((leaf) => dates[leaf] === dates[item])
  }
}
