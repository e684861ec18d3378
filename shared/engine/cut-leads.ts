/** Leads that the plan's start or the status date cut short (SC3.3): LEAD_CUT on the work that would have begun earlier. */

import type { EarlyDates, Floors } from './forward-pass.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { unstarted } from './leaf-row.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** Nodes of leaves. A lead is cut where it asks for a begin before the floor, its predecessor alone would not, and the floor is what holds. */
export function cutLeads(
  structure: Structure,
  network: Network,
  leaves: LeafColumns,
  early: EarlyDates,
  floors: Floors,
): readonly number[] {
  const { into, leads, entry } = network
  const floor = floors.unstarted
  const found = new Set<number>()
  for (const { place, item } of leads) {
    const type = into.type[place] ?? FS
    const lead = into.lag[place] ?? 0
    const dates = type === FS || type === FF ? early.finish : early.start
    const from = dates.get(into.other[place] ?? 0) ?? none
    if (from === none) continue
    const toStart = type === FS || type === SS
    if (toStart && (from + lead >= floor || floor > from)) continue
    for (const leaf of structure.leavesOf(item)) {
      const node = entry[leaf] ?? 0
      if (leaves.state.get(leaf) !== unstarted || early.start.get(node) !== floor) continue
      const begin = from - (toStart ? 0 : (leaves.duration.get(leaf) ?? 0))
      if (begin + lead < floor && floor <= begin) found.add(node)
    }
  }
  return [...found]
}
