/** Packs a plan as assembled into what is kept of it (`kept-tables.ts`), which opening only takes up. */

import { packingRows } from '../../base/pack-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { Table } from '../../base/table.ts'
import type { ItemId } from '../ids.ts'
import type { Plan } from '../plan.ts'
import { packedNames } from '../plan-tables.ts'
import type { PackedName } from '../plan-tables.ts'
import type { Report } from '../report.ts'
import type { FoldedCounts, KeptLists, KeptTables } from './kept-tables.ts'
import type { Ledger } from './ledger.ts'

/**
 * In steps of some milliseconds. `ledger`: the one this plan is assembled with, as it is when the first step is taken;
 * `folded`: as it was kept before.
 */
export function* keepingTables(
  plan: Plan,
  ledger: Ledger,
  folded: FoldedCounts,
): Generator<void, KeptTables> {
  // Before any rest: what is said meanwhile goes into these lists.
  const lists = listsBeyond(plan.reports, ledger, folded)
  const tables: [PackedName, PackedRows][] = []
  for (const name of packedNames) tables.push([name, yield* packingRows(plan[name].list)])
  const baselines: KeptTables['baselines'][number][] = []
  for (const { leaves, ...baseline } of plan.baselines.list)
    baselines.push({ baseline, leaves: yield* packingRows([...leaves.values()]) })
  return {
    rest: { id: plan.id, settings: plan.settings, faults: plan.faults },
    tables: Object.fromEntries(tables) as Record<PackedName, PackedRows>,
    baselines,
    reports: yield* packingRows(plan.reports.list.map(withoutLists)),
    lists,
  }
}

/** Empty ones have their place in the row, so that it keeps its shape when it is taken up. */
function withoutLists(report: Report): Report {
  return { ...report, checkIns: none, bookings: none }
}

const none: readonly never[] = []

function listsBeyond(
  reports: Table<Report>,
  ledger: Ledger,
  { items, counts }: FoldedCounts,
): ReadonlyMap<ItemId, KeptLists> {
  const placeOf = new Map(items.map((id, i) => [id, 3 * i]))
  const lists = new Map<ItemId, KeptLists>()
  for (const { id, checkIns, bookings } of reports.list) {
    const story = ledger.stories.get(id)
    const at = placeOf.get(id)
    const isAsFolded =
      story !== undefined &&
      at !== undefined &&
      isSame(checkIns, story.checkIns, counts[at]) &&
      isSame(bookings, story.bookings, counts[at + 1])
    if (!isAsFolded) lists.set(id, { checkIns, bookings })
  }
  return lists
}

/** The list is all of the story, and so it was when that was folded: entries are only ever added. */
function isSame<T>(list: readonly T[], story: readonly T[], count: number | undefined): boolean {
  return story.length === count && list.length === count && list.every((said, i) => said === story[i])
}
