// The relay killed in the middle of writes (kill -9), again and again: everything echoed is there afterwards. `npm run soak` does
// the same for as long as is asked.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../helpers/random.ts'
import { work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'
import { canSpoilDisk } from '../soak/bad-disk.ts'
import { dieInMemory } from '../soak/memory-rounds.ts'
import { crashSqlite } from '../soak/store-rounds.ts'

test('everything echoed before a kill -9 is there after the restart', async () => {
  const { kills, sent, echoed, lost } = await crashSqlite({ rounds: 4, random: createRandom(6) }, 'never')
  expect(lost).toEqual([])
  expect(echoed).toBeGreaterThan(kills)
  expect(echoed).toBeLessThan(sent)
})

describe.skipIf(!canSpoilDisk())('the power is cut (skipped where there is no C compiler)', () => {
  test('everything echoed before is there, though what was not synced is gone', async () => {
    const { lost, echoed } = await crashSqlite({ rounds: 2, random: createRandom(2) }, 'always')
    expect(lost).toEqual([])
    expect(echoed).toBeGreaterThan(0)
  })

  test('a disk that only says it has synced is found out', async () => {
    const { lost } = await crashSqlite({ rounds: 1, random: createRandom(2) }, 'always, and the disk lies')
    expect(lost.length).toBeGreaterThan(0)
  })
})

test('a relay in memory that dies between any two of its steps has stored what it echoed', async () => {
  const { kills, echoed, lost } = await dieInMemory(60, createRandom(4))
  expect(lost).toEqual([])
  expect(echoed).toBeGreaterThan(kills)
})

test('a SIGTERM in the middle of writes: what was echoed is there, and the exit code is 0', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-crash-'))
  const first = await startRelay({ dataDir })
  const writer = await RelayWriter.open(first.wsUrl, work)
  for (let i = 0; i < 300; i++) writer.write(`${i}`, i)
  await writer.echoes(20)
  expect(await first.kill('SIGTERM')).toBe(0)
  expect(await writer.closed).toBe(1012)
  const second = await startRelay({ dataDir })
  const found = (await readRoom(second.wsUrl, work)).getMap('cells')
  expect([...writer.echoed].filter((key) => !found.has(key))).toEqual([])
  await second.stop()
  await rm(dataDir, { recursive: true })
})
