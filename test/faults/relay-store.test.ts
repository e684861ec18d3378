// A full disk and damaged bytes, with real SQLite under the relay: refused clearly, the rest served, nothing lost.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { openSqlite, type SqliteStorage } from '../../server/storage/sqlite.ts'
import { charter, RelayNetwork, work, type RawClient } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'

const atEnd: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-fault-'))
  atEnd.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function openNetwork(): Promise<{ readonly network: RelayNetwork; readonly storage: SqliteStorage }> {
  const storage = await openSqlite(await newFolder(), 'store')
  atEnd.push(() => storage.close())
  return { network: new RelayNetwork({ storage }), storage }
}

/** Ticks until it holds: SQLite answers from its own thread, in its own time. */
async function until(network: RelayNetwork, holds: () => boolean): Promise<void> {
  while (!holds()) await network.tick()
}

async function enter(network: RelayNetwork, room = work): Promise<RawClient> {
  const client = network.connect(room)
  await until(network, () => client.heard.length > 0 || client.closedFor !== undefined)
  return client
}

test('a full disk: the writer is told (4507), readers go on reading, health says it, and space heals it', async () => {
  const { network, storage } = await openNetwork()
  const [writer, reader] = [await enter(network), await enter(network)]
  const doc = new Y.Doc()
  const first = setKey(doc, 'first', 1)
  writer.say({ type: 'update', update: first })
  await until(network, () => reader.heard.some(({ type }) => type === 'update'))

  await storage.limitPages(1)
  const second = setKey(doc, 'second', 'x'.repeat(100_000))
  writer.say({ type: 'update', update: second })
  await until(network, () => writer.closedFor !== undefined)
  expect(writer.closedFor).toBe('full')
  expect(network.relay.health.report).toEqual({ status: 'trouble', store: 'full', setAside: 0 })
  expect(reader.updates()).toEqual([first])

  const late = await enter(network)
  late.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
  expect(
    docOf(must(late.take('step-2')[0]).update)
      .getMap('cells')
      .toJSON(),
  ).toEqual({ first: 1 })

  await storage.limitPages(1_000_000)
  await until(network, () => network.relay.health.canWrite)
  const back = await enter(network)
  back.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc) })
  await until(network, () => reader.heard.some(({ type }) => type === 'update'))
  expect(
    docOf(first, ...reader.updates())
      .getMap('cells')
      .has('second'),
  ).toBe(true)
})

test('while the disk is full a new plan is turned away, and old ones can be read', async () => {
  const { network, storage } = await openNetwork()
  await enter(network)
  await storage.limitPages(1)
  let plans = 0
  while ((await storage.claimEpoch(`plan number ${100_000 + plans}, 22`, '1')).ok) plans++
  expect((await enter(network, work.replace(/^./, 'Z'))).closedFor).toBe('full')
  expect((await enter(network)).closedFor).toBeUndefined()
})

test('a room with a damaged row is set aside (4503), kept as it is, and every other room is served', async () => {
  const dataDir = await newFolder()
  const first = await startRelay({ dataDir })
  for (const room of [work, charter]) {
    const writer = await RelayWriter.open(first.wsUrl, room)
    writer.write('key', 'value')
    await writer.echoes(1)
    writer.end()
  }
  await first.kill('SIGTERM')
  const file = join(dataDir, 'relay.db')
  const damage = new DatabaseSync(file)
  const isWork = 'room = (select id from rooms where name = ?)'
  damage.prepare(`update updates set bytes = x'0102030405' where ${isWork}`).run(work)
  damage.close()

  const relay = await startRelay({ dataDir })
  const refused = await RelayWriter.open(relay.wsUrl, work)
  expect(await refused.closed).toBe(4503)
  expect((await readRoom(relay.wsUrl, charter)).getMap('cells').toJSON()).toEqual({ key: 'value' })
  const health = await fetch(`${relay.url}/healthz`)
  expect(await health.json()).toEqual({ status: 'trouble', store: 'ok', setAside: 1 })
  expect(relay.complaints()).toContain('room set aside')
  expect(relay.complaints()).not.toContain(work)
  await relay.kill('SIGTERM')

  const after = new DatabaseSync(file)
  const rows = after.prepare(`select hex(bytes) as bytes from updates where ${isWork}`).all(work)
  after.close()
  expect(rows).toEqual([{ bytes: '0102030405' }])
})
