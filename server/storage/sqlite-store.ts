// The embedded store itself, blocking; it lives in a worker thread (sqlite-worker.ts). WAL and synchronous=FULL: when
// a statement's transaction has ended, its bytes have been synced to the disk.

import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import {
  keptFor,
  keptOncePer,
  type Compaction,
  type NewRow,
  type StoredAccess,
  type StoredRoom,
} from './contract.ts'
import { prepareSchema } from './sqlite-schema.ts'

/** What is stored does not have the checksum that it was stored with. */
export class DamagedError extends Error {}

export class SqliteStore {
  readonly id: string
  readonly #db: DatabaseSync
  readonly #statements: Statements
  readonly #roomIds = new Map<string, number>()

  constructor(path: string, newStoreId: string) {
    const isNew = !existsSync(path)
    this.#db = new DatabaseSync(path)
    // The relay's own keys are in it, too; what is beside it takes its mode.
    if (isNew) chmodSync(path, 0o600)
    this.#db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 2000')
    prepareSchema(this.#db, newStoreId)
    this.#statements = prepareStatements(this.#db)
    this.id = String(this.#db.prepare("select value from meta where key = 'store'").get()?.['value'])
  }

  claimEpoch(plan: string, epoch: string): string {
    const known = this.#statements.epoch.get(plan)
    if (known !== undefined) return String(known['epoch'])
    this.#statements.claim.run(plan, epoch)
    return epoch
  }

  load(name: string): StoredRoom {
    return this.since(name, -1)
  }

  since(name: string, sequence: number): StoredRoom {
    const room = this.#statements.room.get(name)
    if (room === undefined) return { snapshotId: 0, snapshot: undefined, through: 0, rows: [] }
    const snapshotId = Number(room['snapshot'])
    const through = Number(room['through'])
    const stored = snapshotId === 0 || through <= sequence ? undefined : this.#snapshot(snapshotId)
    return {
      snapshotId,
      snapshot: stored,
      through,
      rows: this.#statements.updates
        .all(Number(room['id']), sequence)
        .map((row) => ({ sequence: Number(row['sequence']), update: checkedBytes(row) })),
    }
  }

  heads(names: readonly string[]): number[] {
    return names.map((name) => Number(this.#statements.head.get(name)?.['last'] ?? 0))
  }

  append(rows: readonly NewRow[]): number[] {
    return this.#transaction(() =>
      rows.map(({ room, update }) => {
        const result = this.#statements.append.run(this.#roomId(room), update, crc32(update))
        return Number(result.lastInsertRowid)
      }),
    )
  }

  compact({ room: name, snapshotId, sequences, snapshot, at }: Compaction): boolean {
    return this.#transaction(() => {
      const room = this.#statements.room.get(name)
      if (room === undefined || Number(room['snapshot']) !== snapshotId) return false
      const id = Number(room['id'])
      let deleted = 0
      for (const sequence of sequences) deleted += Number(this.#statements.remove.run(id, sequence).changes)
      if (deleted !== sequences.length) throw new OvertakenError()
      const added = this.#statements.addSnapshot.run(id, snapshot, crc32(snapshot))
      this.#statements.replaceSnapshot.run(at, snapshotId)
      this.#statements.useSnapshot.run(Number(added.lastInsertRowid), Math.max(...sequences), id)
      this.#statements.thinSnapshots.run(id, snapshotId)
      return true
    })
  }

  access(plan: string): StoredAccess {
    const row = this.#statements.access.get(plan)
    const isKnown = this.#statements.epoch.get(plan) !== undefined
    if (row === undefined) return { version: 0, text: undefined, isKnown }
    return { version: Number(row['version']), text: String(row['text']), isKnown }
  }

  putAccess(plan: string, version: number, text: string): boolean {
    const { addAccess, replaceAccess } = this.#statements
    const written = version === 0 ? addAccess.run(plan, text) : replaceAccess.run(text, plan, version)
    return Number(written.changes) === 1
  }

  accessVersions(plans: readonly string[]): number[] {
    return plans.map((plan) => Number(this.#statements.access.get(plan)?.['version'] ?? 0))
  }

  erase(plan: string): true {
    return this.#transaction(() => {
      const { roomsOf, dropUpdates, dropSnapshots, dropRoom } = this.#statements
      for (const { id } of roomsOf.all(`${plan}.`, `${plan}/`))
        for (const drop of [dropUpdates, dropSnapshots, dropRoom]) drop.run(Number(id))
      this.#roomIds.clear()
      return true
    })
  }

  prune(at: number): true {
    this.#statements.prune.run(at - keptFor)
    return true
  }

  probe(): true {
    return this.#transaction(() => {
      this.#db.exec("insert or replace into meta values ('probe', hex(randomblob(4096)))")
      return true
    })
  }

  /** As if the disk ended after so many pages; SQLite answers "full" beyond. For tests and for a cautious operator. */
  limitPages(pages: number): void {
    this.#db.exec(`pragma max_page_count = ${Math.trunc(pages)}`)
  }

  close(): void {
    this.#db.close()
  }

  #snapshot(id: number): Uint8Array {
    const stored = this.#statements.snapshot.get(id)
    if (stored === undefined) throw new DamagedError('the snapshot is missing')
    return checkedBytes(stored)
  }

  #roomId(name: string): number {
    const known = this.#roomIds.get(name)
    if (known !== undefined) return known
    const found = this.#statements.room.get(name) ?? this.#statements.addRoom.get(name)
    const id = Number(found?.['id'])
    this.#roomIds.set(name, id)
    return id
  }

  #transaction<T extends number[] | boolean>(run: () => T): T {
    this.#db.exec('begin immediate')
    try {
      const value = run()
      this.#db.exec('commit')
      return value
    } catch (error) {
      // A full disk has rolled back already. A room made in this transaction is gone with it.
      if (this.#db.isTransaction) this.#db.exec('rollback')
      this.#roomIds.clear()
      if (error instanceof OvertakenError) return false as T
      throw error
    }
  }
}

class OvertakenError extends Error {}

type Statements = ReturnType<typeof prepareStatements>

function prepareStatements(db: DatabaseSync) {
  const prepare = (sql: string): StatementSync => db.prepare(sql)
  return {
    epoch: prepare('select epoch from plans where plan = ?'),
    claim: prepare('insert into plans values (?, ?)'),
    access: prepare('select version, text from accesses where plan = ?'),
    addAccess: prepare('insert into accesses values (?, 1, ?) on conflict do nothing'),
    replaceAccess: prepare(
      'update accesses set version = version + 1, text = ? where plan = ? and version = ?',
    ),
    // A slash follows on a full stop: all names that begin with the plan and a full stop.
    roomsOf: prepare('select id from rooms where name >= ? and name < ?'),
    dropUpdates: prepare('delete from updates where room = ?'),
    dropSnapshots: prepare('delete from snapshots where room = ?'),
    dropRoom: prepare('delete from rooms where id = ?'),
    room: prepare('select id, snapshot, through from rooms where name = ?'),
    addRoom: prepare('insert into rooms (name) values (?) returning id'),
    updates: prepare(
      'select sequence, bytes, sum from updates where room = ? and sequence > ? order by sequence',
    ),
    head: prepare(`
      select max(rooms.through, coalesce(max(updates.sequence), 0)) as last
      from rooms left join updates on updates.room = rooms.id where rooms.name = ? group by rooms.id`),
    append: prepare('insert into updates (room, bytes, sum) values (?, ?, ?)'),
    remove: prepare('delete from updates where room = ? and sequence = ?'),
    snapshot: prepare('select bytes, sum from snapshots where id = ?'),
    addSnapshot: prepare('insert into snapshots (room, bytes, sum) values (?, ?, ?)'),
    useSnapshot: prepare('update rooms set snapshot = ?, through = max(through, ?) where id = ?'),
    replaceSnapshot: prepare('update snapshots set replaced_at = ? where id = ?'),
    prune: prepare('delete from snapshots where replaced_at < ?'),
    thinSnapshots: prepare(`
      delete from snapshots as old
      where room = ? and replaced_at is not null and id <> ? and exists (
          select 1 from snapshots as newer
          where newer.room = old.room and newer.id > old.id and newer.replaced_at is not null
            and newer.replaced_at / ${keptOncePer} = old.replaced_at / ${keptOncePer})`),
  }
}

function checkedBytes(row: Record<string, unknown>): Uint8Array {
  const bytes = row['bytes']
  if (!(bytes instanceof Uint8Array) || crc32(bytes) !== row['sum']) {
    throw new DamagedError('bytes do not have their checksum')
  }
  return bytes
}
