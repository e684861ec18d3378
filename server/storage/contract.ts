// What the relay asks of a store; test/server/storage-contract.ts is run on every implementation. A promise that
// resolves well means that the bytes are on the disk. Trouble is a value: the relay answers it, nothing is retried here.

import type { Result } from '../../shared/base/result.ts'

export type StorageTrouble =
  /** No space: nothing of the request was written. */
  | { readonly type: 'full' }
  /** What is stored cannot be read: the room must be set aside, never written over. */
  | { readonly type: 'damaged'; readonly message: string }
  | { readonly type: 'failed'; readonly message: string }

export interface StoredRow {
  /** Rising in a room, never used twice; in the order in which the rows became visible to others. */
  readonly sequence: number
  readonly update: Uint8Array
}

export interface StoredRoom {
  /** 0 before the first compaction. */
  readonly snapshotId: number
  readonly snapshot: Uint8Array | undefined
  /** The last row that went into a snapshot; 0 before the first. */
  readonly through: number
  /** Updates since the snapshot, in the order of their commits. */
  readonly rows: readonly StoredRow[]
}

export interface NewRow {
  readonly room: string
  readonly update: Uint8Array
}

export interface Compaction {
  readonly room: string
  /** The snapshot and the rows that went into the new one, as they were read: just these are replaced. */
  readonly snapshotId: number
  readonly sequences: readonly number[]
  readonly snapshot: Uint8Array
  /** Now, in ms: a replaced snapshot is kept for a day from here. */
  readonly at: number
}

/** Who may enter a plan: a text that only the relay's access layer reads. */
export interface StoredAccess {
  /** Counts the writes; 0 before the first. */
  readonly version: number
  readonly text: string | undefined
  /** Somebody has been in the plan: it has an epoch. */
  readonly isKnown: boolean
}

export type Answer<T> = Promise<Result<T, StorageTrouble>>

export interface Storage {
  /** Random, made with the store. */
  readonly id: string
  /** The plan's epoch; it becomes `epoch` where the plan has none yet. */
  claimEpoch(plan: string, epoch: string): Answer<string>
  /** Every update of the room that was ever appended is in the answer; an unknown room is an empty one. */
  load(room: string): Answer<StoredRoom>
  /**
   * What the room holds beyond this row: later rows, and the snapshot where it has taken in some of them. For relays on
   * several machines over one store.
   */
  since(room: string, sequence: number): Answer<StoredRoom>
  /** The last row of each room, 0 where there is none. */
  heads(rooms: readonly string[]): Answer<readonly number[]>
  /** All rows or none; answers their sequences in order. */
  append(rows: readonly NewRow[]): Answer<readonly number[]>
  /** In one transaction; false, and nothing changed, when what it replaces is not there as it was read. */
  compact(compaction: Compaction): Answer<boolean>
  access(plan: string): Answer<StoredAccess>
  /** False, and nothing changed, when another write came after this version was read. */
  putAccess(plan: string, version: number, text: string): Answer<boolean>
  /** The version of each plan's access, 0 where there is none. */
  accessVersions(plans: readonly string[]): Answer<readonly number[]>
  /** Lets go of every room of a plan, its snapshots too. Its epoch and its access stay. */
  erase(plan: string): Answer<true>
  /** Lets go of replaced snapshots whose day is over. */
  prune(at: number): Answer<true>
  /** Writes and takes back a little, to see whether writing works again. */
  probe(): Answer<true>
  close(): Promise<void>
}

/** A replaced snapshot is kept this long. The newest of each hour, and always the last one, so that a day is not 5,000 copies. */
export const keptFor = 24 * 3_600_000
export const keptOncePer = 3_600_000
