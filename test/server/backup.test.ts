// Backup, verify and restore as an operator calls them, beside a relay that is being written to.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { isEpoch } from '../../shared/wire/room-name.ts'
import { backUpIfDue } from '../../server/daily-backup.ts'
import { work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { RelayWriter, readRoom } from '../helpers/relay-writer.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const main = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))

async function cli(...args: readonly string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, said }
}

const keysIn = async (wsUrl: string): Promise<string[]> =>
  [...(await readRoom(wsUrl, work)).getMap('cells').keys()].map(String)

describe('backup, verify, restore', () => {
  const copy = (): string => join(folder, 'copy.db')
  const data = (): string => join(folder, 'data')

  test('a copy made while the relay is written to holds all that was echoed before, and takes its place', async () => {
    const relay = await startRelay({ dataDir: data() })
    const writer = await RelayWriter.open(relay.wsUrl, work)
    for (let i = 0; i < 400; i++) writer.write(`before ${i}`, i)
    await writer.echoes(400)
    for (let i = 0; i < 400; i++) writer.write(`during ${i}`, i)
    const made = await cli('backup', copy(), '--data', data())
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/1 room, .* all can be read/) })
    await writer.echoes(800)
    for (const file of [copy(), join(data(), 'relay.db'), join(data(), 'relay.db-wal')])
      expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await cli('verify', '--data', data())).toMatchObject({ code: 0 })

    const refused = await cli('restore', copy(), '--data', data())
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/Another relay is running/) })
    await relay.kill('SIGKILL')
    const restored = await cli('restore', copy(), '--data', data())
    expect(restored).toMatchObject({
      code: 0,
      said: expect.stringMatching(/what was there is now .*before-/),
    })

    const again = await startRelay({ dataDir: data() })
    const found = new Set(await keysIn(again.wsUrl))
    for (let i = 0; i < 400; i++) expect(found.has(`before ${i}`)).toBe(true)
    await again.stop()
  })

  test('taken back to a copy, a plan is in another epoch: what was not in it stays out; an older copy needs a rewind, too', async () => {
    const relay = await startRelay({ dataDir: data() })
    const writer = await RelayWriter.open(relay.wsUrl, work)
    writer.write('in the copy', 1)
    await writer.echoes(1)
    await cli('backup', copy(), '--data', data())
    writer.write('after it', 2)
    await writer.echoes(2)
    await relay.stop()
    const rewound = await cli('restore', copy(), '--rewind', '--data', data())
    expect(rewound).toMatchObject({ code: 0, said: expect.stringMatching(/1 plan taken back/) })

    const again = await startRelay({ dataDir: data() })
    const socket = new WebSocket(`${again.wsUrl}/${work}`)
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer]
    expect(code).toBe(4409)
    expect(isEpoch(String(reason))).toBe(true)
    const room = work.replace('.1.', `.${String(reason)}.`)
    expect((await readRoom(again.wsUrl, room)).getMap('cells').toJSON()).toEqual({ 'in the copy': 1 })
    await again.stop()
    const older = await cli('restore', copy(), '--data', data())
    expect(older).toMatchObject({ code: 1, said: expect.stringMatching(/from before a rewind/) })
    expect(await cli('restore', copy(), '--rewind', '--data', data())).toMatchObject({ code: 0 })
    expect(await cli('verify', '--data', data())).toMatchObject({ code: 0 })
  })

  test('a room that cannot be read is named by its mark, with exit code 3; what is no store with 1', async () => {
    const relay = await startRelay({ dataDir: data() })
    const writer = await RelayWriter.open(relay.wsUrl, work)
    writer.write('a', 'x'.repeat(100))
    await writer.echoes(1)
    await relay.stop()
    const db = new DatabaseSync(join(data(), 'relay.db'))
    db.exec('update updates set bytes = zeroblob(20)')
    db.close()
    const { code, said } = await cli('verify', '--data', data())
    expect(code).toBe(3)
    expect(said).toMatch(/cannot be read: bytes do not have their checksum/)
    expect(said).not.toContain(work)
    await writeFile(copy(), 'a letter')
    expect(await cli('restore', copy(), '--data', data())).toMatchObject({ code: 1 })
    expect(await cli('verify', join(folder, 'nothing.db'))).toMatchObject({ code: 1 })
    expect(await cli('restore')).toMatchObject({ code: 2 })
    expect(await cli('backup', '--dta', 'x')).toMatchObject({ code: 2 })
  })

  test('once a day a copy is made, and as many are kept as the operator says', async () => {
    const relay = await startRelay({ dataDir: data() })
    await relay.kill('SIGTERM')
    await rm(join(data(), 'backups'), { recursive: true, force: true })
    const hours = (count: number): number => Date.parse('2026-11-26T03:00:00Z') + count * 3_600_000
    for (const at of [0, 5, 24, 47, 48, 72]) await backUpIfDue(data(), 2, hours(at), () => {})
    expect((await readdir(join(data(), 'backups'))).toSorted()).toEqual([
      'relay-2026-11-28T03-00-00.db',
      'relay-2026-11-29T03-00-00.db',
    ])
  })

  test('copies of a damaged store say so in their name and are thinned apart: whole ones from before stay', async () => {
    const relay = await startRelay({ dataDir: data(), flags: ['--backups', '0'] })
    const writer = await RelayWriter.open(relay.wsUrl, work)
    writer.write('a', 1)
    await writer.echoes(1)
    await relay.stop()
    const day = (count: number): number => Date.parse('2026-11-26T03:00:00Z') + count * 86_400_000
    for (const at of [0, 1]) await backUpIfDue(data(), 2, day(at), () => {})
    const db = new DatabaseSync(join(data(), 'relay.db'))
    db.exec('update updates set bytes = zeroblob(20)')
    db.close()
    for (const at of [2, 3, 4, 5]) await backUpIfDue(data(), 2, day(at), () => {})
    expect((await readdir(join(data(), 'backups'))).toSorted()).toEqual([
      'relay-2026-11-26T03-00-00.db',
      'relay-2026-11-27T03-00-00.db',
      'relay-2026-11-30T03-00-00-damaged.db',
      'relay-2026-12-01T03-00-00-damaged.db',
    ])
  })

  test('a copy that fails is told, and takes nothing away', async () => {
    const told: string[] = []
    await backUpIfDue(join(folder, 'nowhere'), 2, Date.now(), (_level, message) => void told.push(message))
    expect(told).toEqual(['not backed up'])
  })
})
