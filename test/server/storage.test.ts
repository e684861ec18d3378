// The storage contract on memory and SQLite, and what only SQLite has: a folder, a lock, checksums, an end of the disk.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { keptFor } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { openSqlite, type SqliteStorage } from '../../server/storage/sqlite.ts'
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
