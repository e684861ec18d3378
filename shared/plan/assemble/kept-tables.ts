/**
 * A plan as assembled, to be kept beside a folded ledger and shown by the next opening before any document is decoded. What
 * was said of each item is in the ledger already; only lists that are not as folded are kept with the tables. Taken up it
 * equals the plan; whoever takes it up reads the documents soon after, and they are right where the two differ.
 */

import { must } from '../../base/assert.ts'
import { packingRows, unpackRows } from '../../base/packed-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import { Positions } from '../../base/positions.ts'
import type { Table } from '../../base/table.ts'
import type { Baseline, BaselineLeaf } from '../baseline.ts'
import type { ItemId } from '../ids.ts'
import type { Plan } from '../plan.ts'
import { packedNames } from '../plan-tables.ts'
import type { PackedName } from '../plan-tables.ts'
import type { Report } from '../report.ts'
import { saidOf } from './kept-ledger.ts'
import type { KeptLedger } from './kept-ledger.ts'
import type { Ledger } from './ledger.ts'

/** Plain enough for a structured clone. */
export interface KeptTables {
  readonly rest: Pick<Plan, 'id' | 'settings' | 'faults'>
  readonly tables: Readonly<Record<PackedName, PackedRows>>
  readonly baselines: readonly { readonly baseline: Omit<Baseline, 'leaves'>; readonly leaves: PackedRows }[]
  readonly reports: PackedRows
  /** By item: lists that are not those of the folded ledger. */
  readonly lists: ReadonlyMap<ItemId, KeptLists>
}

/** A ledger as it was kept before: how much was said of which item. */
export type FoldedCounts = Pick<KeptLedger, 'items' | 'counts'>

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

type KeptLists = Pick<Report, 'checkIns' | 'bookings'>

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

/** `folded` as it was when the tables were kept. Throws where they do not go together. */
export function takeUpTables(kept: KeptTables, folded: KeptLedger): Plan {
  const tables = Object.fromEntries(
    packedNames.map((name) => [name, tableOf(unpackRows<{ readonly id: string }>(kept.tables[name]))]),
  )
  const said = saidOf(folded)
  const reports = unpackRows<Mutable<Report>>(kept.reports)
  for (const report of reports) {
    const { checkIns, bookings } = kept.lists.get(report.id) ?? must(said.get(report.id))
    report.checkIns = checkIns
    report.bookings = bookings
  }
  const baselines = kept.baselines.map(({ baseline, leaves }): Baseline => ({
    ...baseline,
    leaves: new Map(unpackRows<BaselineLeaf>(leaves).map((leaf) => [leaf.id, leaf])),
  }))
  return {
    ...kept.rest,
    ...(tables as unknown as Pick<Plan, PackedName>),
    baselines: tableOf(baselines),
    reports: tableOf(reports),
  }
}

/** Empty ones have their place in the row, so that it keeps its shape when it is taken up. */
function withoutLists(report: Report): Report {
  return { ...report, checkIns: none, bookings: none }
}

const none: readonly never[] = []

/** Sorted by id, as they were. */
function tableOf<T extends { readonly id: string }>(list: readonly T[]): Table<T> {
  return { list, indexById: Positions.of(list) }
}

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
