/**
 * Keeps the documents of one plan on the device. What changes is queued and written in batches, everything queued in one
 * transaction, so that the cells, the signed entry and the chain's head of one command stand or fall together. A row counts
 * as unconfirmed until the relay has echoed all of it (or said in its state vector that it holds it).
 */

import type { IdRanges } from '../../../shared/wire/id-ranges.ts'
import { readUpdate } from '../../../shared/wire/read-update.ts'
import type { UpdateContent } from '../../../shared/wire/read-update.ts'
import type { DeviceDatabase, UpdateRow } from './database.ts'
import { PlanRows } from './plan-rows.ts'
import type { Extra } from './plan-rows.ts'
import type { RoomRows } from './write-again.ts'

export interface StoreState {
  /** Edits queued or being written, and not yet in the database. */
  readonly queued: number
  /** Rows, queued or stored, that the relay has not confirmed. */
  readonly unconfirmed: number
  /** Of those, the ones of the ledger: every command writes one there, so they count commands. */
  readonly waiting: number
  readonly trouble?: 'full' | 'lost'
}

export interface PlanStoreEvents {
  changed(state: StoreState): void
  /** An edit of ours was written down, or could not be: the other tabs may have it now. Once for each. `isHeld`: by the relay, too. */
  written?(room: string, bytes: Uint8Array, isHeld: boolean): void
  /** The device is full: makes room by compaction. */
  makeRoom?(): Promise<void>
}

interface Pending {
  readonly room: string
  key: number | undefined
  structs: IdRanges
  deletes: IdRanges
}

interface QueuedRow {
  readonly row: Omit<UpdateRow, 'key'>
  readonly pending: Pending | undefined
  isTold: boolean
}

const batchDelay = 60

export class PlanStore {
  readonly rows: PlanRows
  readonly #path: string
  readonly #events: PlanStoreEvents
  #queue: QueuedRow[] = []
  /** Of the queue, on the way into the database: not there yet. */
  #underway = 0
  #extra: Extra = {}
  /** The latest of what rides along, for a database that has lost it. */
  #latest: Extra = {}
  #pending: Pending[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #trouble: StoreState['trouble']

  constructor(database: DeviceDatabase, path: string, events: PlanStoreEvents) {
    this.rows = new PlanRows(database, path)
    this.#path = path
    this.#events = events
  }

  get state(): StoreState {
    return {
      queued: this.#queue.length + this.#underway,
      unconfirmed: this.#pending.length,
      waiting: this.#pending.filter(({ room }) => room.includes('.ledger.')).length,
      ...(this.#trouble && { trouble: this.#trouble }),
    }
  }

  /** All bytes of a room, snapshot first. Rows that were never confirmed count as waiting again. */
  async load(room: string): Promise<readonly Uint8Array[]> {
    const { confirmed, unconfirmed } = await this.rows.read(room)
    for (const row of unconfirmed) this.#await(room, row.bytes, row.key)
    this.#tell()
    return [...confirmed, ...unconfirmed.map(({ bytes }) => bytes)]
  }

  /** What the relay has and what was never confirmed, apart; with what only this tab holds. */
  async readApart(room: string): Promise<RoomRows> {
    const stored = await this.rows.read(room).catch(() => ({ room, confirmed: [], unconfirmed: [] }))
    const queued = this.#queue.filter(({ row }) => row.room === room)
    const isHeld = ({ row, pending }: QueuedRow): boolean => row.confirmed === 1 || isDone(pending)
    return {
      ...stored,
      confirmed: [...stored.confirmed, ...queued.filter(isHeld).map(({ row }) => row.bytes)],
      unconfirmed: [
        ...stored.unconfirmed,
        ...queued.filter((row) => !isHeld(row)).map(({ row }) => ({ key: undefined, bytes: row.bytes })),
      ],
    }
  }

  /** Queues what happened in a document: here (`confirmed` false), or as it came from the relay. */
  push(room: string, bytes: Uint8Array, confirmed: boolean): void {
    const pending = confirmed ? undefined : this.#await(room, bytes, undefined)
    const row = { path: this.#path, room, bytes, confirmed: pending ? 0 : 1 } as const
    this.#queue.push({ row, pending, isTold: confirmed })
    this.#schedule()
  }

  /** The chain's head and the undo stack ride in the same transaction as the rows queued with them. */
  keep(extra: Extra): void {
    this.#extra = { ...this.#extra, ...extra }
    this.#latest = { ...this.#latest, ...extra }
    this.#schedule()
  }

  /** No row of this tab's waits for it, and still the relay lacks it: another tab wrote it, or the relay lost it. */
  waitFor(room: string, lacked: Pick<UpdateContent, 'structs' | 'deletes'>): void {
    let { structs, deletes } = lacked
    for (const pending of this.#pending) {
      if (pending.room !== room) continue
      structs = structs.minus(pending.structs)
      deletes = deletes.minus(pending.deletes)
    }
    if (structs.isEmpty && deletes.isEmpty) return
    this.#pending.push({ room, key: undefined, structs, deletes })
    this.#tell()
  }

  /** Takes from what waits everything that the relay has shown to hold. */
  confirm(room: string, held: Pick<UpdateContent, 'structs' | 'deletes'>): void {
    const done: Pending[] = []
    for (const pending of this.#pending) {
      if (pending.room !== room) continue
      pending.structs = pending.structs.minus(held.structs)
      pending.deletes = pending.deletes.minus(held.deletes)
      if (pending.structs.isEmpty && pending.deletes.isEmpty) done.push(pending)
    }
    if (done.length === 0) return
    this.#pending = this.#pending.filter((pending) => !done.includes(pending))
    const keys = done.flatMap(({ key }) => (key === undefined ? [] : [key]))
    this.#markConfirmed(keys)
    this.#tell()
  }

  /** Something in this room, the relay has not shown to hold. */
  waitsIn(room: string): boolean {
    return this.#pending.some((pending) => pending.room === room)
  }

  /** Resolves when everything queued until now is in the database, or has failed and said so. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  /** The key of the ledgers' last row once everything queued until now is in the database; 0 where they have none. */
  async lastSaid(): Promise<number> {
    await this.flush()
    return this.rows.lastKeyOfLedgers()
  }

  /** Forgets what waits: the documents are about to be read or written as a whole. */
  forget(): void {
    this.#pending = []
    this.#queue = []
    this.#extra = {}
    this.#tell()
  }

  /** Into a database that lost everything: the whole state, to be confirmed by the relay again. */
  async writeWhole(states: ReadonlyMap<string, Uint8Array>): Promise<void> {
    this.forget()
    this.#extra = this.#latest
    this.rows.takeAsNew()
    for (const [room, bytes] of states) this.push(room, bytes, false)
    await this.flush()
  }

  #await(room: string, bytes: Uint8Array, key: number | undefined): Pending | undefined {
    const content = readUpdate(bytes)
    if (!content || (content.structs.isEmpty && content.deletes.isEmpty)) return undefined
    const pending: Pending = { room, key, structs: content.structs, deletes: content.deletes }
    this.#pending.push(pending)
    return pending
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), batchDelay)
    this.#tell()
  }

  #tell(): void {
    this.#events.changed(this.state)
  }

  async #write(): Promise<void> {
    const batch = this.#queue
    const extra = this.#extra
    if (batch.length === 0 && extra.head === undefined && extra.undo === undefined) return
    this.#queue = []
    this.#extra = {}
    this.#underway = batch.length
    const error = await this.#tryWrite(batch, extra)
    this.#underway = 0
    if (error === undefined) this.#trouble = undefined
    else {
      // Nothing is lost: it stays in memory, first in line, and the state says that it is not on the device.
      this.#queue = [...batch, ...this.#queue]
      this.#extra = { ...extra, ...this.#extra }
      this.#trouble = isQuota(error) ? 'full' : 'lost'
    }
    this.#tell()
    for (const queued of batch) {
      const { row, pending, isTold } = queued
      if (!isTold) this.#events.written?.(row.room, row.bytes, isDone(pending))
      queued.isTold = true
    }
  }

  /** The error that is left; on a full device it is tried once more after a compaction. */
  async #tryWrite(batch: readonly QueuedRow[], extra: Extra): Promise<unknown> {
    const write = (): Promise<unknown> =>
      this.#writeBatch(batch, extra).then(
        () => undefined,
        (error: unknown) => error ?? new Error('not written'),
      )
    const error = await write()
    if (!isQuota(error) || !this.#events.makeRoom) return error
    await this.#events.makeRoom()
    return write()
  }

  async #writeBatch(batch: readonly QueuedRow[], extra: Extra): Promise<void> {
    const rows = batch.map(
      ({ row, pending }) => ({ ...row, confirmed: isDone(pending) ? 1 : row.confirmed }) as const,
    )
    const keys = await this.rows.add(rows, extra)
    batch.forEach(({ pending }, i) => {
      if (pending) pending.key = keys[i]
    })
    // Echoed while it was being written: the row went in as unconfirmed.
    const late = batch.flatMap(({ pending }, i) =>
      rows[i]?.confirmed === 0 && pending?.key !== undefined && isDone(pending) ? [pending.key] : [],
    )
    this.#markConfirmed(late)
  }

  /** Where it fails the rows stay unconfirmed: they are shown to the relay again, which knows them. */
  #markConfirmed(keys: readonly number[]): void {
    if (keys.length > 0) this.rows.confirm(keys).catch(() => undefined)
  }
}

function isDone(pending: Pending | undefined): boolean {
  return pending !== undefined && pending.structs.isEmpty && pending.deletes.isEmpty
}

/** Dexie wraps what the browser said, sometimes twice. */
function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (/quota/i.test(`${error.name} ${error.message}`)) return true
  return 'inner' in error && isQuota(error.inner)
}
