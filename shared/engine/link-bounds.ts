/**
 * What the links ask of a leaf now (SC3.1, SC5.6): every link into it or into a group above it, with the boundary it sets
 * for the leaf's start or finish, and where the leaf stands on the axis.
 */

import type { BaseFigures } from './figures.ts'
import { linkColumns } from './link-columns.ts'
import { FF, FS, SF, SS } from './network.ts'
import { none, progressStates } from './schedule-marks.ts'

export interface LinkBound {
  /** Position of the item, leaf or group, that the link comes from. */
  readonly from: number
  /** Position in the structure's links. */
  readonly link: number
  /** Which end of the predecessor it counts from, and which end of this leaf it holds. */
  readonly counts: 'start' | 'finish'
  readonly holds: 'start' | 'finish'
  readonly boundary: number
}

export type Place = Pick<BaseFigures, 'structure' | 'schedule'>

const unstarted = progressStates.indexOf('unstarted')
const finished = progressStates.indexOf('finished')

export function isFinished({ schedule }: Place, index: number): boolean {
  return schedule.state[index] === finished
}

export function isUnstarted({ schedule }: Place, index: number): boolean {
  return schedule.state[index] === unstarted
}

/** Calls with each link that can hold the leaf: those of its groups too, none from a predecessor without dates. */
export function forEachBound(place: Place, index: number, use: (bound: LinkBound) => void): void {
  const { structure, schedule } = place
  const { intoStart, into, from: sources } = structure.links.ends
  const { type: types, lag, isCut } = linkColumns(structure)
  for (let item = index; item >= 0; item = structure.parent[item] ?? -1) {
    for (let at = intoStart[item] ?? 0; at < (intoStart[item + 1] ?? 0); at++) {
      const link = into[at] ?? 0
      const from = sources[link] ?? 0
      const type = types[link] ?? FS
      const counts = type === SS || type === SF ? 'start' : 'finish'
      const end = (counts === 'start' ? schedule.earlyStart : schedule.earlyFinish)[from] ?? none
      if (end === none || isCut[link] === 1) continue
      const holds = type === FF || type === SF ? 'finish' : 'start'
      use({ from, link, counts, holds, boundary: end + (lag[link] ?? 0) })
    }
  }
}

/** Where work that is still to do begins: the start of an unstarted leaf, the rest of a started one. */
export function restStart({ schedule }: Place, index: number): number {
  const finish = schedule.earlyFinish[index] ?? none
  if (finish === none) return none
  return schedule.state[index] === unstarted
    ? (schedule.earlyStart[index] ?? none)
    : finish - (schedule.remaining[index] ?? 0)
}
