/** The kept tables of a plan in the device's database: they stand while nothing is written that they do not cover. */

import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import { takeUpTables } from '../../../shared/plan/assemble/kept-tables.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { DeviceDatabase, TablesRow } from './database.ts'

/** The key of the newest row of any document of a plan; 0 where there is none. */
export async function lastKeyOf({ updates }: DeviceDatabase, path: string): Promise<number> {
  return (await updates.where('path').equals(path).primaryKeys()).at(-1) ?? 0
}

/** Undefined where nothing was kept, by another program than `code`, or something was written since. */
export async function readTables(
  database: DeviceDatabase,
  path: string,
  code: string,
): Promise<TablesRow | undefined> {
  return database
    .transaction('r', [database.assembled, database.updates], async () => {
      const row = await database.assembled.get(path)
      return row?.code === code && (await lastKeyOf(database, path)) <= row.upTo ? row : undefined
    })
    .catch(() => undefined)
}

/** The plan; undefined where they were kept with another fold, or do not go with it. */
export function planOfTables(row: TablesRow | undefined, folded: KeptPlan): Plan | undefined {
  if (!row || !isSame(row.cut, folded.cut)) return undefined
  try {
    return takeUpTables(row.tables, folded.ledger)
  } catch {
    return undefined
  }
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
