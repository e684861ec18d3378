/** Keeps the tables of a plan in the device's database (`kept-tables.ts`). */

import type { DeviceDatabase, TablesRow } from './database.ts'
import { isSame, lastKeyOf } from './kept-tables.ts'

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
