/**
 * Merges a room's confirmed rows into its snapshot: reads, writes and deletes exactly what it read, in one transaction,
 * under a Web Lock, so that two tabs never fold the same rows twice and no row that came meanwhile is lost.
 */

import * as Y from 'yjs'
import type { RoomOfPlan } from '../rooms-of-plan.ts'
import type { DeviceDatabase } from './database.ts'
import { withLock } from './with-lock.ts'

/** Fewer confirmed rows are left alone, unless the device is full. */
const usualFrom = 200
const fanIn = 64

/** Those that are read; `foldFrom`: the device is full, and all of them. What fails stays as it is. */
export async function compactRooms(
  database: DeviceDatabase,
  path: string,
  rooms: readonly Pick<RoomOfPlan, 'room' | 'isUnread'>[],
  foldFrom?: number,
): Promise<void> {
  for (const { room, isUnread } of rooms)
    if (!isUnread || foldFrom !== undefined) await compactRoom(database, path, room, foldFrom).catch(() => 0)
}

/** Number of rows folded; 0 when there were too few. Unconfirmed rows stay rows. */
export async function compactRoom(
  database: DeviceDatabase,
  path: string,
  room: string,
  foldFrom = usualFrom,
): Promise<number> {
  return withLock(`plumbline.compact.${room}`, () =>
    database.transaction(
      'rw',
      [database.updates, database.snapshots, database.kept, database.assembled],
      async () => {
        const rows = await database.updates.where('room').equals(room).sortBy('key')
        const confirmed = rows.filter((row) => row.confirmed === 1)
        if (confirmed.length < foldFrom) return 0
        const before = await database.snapshots.get(room)
        const bytes = mergeTree([...(before ? [before.bytes] : []), ...confirmed.map((row) => row.bytes)])
        await database.snapshots.put({ room, path, bytes })
        await database.updates.bulkDelete(confirmed.map((row) => row.key))
        const kept = room.includes('.ledger.') ? await database.kept.get(path) : undefined
        if (kept && (kept.upTo ?? 0) < (confirmed.at(-1)?.key ?? 0))
          await database.kept.put({ path, plan: kept.plan })
        const tables = await database.assembled.get(path)
        if (tables && tables.upTo < (confirmed.at(-1)?.key ?? 0)) await database.assembled.delete(path)
        return confirmed.length
      },
    ),
  )
}

/** Yjs merges a flat list in quadratic time; as a tree of small merges it is nearly linear (architecture, The relay). */
export function mergeTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += fanIn) next.push(Y.mergeUpdates(level.slice(i, i + fanIn)))
    level = next
  }
  return level[0] ?? Y.encodeStateAsUpdate(new Y.Doc())
}
