// The relay killed in the middle of writes (kill -9), again and again: everything echoed is there afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createRandom } from '../helpers/random.ts'
import { charter, work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 6)
const rooms = [work, charter]

test(
  'everything echoed before a kill -9 is there after the restart',
  { timeout: 60_000 + rounds * 5_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-crash-'))
    const random = createRandom(rounds)
    const echoed = rooms.map(() => new Set<string>())
    let sent = 0
    for (let round = 0; round < rounds; round++) {
      const relay = await startRelay({ dataDir })
      const writers = await Promise.all(rooms.map((room) => RelayWriter.open(relay.wsUrl, room)))
      // Enough for several compactions over all rounds; killed with most of them still on their way.
      for (let i = 0; i < 300; i++)
        for (const writer of writers) writer.write(`${round}/${i}`, 'x'.repeat(200))
      await Promise.all(writers.map((writer) => writer.echoes(1 + random.below(290))))
      await relay.kill('SIGKILL')
      await Promise.all(writers.map((writer) => writer.closed))
      writers.forEach((writer, i) => {
        sent += writer.sent.size
        for (const key of writer.echoed) echoed[i]?.add(key)
      })
    }
    const relay = await startRelay({ dataDir })
    for (const [i, room] of rooms.entries()) {
      const found = new Set((await readRoom(relay.wsUrl, room)).getMap('cells').keys())
      expect([...(echoed[i] ?? [])].filter((key) => !found.has(key))).toEqual([])
    }
    const count = echoed.reduce((sum, { size }) => sum + size, 0)
    expect(count).toBeGreaterThan(rounds)
    expect(count).toBeLessThan(sent)
    expect(await relay.kill('SIGTERM')).toBe(0)
    await rm(dataDir, { recursive: true })
  },
)

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
