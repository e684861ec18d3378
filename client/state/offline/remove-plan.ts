/** Takes a plan off this device, with what it was before it moved to where it is now. */

import { err, ok } from '../../../shared/base/result.ts'
import type { Result } from '../../../shared/base/result.ts'
import type { DeviceDatabase } from './database.ts'

/** How many edits wait for the relay, where any do and they are not to be given up. */
export async function waitingIn(
  database: DeviceDatabase,
  path: string,
): Promise<Result<void, { readonly waiting: number }>> {
  const rows = await database.updates.where('path').equals(path).toArray()
  const waiting = rows.filter((row) => row.confirmed === 0).length
  return waiting > 0 ? err({ waiting }) : ok(undefined)
}

export async function removePlan(database: DeviceDatabase, path: string): Promise<void> {
  const { updates, snapshots, plans, heads, undos, kept, assembled, drafts } = database
  const byPath = [plans, heads, undos, kept, assembled]
  const manyRows = [updates, snapshots, drafts]
  await database.transaction('rw', [...manyRows, ...byPath], async () => {
    const before = await plans.filter(({ movedTo }) => movedTo === path).primaryKeys()
    for (const one of [path, ...before]) {
      for (const table of manyRows) await table.where('path').equals(one).delete()
      for (const table of byPath) await table.delete(one)
    }
  })
  void import('../stop-push.ts').then(({ stopPush }) => stopPush(database, path)).catch(() => undefined)
}
