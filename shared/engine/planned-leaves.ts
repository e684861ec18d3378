/** What a baseline says of each item, by position: looked up once for a table of items, not by every stage again. */

import type { Table } from '../base/table.ts'
import type { Baseline, BaselineLeaf } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'

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

const nothing: PlannedLeaves = []

/** Only a memo: positions stand while the table shares its `indexById`. */
const known = new WeakMap<object, { readonly baseline: Baseline; readonly leaves: PlannedLeaves }>()
