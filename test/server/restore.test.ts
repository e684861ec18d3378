// A copy put back: one plan of several, into SQLite and into the Postgres that several relays share, and from the one to the other.
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { must } from '../../shared/base/assert.ts'
import { emptyAccess, readAccess } from '../../server/access/plan-access.ts'
import { run as runBackup } from '../../server/cli/backup.ts'
import { openAccessStore } from '../../server/cli/open-access-store.ts'
import { run as runRestore } from '../../server/cli/restore.ts'
import { run as runVerify } from '../../server/cli/verify.ts'
import { callCommand, type Called } from '../helpers/call-command.ts'
import { findPostgres, startPostgres, type PostgresServer } from '../helpers/postgres-server.ts'
import { plan, work } from '../helpers/relay-network.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'

const other = 'BBBBBBBBBBBBBBBBBBBBBB'
const otherWork = work.replace(plan, other)
const link = `http://localhost:4747/#/plan/${plan}.1/now`

let folder = ''
const running: RelayProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-restore-'))
})
afterEach(async () => {
  for (const relay of running.splice(0)) await relay.stop()
  await rm(folder, { recursive: true, force: true })
})

const copy = (): string => join(folder, 'copy.db')
const data = (): string => join(folder, 'data')

const commands = { backup: runBackup, restore: runRestore, verify: runVerify }
/** `store`: a Postgres in place of the folder. */
const cli = (store: string, name: keyof typeof commands, ...args: readonly string[]): Promise<Called> =>
  callCommand(commands[name], [...args, '--data', data()], { env: { PLUMBLINE_STORE: store } })

async function begin(store: string): Promise<RelayProcess> {
  const relay = await startRelay({ dataDir: data(), ...(store !== '' && { store }) })
  running.push(relay)
  return relay
}

async function end(relay: RelayProcess): Promise<void> {
  running.splice(running.indexOf(relay), 1)
  await relay.stop()
}

async function write({ wsUrl }: RelayProcess, key: string): Promise<void> {
  for (const room of [work, otherWork]) {
    const writer = await RelayWriter.open(wsUrl, room)
    writer.write(key, 1)
    await writer.echoes(1)
    writer.end()
  }
}

const keysIn = async ({ wsUrl }: RelayProcess, room: string): Promise<string[]> =>
  [...(await readRoom(wsUrl, room)).getMap('cells').keys()].map(String).toSorted()

/** The room's name in the epoch that it is sent on to. */
async function sentOn({ wsUrl }: RelayProcess): Promise<string> {
  const socket = new WebSocket(`${wsUrl}/${work}`)
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer]
  expect(code).toBe(4409)
  return work.replace('.1.', `.${String(reason)}.`)
}

/** One plan goes back and the other stays as it is, whatever the store; answers what is left over. */
async function takeOneBack(store: string): Promise<readonly string[]> {
  const before = await begin(store)
  await write(before, 'in the copy')
  expect(await cli(store, 'backup', copy())).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/2 rooms, .* all can be read/) as string,
  })
  await write(before, 'later')
  const refused = await cli(store, 'restore', copy(), '--plan', link, '--rewind')
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/relay is running/i) as string })
  await end(before)
  const restored = await cli(store, 'restore', copy(), '--plan', link, '--rewind')
  expect(restored).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/one plan of .*, 1 plan taken back to it; what was there is now/) as string,
  })
  const after = await begin(store)
  expect(await keysIn(after, await sentOn(after))).toEqual(['in the copy'])
  expect(await keysIn(after, otherWork)).toEqual(['in the copy', 'later'])
  expect(await cli(store, 'verify')).toMatchObject({ code: 0 })
  await end(after)
  // The copy is older than the plan's new epoch now: without a rewind devices would bring back what was taken out.
  const again = await cli(store, 'restore', copy(), '--plan', link)
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/This copy is from before a rewind/) as string,
  })
  const files = await readdir(data())
  const kept = must(files.find((name) => name.startsWith('before-')))
  expect(await cli(store, 'verify', join(data(), kept))).toMatchObject({ code: 0 })
  return files.filter((name) => name.endsWith('.partial'))
}

test('SQLite: one plan out of a copy, in another epoch, beside one that stays', async () => {
  expect(await takeOneBack('')).toEqual([])
})

test('a plan that alone is restored lets in whoever may enter now; a deleted one whoever might then', async () => {
  const relay = await begin('')
  await write(relay, 'a')
  await end(relay)
  const access = async (change?: object): Promise<ReturnType<typeof readAccess>> => {
    const { store, close } = await openAccessStore(data(), undefined)
    const read = await store.access(plan)
    const { version, text } = must(read.ok ? read.value : undefined)
    const now = text === undefined ? emptyAccess('planner') : readAccess(text)
    if (change) await store.putAccess(plan, version, JSON.stringify({ ...now, ...change }))
    await close()
    return now
  }
  await access({ link: 'viewer' })
  await cli('', 'backup', copy())
  await access({ link: 'none' })
  expect(await cli('', 'restore', copy(), '--plan', link)).toMatchObject({ code: 0 })
  expect((await access()).link).toBe('none')
  await access({ deleted: 1 })
  expect(await cli('', 'restore', copy(), '--plan', link)).toMatchObject({ code: 0 })
  expect(await access()).toMatchObject({ link: 'viewer' })
  expect((await access()).deleted).toBeUndefined()
})

test('what the copy does not have, or is no plan, is said and changes nothing', async () => {
  const relay = await begin('')
  await write(relay, 'a')
  await end(relay)
  await cli('', 'backup', copy())
  const strange = link.replace(plan, 'C'.repeat(22))
  expect(await cli('', 'restore', copy(), '--plan', strange)).toMatchObject({
    code: 1,
    stderr: 'This copy does not have that plan.\n',
  })
  expect(await cli('', 'restore', copy(), '--plan', 'mine')).toMatchObject({ code: 2 })
  expect((await readdir(data())).filter((name) => /before|partial/.test(name))).toEqual([])
})

const postgres = findPostgres()

describe.skipIf(postgres === undefined)('with Postgres (skipped where it is not installed)', () => {
  let server: PostgresServer
  afterAll(() => server.remove())

  test('one plan out of a copy of Postgres, in another epoch, beside one that stays', async () => {
    server = await startPostgres(must(postgres))
    expect(await takeOneBack(server.newDatabase())).toEqual([])
  })

  test('all of a store goes back, and moves from SQLite to Postgres with its id, its epochs and who may enter', async () => {
    const alone = await begin('')
    await write(alone, 'on one machine')
    await end(alone)
    expect(await cli('', 'backup', copy())).toMatchObject({ code: 0 })
    const store = server.newDatabase()
    const sentence = /The store postgres:\/\/127[^ ]+ cannot be used: no relay has kept anything there/
    expect(await cli(store, 'verify')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(sentence) as string,
    })
    expect(await cli(store, 'restore', copy())).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/to Postgres.*2 rooms/) as string,
    })
    const shared = await begin(store)
    expect(await keysIn(shared, work)).toEqual(['on one machine'])
    await write(shared, 'on several')
    await end(shared)
    const rewound = await cli(store, 'restore', copy(), '--rewind')
    expect(rewound.stdout).toMatch(/2 plans taken back to it/)
    const after = await begin(store)
    expect(await keysIn(after, await sentOn(after))).toEqual(['on one machine'])
    await end(after)
  })
})
