// The storage contract on memory, SQLite and Postgres, and what only SQLite has: a folder, a lock, checksums, an end of the disk.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { must } from '../../shared/base/assert.ts'
import { keptFor } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { openPostgres, type PostgresStorage } from '../../server/storage/postgres.ts'
import { openSqlite, type SqliteStorage } from '../../server/storage/sqlite.ts'
import { findPostgres, startPostgres, type PostgresServer } from '../helpers/postgres-server.ts'
import { testStorage, value } from './storage-contract.ts'

const atEnd: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-store-'))
  atEnd.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function open(folder: string, id = 'store'): Promise<SqliteStorage> {
  const storage = await openSqlite(folder, id)
  atEnd.push(() => storage.close())
  return storage
}

testStorage('memory', async () => {
  const storage = new MemoryStorage('store')
  return { storage, reopen: async () => storage }
})

testStorage('SQLite', async () => {
  const folder = await newFolder()
  const storage = await open(folder)
  return {
    storage,
    async reopen() {
      await storage.close()
      return open(folder)
    },
  }
})

const postgres = findPostgres()
let server: PostgresServer | undefined
afterAll(async () => server?.remove())

/** Each test has a database of its own, in one scratch cluster. */
async function newPostgres(): Promise<{ readonly url: string; readonly storage: PostgresStorage }> {
  server ??= await startPostgres(must(postgres))
  const url = server.newDatabase()
  const storage = await openPostgres(url, 'store')
  atEnd.push(() => storage.close())
  return { url, storage }
}

describe.skipIf(postgres === undefined)('with Postgres (skipped where its package is not installed)', () => {
  testStorage('Postgres', async () => {
    const { url, storage } = await newPostgres()
    return {
      storage,
      async reopen() {
        await storage.close()
        const again = await openPostgres(url, 'another')
        atEnd.push(() => again.close())
        return again
      },
    }
  })

  test('two relays opening an empty database at once agree on one store', async () => {
    const { url, storage } = await newPostgres()
    const both = await Promise.all([openPostgres(url, 'one'), openPostgres(url, 'other')])
    atEnd.push(...both.map((each) => () => each.close()))
    expect(both.map(({ id }) => id)).toEqual([storage.id, storage.id])
  })

  test('rows that two relays append at once are numbered without a gap, each seen before the next', async () => {
    const { url, storage } = await newPostgres()
    const other = await openPostgres(url, 'other')
    atEnd.push(() => other.close())
    const rows = (from: number): { room: string; update: Uint8Array }[] =>
      Array.from({ length: 20 }, (_, i) => ({ room: i % 2 ? 'b' : 'a', update: Uint8Array.of(from, i) }))
    const seen: number[][] = []
    const writing = { isOver: false }
    const reading = (async () => {
      while (!writing.isOver)
        seen.push(value(await storage.since('a', 0)).rows.map(({ sequence }) => sequence))
    })()
    const appended = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? other : storage).append(rows(i))),
    )
    writing.isOver = true
    await reading
    expect(appended.every(({ ok }) => ok)).toBe(true)
    const all = value(await storage.load('a')).rows.map(({ sequence }) => sequence)
    expect(all).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    for (const sequences of seen) expect(sequences).toEqual(all.slice(0, sequences.length))
  })

  test('a flipped bit is damage to that room only', async () => {
    const { url, storage } = await newPostgres()
    value(await storage.append([{ room: 'a', update: Uint8Array.of(1, 2, 3) }]))
    value(await storage.append([{ room: 'b', update: Uint8Array.of(4) }]))
    const client = new pg.Client(url)
    await client.connect()
    await client.query("update plumbline.updates set bytes = '\\x010204' where length(bytes) = 3")
    await client.end()
    expect(await storage.load('a')).toMatchObject({ ok: false, error: { type: 'damaged' } })
    expect(value(await storage.load('b')).rows).toHaveLength(1)
  })

  test('a store of a newer Plumbline, and one that is not there, are refused in words without the password', async () => {
    const { url } = await newPostgres()
    const client = new pg.Client(url)
    await client.connect()
    await client.query("update plumbline.meta set value = '99' where key = 'version'")
    await client.end()
    await expect(openPostgres(url, 'store')).rejects.toThrow(/newer Plumbline/)
    const nowhere = 'postgres://anna:secret@127.0.0.1:1/plans'
    await expect(openPostgres(nowhere, 'store')).rejects.toThrow(
      /postgres:\/\/127.0.0.1:1\/plans cannot be used/,
    )
    await expect(openPostgres(nowhere, 'store')).rejects.not.toThrow(/secret/)
  })
})

describe('SQLite', () => {
  const update = new Uint8Array(3_000).fill(7)

  test('keeps the id it was made with', async () => {
    const folder = await newFolder()
    const first = await open(folder, 'first')
    await first.close()
    expect((await open(folder, 'second')).id).toBe('first')
  })

  test('a folder is one relay’s: a second one is told so in words', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    await expect(openSqlite(folder, 'second')).rejects.toThrow(/Another relay is running on/)
    await first.close()
    expect((await open(folder)).id).toBe('store')
  })

  test('refuses a store of a newer Plumbline, and what is no store at all', async () => {
    const folder = await newFolder()
    await (await open(folder)).close()
    const db = new DatabaseSync(join(folder, 'relay.db'))
    db.exec('pragma user_version = 99')
    db.close()
    await expect(openSqlite(folder, 'store')).rejects.toThrow(/newer Plumbline/)
    await writeFile(
      join(folder, 'relay.db'),
      'this is a letter, not a database, and long enough to be read as one',
    )
    await expect(openSqlite(folder, 'store')).rejects.toThrow(/not a database/)
  })

  test('at the end of the disk it says full, writes nothing of the group, and goes on when there is space', async () => {
    const storage = await open(await newFolder())
    value(await storage.append([{ room: 'a', update }]))
    await storage.limitPages(30)
    const group = Array.from({ length: 200 }, () => ({ room: 'a', update }))
    expect(await storage.append(group)).toEqual({ ok: false, error: { type: 'full' } })
    expect(value(await storage.load('a')).rows).toHaveLength(1)
    await storage.limitPages(10_000)
    expect(value(await storage.append(group))).toHaveLength(200)
    expect(value(await storage.load('a')).rows).toHaveLength(201)
  })

  test('a full disk stops new plans and compactions as clearly', async () => {
    const storage = await open(await newFolder())
    const sequences = value(await storage.append([{ room: 'a', update }]))
    await storage.limitPages(1)
    const snapshot = new Uint8Array(100_000)
    const compacted = await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot, at: 0 })
    expect(compacted).toEqual({ ok: false, error: { type: 'full' } })
    expect(value(await storage.load('a')).rows).toHaveLength(1)
  })

  test.each(['updates', 'snapshots'])('a flipped bit in %s is damage to that room only', async (table) => {
    const folder = await newFolder()
    const storage = await open(folder)
    const sequences = value(await storage.append([{ room: 'a', update }]))
    value(await storage.append([{ room: 'b', update }]))
    value(await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot: update, at: 0 }))
    value(await storage.append([{ room: 'a', update }]))
    await storage.close()
    const db = new DatabaseSync(join(folder, 'relay.db'))
    db.prepare(`update ${table} set bytes = zeroblob(3000) where room = 1`).run()
    db.close()
    const again = await open(folder)
    expect(await again.load('a')).toMatchObject({ ok: false, error: { type: 'damaged' } })
    expect(value(await again.load('b')).rows).toHaveLength(1)
  })

  test('a replaced snapshot is kept for a day: the last one, and one for each hour before', async () => {
    const folder = await newFolder()
    const storage = await open(folder)
    const hour = 3_600_000
    let snapshotId = 0
    for (let i = 0; i < 40 * 4; i++) {
      const sequences = value(await storage.append([{ room: 'a', update }]))
      value(await storage.compact({ room: 'a', snapshotId, sequences, snapshot: update, at: i * (hour / 4) }))
      snapshotId = value(await storage.load('a')).snapshotId
    }
    value(await storage.prune(159 * (hour / 4)))
    await storage.close()
    const db = new DatabaseSync(join(folder, 'relay.db'))
    const kept = db.prepare('select replaced_at as at from snapshots where replaced_at is not null').all()
    db.close()
    const now = 159 * (hour / 4)
    expect(kept.every(({ at }) => Number(at) >= now - keptFor)).toBe(true)
    expect(kept.length).toBeGreaterThan(22)
    expect(kept.length).toBeLessThan(28)
    expect(kept.at(-1)?.['at']).toBe(now)
  })

  test('a copy of the files made while it runs opens as a store', async () => {
    const folder = await newFolder()
    const storage = await open(folder)
    value(await storage.append([{ room: 'a', update }]))
    const copy = await newFolder()
    for (const file of ['relay.db', 'relay.db-wal']) await copyFile(join(folder, file), join(copy, file))
    expect(value(await (await open(copy)).load('a')).rows).toHaveLength(1)
  })
})
