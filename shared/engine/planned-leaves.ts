/** What a baseline says of each item, by position: looked up once for a table of items, not by every stage again. */

import type { Table } from '../base/table.ts'
import type { Baseline, BaselineLeaf } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import { seatedList } from './seats.ts'
import type { Seats } from './seats.ts'

export type PlannedLeaves = readonly (BaselineLeaf | undefined)[]

/** Empty without a baseline; the same list while no item comes or goes. */
export function plannedLeaves(baseline: Baseline | undefined, items: Table<Item>): PlannedLeaves {
  if (baseline === undefined) return nothing
  const before = known.get(items.indexById)
  if (before?.baseline === baseline) return before.leaves
  const leaves = items.list.map(({ id }) => baseline.leaves.get(id))
  known.set(items.indexById, { baseline, leaves })
  return leaves
}

/** The same of a table on other seats. */
export function plannedLeavesOnto(
  baseline: Baseline | undefined,
  before: Table<Item>,
  items: Table<Item>,
  seats: Seats,
): void {
  if (baseline === undefined || before.indexById === items.indexById) return
  const idAt = (row: number): string => items.list[row]?.id ?? ''
  const leaves = seatedList(plannedLeaves(baseline, before), seats, (row) => baseline.leaves.get(idAt(row)))
  known.set(items.indexById, { baseline, leaves })
}

const nothing: PlannedLeaves = []

/** Only a memo: positions stand while the table shares its `indexById`. */
const known = new WeakMap<object, { readonly baseline: Baseline; readonly leaves: PlannedLeaves }>()
