// Compaction: exactly the stored parts that were read become one snapshot, in one transaction, merged in another
// thread. Anything odd on the way leaves the store as it is; rows are only ever replaced by what holds them.

import { err, ok, type Result } from '../shared/base/result.ts'
import type { Merger } from './merger.ts'
import type { Storage, StoredRow } from './storage/contract.ts'

/** A room with so many rows is compacted. */
export const rowsBeforeCompaction = 256
/** Or with fewer, but so many bytes: every join merges what is not in the snapshot yet. */
export const bytesBeforeCompaction = 1_000_000

export interface Compacted {
  readonly snapshot: Uint8Array
  /** The last row that is in the snapshot. */
  readonly lastSequence: number
  /** The rows that went into it, beside an earlier snapshot that held all up to `through`. */
  readonly rows: readonly StoredRow[]
  readonly through: number
}

/** The error says why nothing was changed. */
export async function compactRoom(
  room: string,
  storage: Storage,
  merger: Pick<Merger, 'merge'>,
  now: () => number,
): Promise<Result<Compacted, string>> {
  const loaded = await storage.load(room)
  if (!loaded.ok) return err(loaded.error.type)
  const { snapshotId, snapshot, through, rows } = loaded.value
  const lastSequence = rows.at(-1)?.sequence
  if (lastSequence === undefined) {
    // Another relay has done it.
    if (snapshot === undefined) return err('nothing to compact')
    return ok({ snapshot, lastSequence: through, rows, through })
  }
  const parts = rows.map(({ update }) => update)
  if (snapshot !== undefined) parts.unshift(snapshot)
  try {
    const merged = await merger.merge(parts)
    const sequences = rows.map(({ sequence }) => sequence)
    const done = await storage.compact({ room, snapshotId, sequences, snapshot: merged, at: now() })
    if (!done.ok) return err(done.error.type)
    return done.value ? ok({ snapshot: merged, lastSequence, rows, through }) : err('overtaken')
  } catch (error) {
    return err(String(error))
  }
}
