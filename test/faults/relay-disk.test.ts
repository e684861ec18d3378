// A disk that goes bad under a relay process: read-only for a while, a page of it overwritten, a snapshot that does not decode.
// What cannot be read is set aside and kept, the rest is served, nothing that was echoed is lost.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { charter, work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'
import { badDiskIn, canSpoilDisk } from '../soak/bad-disk.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'plumbline-disk-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const file = (): string => join(dataDir, 'relay.db')

async function writeAndStop(writes: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const relay = await startRelay({ dataDir })
  for (const [room, values] of Object.entries(writes)) {
    const writer = await RelayWriter.open(relay.wsUrl, room)
    values.forEach((value, i) => writer.write(`${i}`, value))
    await writer.echoes(values.length)
    writer.end()
  }
  await relay.stop()
}

/** Work cannot be entered, charter can, and the relay says how it is. */
async function workIsSetAside(): Promise<void> {
  const relay = await startRelay({ dataDir })
  expect(await (await RelayWriter.open(relay.wsUrl, work)).closed).toBe(4503)
  expect((await readRoom(relay.wsUrl, charter)).getMap('cells').toJSON()).toEqual({ 0: 'kept' })
  const health = await fetch(`${relay.url}/healthz`)
  expect(await health.json()).toMatchObject({ status: 'trouble', store: 'ok', setAside: 1 })
  const writer = await RelayWriter.open(relay.wsUrl, charter)
  writer.write('more', 1)
  await writer.echoes(1)
  expect(writer.echoed.size).toBe(1)
  await relay.stop()
}

describe.skipIf(!canSpoilDisk())('a disk that turns read-only (skipped where there is no C compiler)', () => {
  test('writers are asked to come back, readers are served, and when it takes writes again all goes on', async () => {
    const disk = badDiskIn(dataDir)
    const relay = await startRelay({ dataDir, env: disk.env })
    const writer = await RelayWriter.open(relay.wsUrl, work)
    writer.write('before', 1)
    await writer.echoes(1)
    disk.setReadOnly(true)
    writer.write('while', 2)
    expect(await writer.closed).toBe(1013)
    expect([...writer.echoed]).toEqual(['before'])
    expect((await readRoom(relay.wsUrl, work)).getMap('cells').toJSON()).toEqual({ before: 1 })
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(503)
    disk.setReadOnly(false)
    await expect.poll(async () => (await fetch(`${relay.url}/readyz`)).status).toBe(200)
    const again = await RelayWriter.open(relay.wsUrl, work)
    again.write('after', 3)
    await again.echoes(1)
    expect((await readRoom(relay.wsUrl, work)).getMap('cells').toJSON()).toEqual({ before: 1, after: 3 })
    await relay.stop()
    disk.remove()
  })
})

test('an overwritten page costs the rooms that stand on it, and no other', async () => {
  const long = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(3_000, 'w'))
  await writeAndStop({ [charter]: ['kept'], [work]: long })
  const [bytes, page] = [readFileSync(file()), 4_096]
  const at = Math.floor(bytes.indexOf('w'.repeat(2_000), Math.floor(bytes.length / 2)) / page) * page
  expect(at).toBeGreaterThan(page)
  writeFileSync(file(), bytes.fill(0xff, at, at + page))
  await workIsSetAside()
})

test('a snapshot that does not decode is set aside, and kept as it is', async () => {
  await writeAndStop({ [charter]: ['kept'], [work]: ['lost'] })
  const nonsense = Uint8Array.of(9, 9, 9, 9, 9)
  const db = new DatabaseSync(file())
  const room = db.prepare('select id from rooms where name = ?').get(work)?.['id'] ?? 0
  const add = db.prepare('insert into snapshots (room, bytes, sum) values (?, ?, ?)')
  const { lastInsertRowid } = add.run(room, nonsense, crc32(nonsense))
  db.prepare('update rooms set snapshot = ?, through = 1 where id = ?').run(lastInsertRowid, room)
  db.close()
  await workIsSetAside()
  const after = new DatabaseSync(file())
  expect(after.prepare('select hex(bytes) as bytes from snapshots').all()).toEqual([{ bytes: '0909090909' }])
  after.close()
})
