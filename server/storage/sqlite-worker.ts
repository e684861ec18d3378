// The thread that owns the SQLite file: one request after the other, so the relay's own thread never waits for a disk.

import { parentPort, workerData } from 'node:worker_threads'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { must } from '../../shared/base/assert.ts'
import type { StorageTrouble } from './contract.ts'
import { packRoom, roomBuffers } from './packed-room.ts'
import { DamagedError, SqliteStore } from './sqlite-store.ts'
import type { SqliteRequest, SqliteSetup } from './sqlite-messages.ts'

const port = must(parentPort, 'runs as a worker')
const { path, newStoreId } = workerData as SqliteSetup
const store = new SqliteStore(path, newStoreId)
port.postMessage({ opened: store.id })

port.on('message', ({ id, ask }: SqliteRequest) => {
  const answer = attempt(() => run(ask))
  port.postMessage({ id, answer }, answer.ok ? roomBuffers(answer.value) : [])
  if (ask.type === 'close') port.close()
})

function run(ask: SqliteRequest['ask']): unknown {
  switch (ask.type) {
    case 'claimEpoch':
      return store.claimEpoch(ask.plan, ask.epoch)
    case 'load':
      return packRoom(store.load(ask.room))
    case 'since':
      return packRoom(store.since(ask.room, ask.sequence))
    case 'heads':
      return store.heads(ask.rooms)
    case 'append':
      return store.append(ask.rows)
    case 'compact':
      return store.compact(ask.compaction)
    case 'access':
      return store.access(ask.plan)
    case 'putAccess':
      return store.putAccess(ask.plan, ask.version, ask.text)
    case 'accessVersions':
      return store.accessVersions(ask.plans)
    case 'erase':
      return store.erase(ask.plan)
    case 'prune':
      return store.prune(ask.at)
    case 'probe':
      return store.probe()
    case 'limitPages':
      return store.limitPages(ask.pages)
    case 'close':
      return store.close()
  }
}

function attempt(run: () => unknown): Result<unknown, StorageTrouble> {
  try {
    return ok(run())
  } catch (error) {
    return err(troubleOf(error))
  }
}

const sqliteFull = 13
const damage = new Set([11, 26]) // corrupt, not a database

function troubleOf(error: unknown): StorageTrouble {
  const message = error instanceof Error ? error.message : String(error)
  const code = (error as { readonly errcode?: number }).errcode ?? 0
  if ((code & 255) === sqliteFull) return { type: 'full' }
  if (error instanceof DamagedError || damage.has(code & 255)) return { type: 'damaged', message }
  return { type: 'failed', message }
}
