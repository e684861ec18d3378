/**
 * Keeps the documents of one plan on the device. What changes is queued and written in batches, everything queued in one
 * transaction, so that the cells, the signed entry and the chain's head of one command stand or fall together. A row counts
 * as unconfirmed until the relay has echoed all of it (or said in its state vector that it holds it).
 */

import type { ChainHead } from '../../../shared/doc/chain.ts'
import type { IdRanges } from '../../../shared/wire/id-ranges.ts'
import { readUpdate } from '../../../shared/wire/read-update.ts'
import type { UpdateContent } from '../../../shared/wire/read-update.ts'
import type { UndoStacks } from '../plan-keeper.ts'
import type { DeviceDatabase, UpdateRow } from './database.ts'

export interface StoreState {
  /** Edits queued and not yet in the database. */
  readonly queued: number
  /** Rows, queued or stored, that the relay has not confirmed. */
  readonly unconfirmed: number
  /** Of those, the ones of the ledger: every command writes one there, so they count commands. */
  readonly waiting: number
  readonly trouble?: 'full' | 'lost'
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
}

/** Rides in the same transaction as the rows queued with it. */
interface Extra {
  readonly head?: ChainHead
  readonly undo?: UndoStacks
}

const batchDelay = 60

export class PlanStore {
  readonly #database: DeviceDatabase
  readonly #path: string
  readonly #changed: (state: StoreState) => void
  #queue: QueuedRow[] = []
  #extra: Extra = {}
  #pending: Pending[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #trouble: StoreState['trouble']

  constructor(database: DeviceDatabase, path: string, changed: (state: StoreState) => void) {
    this.#database = database
    this.#path = path
    this.#changed = changed
  }

  get state(): StoreState {
    return {
      queued: this.#queue.length,
      unconfirmed: this.#pending.length,
      waiting: this.#pending.filter(({ room }) => room.includes('.ledger.')).length,
      ...(this.#trouble && { trouble: this.#trouble }),
    }
  }

  /** All bytes of a room in order, snapshot first. Rows that were never confirmed count as waiting again. */
  async load(room: string): Promise<readonly Uint8Array[]> {
    const [snapshot, rows] = await this.#database.transaction(
      'r',
      [this.#database.snapshots, this.#database.updates],
      () =>
        Promise.all([
          this.#database.snapshots.get(room),
          this.#database.updates.where('room').equals(room).sortBy('key'),
        ]),
    )
    for (const row of rows) if (row.confirmed === 0) this.#await(row.room, row.bytes, row.key)
    this.#changed(this.state)
    return [...(snapshot ? [snapshot.bytes] : []), ...rows.map((row) => row.bytes)]
  }

  /** Queues what happened in a document: here (`confirmed` false), or as it came from the relay. */
  push(room: string, bytes: Uint8Array, confirmed: boolean): void {
    const pending = confirmed ? undefined : this.#await(room, bytes, undefined)
    this.#queue.push({ row: { path: this.#path, room, bytes, confirmed: pending ? 0 : 1 }, pending })
    this.#schedule()
  }

  /** The chain's head and the undo stack ride in the same transaction as the rows queued with them. */
  keep(extra: Extra): void {
    this.#extra = { ...this.#extra, ...extra }
    this.#schedule()
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
    if (keys.length > 0) void this.#markConfirmed(keys)
    this.#changed(this.state)
  }

  /** Resolves when everything queued until now is in the database, or has failed and said so. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
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
    this.#changed(this.state)
  }

  async #write(): Promise<void> {
    const batch = this.#queue
    const extra = this.#extra
    if (batch.length === 0 && extra.head === undefined && extra.undo === undefined) return
    this.#queue = []
    this.#extra = {}
    try {
      await this.#writeBatch(batch, extra)
      this.#trouble = undefined
    } catch (error) {
      // Nothing is lost: it stays in memory, first in line, and the state says that it is not on the device.
      this.#queue = [...batch, ...this.#queue]
      this.#extra = { ...extra, ...this.#extra }
      this.#trouble = isQuota(error) ? 'full' : 'lost'
    }
    this.#changed(this.state)
  }

  async #writeBatch(batch: readonly QueuedRow[], extra: Extra): Promise<void> {
    const { updates, heads, undos } = this.#database
    await this.#database.transaction('rw', [updates, heads, undos], async () => {
      const rows = batch.map(
        ({ row, pending }) => ({ ...row, confirmed: isDone(pending) ? 1 : row.confirmed }) as const,
      )
      const keys = await updates.bulkAdd(rows, { allKeys: true })
      batch.forEach(({ pending }, i) => {
        if (pending) pending.key = keys[i]
      })
      if (extra.head !== undefined) await heads.put({ path: this.#path, head: extra.head })
      if (extra.undo !== undefined) await undos.put({ path: this.#path, stack: extra.undo })
    })
    // Echoed while it was being written: the row went in as unconfirmed.
    const late = batch.flatMap(({ row, pending }) =>
      row.confirmed === 0 && pending?.key !== undefined && isDone(pending) ? [pending.key] : [],
    )
    if (late.length > 0) await this.#markConfirmed(late)
  }

  async #markConfirmed(keys: readonly number[]): Promise<void> {
    await this.#database.updates.where('key').anyOf(keys.slice()).modify({ confirmed: 1 })
  }
}

function isDone(pending: Pending | undefined): boolean {
  return pending !== undefined && pending.structs.isEmpty && pending.deletes.isEmpty
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`)
}
