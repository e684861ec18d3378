// The embedded store as the relay sees it: the storage contract over a worker thread that owns `<folder>/relay.db`.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '../../shared/base/result.ts'
import type {
  Answer,
  Compaction,
  NewRow,
  Storage,
  StoredAccess,
  StoredRoom,
  StorageTrouble,
} from './contract.ts'
import { lockFolder } from './folder-lock.ts'
import { unpackRoom, type PackedRoom } from './packed-room.ts'
import type { SqliteAsk, SqliteSetup } from './sqlite-messages.ts'

/** Opens or makes the store in this folder; throws in words when it is in use or cannot be opened. */
export async function openSqlite(folder: string, newStoreId: string): Promise<SqliteStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  const setup: SqliteSetup = { path: join(folder, 'relay.db'), newStoreId }
  const file = new URL('sqlite-worker.ts', import.meta.url)
  const worker = new Worker(file, { workerData: setup })
  try {
    return new SqliteStorage(worker, await opened(worker), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

type Settle = (answer: Result<never, StorageTrouble>) => void

export class SqliteStorage implements Storage {
  readonly id: string
  readonly #worker: Worker
  readonly #unlock: () => void
  readonly #waiting = new Map<number, Settle>()
  #last = 0
  #dead: StorageTrouble | undefined
  #closing: Promise<void> | undefined

  constructor(worker: Worker, id: string, unlock: () => void) {
    this.id = id
    this.#worker = worker
    this.#unlock = unlock
    worker.on('message', ({ id, answer }: { id: number; answer: Result<never, StorageTrouble> }) => {
      this.#settle(id, answer)
    })
    worker.on('error', (error) => this.#die(String(error)))
    worker.on('exit', () => this.#die('the store is closed'))
  }

  claimEpoch(plan: string, epoch: string): Promise<Result<string, StorageTrouble>> {
    return this.#ask({ type: 'claimEpoch', plan, epoch })
  }

  load(room: string): Promise<Result<StoredRoom, StorageTrouble>> {
    return this.#askRoom({ type: 'load', room })
  }

  since(room: string, sequence: number): Promise<Result<StoredRoom, StorageTrouble>> {
    return this.#askRoom({ type: 'since', room, sequence })
  }

  heads(rooms: readonly string[]): Promise<Result<readonly number[], StorageTrouble>> {
    return this.#ask({ type: 'heads', rooms })
  }

  append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
    return this.#ask({ type: 'append', rows })
  }

  compact(compaction: Compaction): Promise<Result<boolean, StorageTrouble>> {
    return this.#ask({ type: 'compact', compaction })
  }

  access(plan: string): Answer<StoredAccess> {
    return this.#ask({ type: 'access', plan })
  }

  putAccess(plan: string, version: number, text: string): Answer<boolean> {
    return this.#ask({ type: 'putAccess', plan, version, text })
  }

  accessVersions(plans: readonly string[]): Answer<readonly number[]> {
    return this.#ask({ type: 'accessVersions', plans })
  }

  erase(plan: string): Answer<true> {
    return this.#ask({ type: 'erase', plan })
  }

  prune(at: number): Promise<Result<true, StorageTrouble>> {
    return this.#ask({ type: 'prune', at })
  }

  probe(): Promise<Result<true, StorageTrouble>> {
    return this.#ask({ type: 'probe' })
  }

  /** The disk ends here, for tests: real "database or disk is full" answers of SQLite beyond so many pages. */
  async limitPages(pages: number): Promise<void> {
    await this.#ask({ type: 'limitPages', pages })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#ask({ type: 'close' })
    this.#unlock()
  }

  async #askRoom(ask: SqliteAsk): Promise<Result<StoredRoom, StorageTrouble>> {
    const answer = await this.#ask<PackedRoom>(ask)
    return answer.ok ? ok(unpackRoom(answer.value)) : answer
  }

  #ask<T>(ask: SqliteAsk): Promise<Result<T, StorageTrouble>> {
    if (this.#dead !== undefined) return Promise.resolve(err(this.#dead))
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      // A thread has no origin; the rule is about windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.#worker.postMessage({ id, ask })
    })
  }

  #settle(id: number, answer: Result<never, StorageTrouble>): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  #die(message: string): void {
    this.#dead ??= { type: 'failed', message }
    for (const id of this.#waiting.keys()) this.#settle(id, err(this.#dead))
  }
}

function opened(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.once('message', ({ opened }: { opened: string }) => resolve(opened))
    worker.once('error', reject)
  })
}
