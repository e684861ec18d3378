/**
 * Links between the rows of the Timeline: found once for all rows, drawn only where a row of theirs is in sight. What ends
 * in a folded group ends on that group's row, at its own day, once for each pair of rows.
 */

import { criticalChain, driverChain } from '../../../shared/engine/critical-chain.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { worstIndex } from '../../../shared/engine/variance.ts'
import type { Link } from '../../../shared/plan/item.ts'
import type { TimelineRows } from './timeline-rows.ts'

export interface RowLink {
  readonly link: Link
  /** Positions of the items, and the rows that stand for them. */
  readonly from: number
  readonly to: number
  readonly fromRow: number
  readonly toRow: number
}

export interface RowLinks {
  readonly list: readonly RowLink[]
  /** Positions in `list` by row. */
  readonly byRow: ReadonlyMap<number, readonly number[]>
}

export function rowLinks({ structure }: Figures, { rowOf }: TimelineRows): RowLinks {
  const list: RowLink[] = []
  const byRow = new Map<number, number[]>()
  const seen = new Set<string>()
  for (const link of structure.links.list) {
    const from = structure.indexOf(link.from) ?? -1
    const to = structure.indexOf(link.to) ?? -1
    const fromRow = rowOf[from] ?? -1
    const toRow = rowOf[to] ?? -1
    if (fromRow < 0 || toRow < 0 || fromRow === toRow) continue
    const key = `${fromRow} ${toRow} ${link.type}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const row of [fromRow, toRow]) {
      const known = byRow.get(row)
      if (known) known.push(list.length)
      else byRow.set(row, [list.length])
    }
    list.push({ link, from, to, fromRow, toRow })
  }
  return { list, byRow }
}

/**
 * Those that leave or enter a row in [first, last], and of `always` those that pass by too: at most `most`, those of
 * `always` first, so that one row with a thousand followers is still a picture.
 */
export function linksInSight(
  { list, byRow }: RowLinks,
  first: number,
  last: number,
  always: ReadonlySet<string>,
  most = 400,
): readonly RowLink[] {
  const kept: RowLink[] = []
  const others: RowLink[] = []
  const seen = new Set<number>()
  for (let row = first; row <= last; row++) {
    for (const at of byRow.get(row) ?? []) {
      const found = list[at]
      if (!found || seen.has(at)) continue
      seen.add(at)
      ;(always.has(found.link.id) ? kept : others).push(found)
    }
  }
  if (always.size > 0) {
    list.forEach((found, at) => {
      const passes =
        Math.min(found.fromRow, found.toRow) < first && Math.max(found.fromRow, found.toRow) > last
      if (passes && !seen.has(at) && always.has(found.link.id)) kept.push(found)
    })
  }
  return [...kept, ...others].slice(0, most)
}

/** Links that give the dates of the critical chain (SC4.6). */
export function criticalLinks({ structure, schedule }: Figures): ReadonlySet<string> {
  return new Set(criticalChain(structure, schedule).steps.map(({ linkId }) => linkId))
}

/** Links that give an item its date, back to where nothing unfinished holds it; of a group, its worst leaf's. */
export function driverLinks(figures: Figures, index: number): ReadonlySet<string> {
  const { structure, schedule } = figures
  const leaf = structure.isLeaf[index] === 1 ? index : (worstIndex(figures, index) ?? index)
  return new Set(driverChain(structure, schedule, leaf).steps.map(({ linkId }) => linkId))
}
