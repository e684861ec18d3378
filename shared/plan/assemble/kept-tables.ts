/**
 * A plan as assembled, to be kept beside a folded ledger and shown by the next opening before any document is decoded. What
 * was said of each item is in the ledger already; only lists that are not as folded are kept with the tables. Taken up it
 * equals the plan; whoever takes it up reads the documents soon after, and they are right where the two differ.
 */

import { must } from '../../base/assert.ts'
import { unpackRows } from '../../base/packed-rows.ts'
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

export type KeptLists = Pick<Report, 'checkIns' | 'bookings'>

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

/** Sorted by id, as they were. */
function tableOf<T extends { readonly id: string }>(list: readonly T[]): Table<T> {
  return { list, indexById: Positions.of(list) }
}
