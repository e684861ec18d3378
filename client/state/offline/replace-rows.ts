/**
 * What stands in the device's database after a refusal, in one transaction: rows that were never confirmed go, and all of a
 * closed ledger that held more than the relay; the new states come, the refused are drafts.
 */

import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { DeviceDatabase, DraftRow } from './database.ts'
import type { RoomRows } from './write-again.ts'

export interface Replacement {
  readonly path: string
  /** How often the documents were built anew, this time counted. */
  readonly generation: number
  /** As they were read. */
  readonly rows: readonly RoomRows[]
  /** By room; all of it is on the relay. */
  readonly states: ReadonlyMap<string, Uint8Array>
  readonly head: ChainHead | undefined
  readonly rejected: readonly Omit<DraftRow, 'key'>[]
}

export async function replaceRows(
  { updates, snapshots, heads, drafts, kept, assembled }: DeviceDatabase,
  { path, generation, rows, states, head, rejected }: Replacement,
): Promise<void> {
  const closed = rows.filter((each) => each.closed === 'unsettled')
  const settled = new Set(rows.flatMap((each) => (each.closed === 'settled' ? [each.room] : [])))
  const gone = [
    ...rows.flatMap(({ unconfirmed }) => unconfirmed.flatMap(({ key }) => key ?? [])),
    ...closed.flatMap(({ keys = [] }) => keys),
  ]
  const added = [...states]
    .filter(([room]) => !settled.has(room))
    .map(([room, bytes]) => ({ path, room, bytes, confirmed: 1 as const }))
  await updates.db.transaction('rw', [updates, snapshots, heads, drafts, kept, assembled], async () => {
    await updates.bulkDelete(gone)
    await snapshots.bulkDelete(closed.map(({ room }) => room))
    await updates.bulkAdd(added)
    if (head) await heads.put({ path, head, generation })
    await drafts.bulkAdd(rejected.slice())
    // It was folded with what is no longer in the ledger.
    await kept.delete(path)
    await assembled.delete(path)
  })
}
