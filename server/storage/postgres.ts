// The shared store: Postgres is the record, for any number of relays. A statement that has answered is on the disk
// (synchronous_commit); the connections are a small pool, and a lost one is trouble of just what was asked on it.

import { crc32 } from 'node:zlib'
import pg from 'pg'
import type { PoolClient } from 'pg'
import { must } from '../../shared/base/assert.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { keptFor, keptOncePer } from './contract.ts'
import type {
  Answer,
  Compaction,
  NewRow,
  Storage,
  StoredAccess,
  StoredRoom,
  StorageTrouble,
} from './contract.ts'
import * as accesses from './postgres-access.ts'
import { preparePostgres } from './postgres-schema.ts'

export const relayName = 'plumbline relay'
const connections = 8
/** No answer within this, in ms, is trouble: a store that hangs must not hold what people do. */
const patience = 10_000

/** Opens or makes the store at this address (`postgres://…`); throws in words when it cannot be reached or read. */
export async function openPostgres(url: string, newStoreId: string): Promise<PostgresStorage> {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    options: '-c synchronous_commit=on',
    // By which a restore sees that relays are at work: so connections stay, also while nobody asks.
    application_name: relayName,
    idleTimeoutMillis: 0,
  }
  const client = new pg.Client(options)
  try {
    await client.connect()
    const id = await preparePostgres(client, newStoreId)
    return new PostgresStorage(new pg.Pool({ ...options, max: connections }), id)
  } catch (error) {
    throw cannotBeUsed(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}

export class PostgresStorage implements Storage {
  readonly id: string
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool, id: string) {
    this.id = id
    this.#pool = pool
    // A connection that breaks while nobody uses it; who asks next gets another one, or is told.
    pool.on('error', () => {})
  }

  claimEpoch(plan: string, epoch: string): Promise<Result<string, StorageTrouble>> {
    return attempt(async () => {
      const claim = 'insert into plumbline.plans values ($1, $2) on conflict do nothing'
      await this.#pool.query(claim, [plan, epoch])
      const { rows } = await this.#pool.query('select epoch from plumbline.plans where plan = $1', [plan])
      return String(must(rows[0]).epoch)
    })
  }

  load(room: string): Promise<Result<StoredRoom, StorageTrouble>> {
    return this.since(room, -1)
  }

  since(name: string, sequence: number): Promise<Result<StoredRoom, StorageTrouble>> {
    return attempt(() =>
      this.#transaction(async (client) => {
        await client.query('set transaction isolation level repeatable read read only')
        const found = await client.query<RoomRow>(roomOf, [name])
        const room = found.rows[0]
        if (room === undefined) return { snapshotId: 0, snapshot: undefined, through: 0, rows: [] }
        const [snapshotId, through] = [Number(room.snapshot), Number(room.through)]
        const needed = snapshotId !== 0 && through > sequence
        const snapshot = needed ? await this.#snapshot(client, snapshotId) : undefined
        const { rows } = await client.query<BytesRow & { sequence: string }>(updatesOf, [room.id, sequence])
        const updates = rows.map((row) => ({ sequence: Number(row.sequence), update: checkedBytes(row) }))
        return { snapshotId, snapshot, through, rows: updates }
      }),
    )
  }

  heads(rooms: readonly string[]): Promise<Result<readonly number[], StorageTrouble>> {
    return attempt(async () => {
      const sql = 'select name, last from plumbline.rooms where name = any($1)'
      const { rows } = await this.#pool.query<{ name: string; last: string }>(sql, [rooms])
      const last = new Map(rows.map((row) => [row.name, Number(row.last)]))
      return rooms.map((room) => last.get(room) ?? 0)
    })
  }

  append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
    return attempt(async () => {
      const counts = new Map<string, number>()
      for (const { room } of rows) counts.set(room, (counts.get(room) ?? 0) + 1)
      // Rooms are locked in the order of their names: two relays never wait for each other.
      const names = [...counts.keys()].sort()
      const before = new Map<string, number>()
      const place = rows.map(({ room }) => {
        const at = (before.get(room) ?? 0) + 1
        before.set(room, at)
        return (counts.get(room) ?? 0) - at
      })
      const { rows: grown } = await this.#pool.query<{ name: string; last: string }>(appendRows, [
        names,
        names.map((name) => counts.get(name)),
        rows.map(({ room }) => room),
        place,
        rows.map(({ update }) => Buffer.from(update)),
        rows.map(({ update }) => crc32(update)),
      ])
      const last = new Map(grown.map((row) => [row.name, Number(row.last)]))
      return rows.map(({ room }, i) => must(last.get(room)) - must(place[i]))
    })
  }

  compact({
    room: name,
    snapshotId,
    sequences,
    snapshot,
    at,
  }: Compaction): Promise<Result<boolean, StorageTrouble>> {
    return attempt(() =>
      this.#transaction(async (client) => {
        const room = (await client.query<RoomRow>(`${roomOf} for update`, [name])).rows[0]
        if (room === undefined || Number(room.snapshot) !== snapshotId) return false
        const removed = await client.query(removeUpdates, [room.id, sequences])
        if (removed.rowCount !== sequences.length) throw new Overtaken()
        const bytes = [room.id, Buffer.from(snapshot), crc32(snapshot)]
        const added = (await client.query<{ id: string }>(addSnapshot, bytes)).rows[0]
        await client.query('update plumbline.snapshots set replaced_at = $1 where id = $2', [at, snapshotId])
        await client.query(useSnapshot, [must(added).id, Math.max(...sequences), room.id])
        await client.query(thinSnapshots, [room.id, snapshotId, keptOncePer])
        return true
      }),
    )
  }

  access(plan: string): Answer<StoredAccess> {
    return attempt(() => accesses.read(this.#pool, plan))
  }

  putAccess(plan: string, version: number, text: string): Answer<boolean> {
    return attempt(() => accesses.put(this.#pool, plan, version, text))
  }

  accessVersions(plans: readonly string[]): Answer<readonly number[]> {
    return attempt(() => accesses.versions(this.#pool, plans))
  }

  erase(plan: string): Answer<true> {
    return attempt(() => accesses.erase(this.#pool, plan))
  }

  prune(at: number): Promise<Result<true, StorageTrouble>> {
    return attempt(async () => {
      await this.#pool.query('delete from plumbline.snapshots where replaced_at < $1', [at - keptFor])
      return true as const
    })
  }

  probe(): Promise<Result<true, StorageTrouble>> {
    return attempt(async () => {
      const write = `insert into plumbline.meta values ('probe', md5(random()::text))
        on conflict (key) do update set value = excluded.value`
      await this.#pool.query(write)
      return true as const
    })
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end()
  }

  async #snapshot(client: PoolClient, id: number): Promise<Uint8Array> {
    const sql = 'select bytes, sum from plumbline.snapshots where id = $1'
    const stored = (await client.query<BytesRow>(sql, [id])).rows[0]
    if (stored === undefined) throw new Damaged('the snapshot is missing')
    return checkedBytes(stored)
  }

  async #transaction<T>(run: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const value = await run(client)
      await client.query('commit')
      return value
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => (broken = lost))
      if (error instanceof Overtaken) return false as T
      throw error
    } finally {
      client.release(broken)
    }
  }
}

class Overtaken extends Error {}
class Damaged extends Error {}

interface RoomRow {
  readonly id: string
  readonly snapshot: string
  readonly through: string
}

interface BytesRow {
  readonly bytes: Buffer
  readonly sum: string
}

const roomOf = 'select id, snapshot, through from plumbline.rooms where name = $1'
const updatesOf = `
  select sequence, bytes, sum from plumbline.updates where room = $1 and sequence > $2 order by sequence`
const appendRows = `
  with grown as (
    insert into plumbline.rooms (name, last)
    select name, rows from unnest($1::text[], $2::bigint[]) as new (name, rows) order by name
    on conflict (name) do update set last = plumbline.rooms.last + excluded.last
    returning id, name, last
  ), added as (
    insert into plumbline.updates
    select grown.id, grown.last - given.back, given.bytes, given.sum
    from unnest($3::text[], $4::bigint[], $5::bytea[], $6::bigint[]) as given (name, back, bytes, sum)
    join grown using (name)
  )
  select name, last from grown`
const removeUpdates = 'delete from plumbline.updates where room = $1 and sequence = any($2::bigint[])'
const addSnapshot = 'insert into plumbline.snapshots (room, bytes, sum) values ($1, $2, $3) returning id'
const useSnapshot = `
  update plumbline.rooms set snapshot = $1, through = greatest(through, $2) where id = $3`
const thinSnapshots = `
  delete from plumbline.snapshots as old
  where room = $1 and replaced_at is not null and id <> $2 and exists (
    select 1 from plumbline.snapshots as newer
    where newer.room = old.room and newer.id > old.id and newer.replaced_at is not null
      and newer.replaced_at / $3 = old.replaced_at / $3)`

function checkedBytes({ bytes, sum }: BytesRow): Uint8Array {
  if (crc32(bytes) !== Number(sum)) throw new Damaged('bytes do not have their checksum')
  return new Uint8Array(bytes)
}

async function attempt<T>(run: () => Promise<T>): Promise<Result<T, StorageTrouble>> {
  try {
    return ok(await run())
  } catch (error) {
    return err(troubleOf(error))
  }
}

/** What Postgres calls disk_full; data_corrupted, index_corrupted. */
const diskFull = '53100'
const corrupted = new Set(['XX001', 'XX002'])

function troubleOf(error: unknown): StorageTrouble {
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  if (code === diskFull) return { type: 'full' }
  const isDamage = error instanceof Damaged || (code !== undefined && corrupted.has(code))
  return { type: isDamage ? 'damaged' : 'failed', message: wordsOf(error) }
}

function wordsOf(error: unknown): string {
  // Where every address of a host was tried, Node says so without a word of its own.
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

export function cannotBeUsed(url: string, error: unknown): Error {
  return new Error(`The store ${withoutPassword(url)} cannot be used: ${wordsOf(error)}`, { cause: error })
}

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    return 'named in PLUMBLINE_STORE'
  }
}
