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

/** Why not, where it was not put: something was written since it was taken, or another fold stands than it goes with. */
export async function putTables(
  database: DeviceDatabase,
  row: TablesRow,
): Promise<'kept' | 'written since' | 'another fold'> {
  return database.transaction('rw', [database.assembled, database.kept, database.updates], async () => {
    if ((await lastKeyOf(database, row.path)) !== row.upTo) return 'written since'
    const folded = await database.kept.get(row.path)
    if (!folded || !isSame(folded.plan.cut, row.cut)) return 'another fold'
    await database.assembled.put(row)
    return 'kept'
  })
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

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
