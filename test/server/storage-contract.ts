// What every store must do, run on each of them (storage.test.ts).
import { describe, expect, test } from 'vitest'
import { must } from '../../shared/base/assert.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Storage, StorageTrouble, StoredRoom } from '../../server/storage/contract.ts'
import { testSessionCodes } from './session-codes-contract.ts'

export interface StoreUnderTest {
  readonly storage: Storage
  /** Closes it and opens what is there again, as a restart does. */
  reopen(): Promise<Storage>
}

export type MakeStore = () => Promise<StoreUnderTest>

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const day = 24 * 3_600_000

export function value<T>(result: Result<T, StorageTrouble>): T {
  if (!result.ok) throw new Error(`trouble: ${JSON.stringify(result.error)}`)
  return result.value
}

async function load(storage: Storage, room: string): Promise<StoredRoom> {
  return value(await storage.load(room))
}

async function append(
  storage: Storage,
  room: string,
  ...updates: readonly Uint8Array[]
): Promise<readonly number[]> {
  return value(await storage.append(updates.map((update) => ({ room, update }))))
}

function contents(room: StoredRoom): number[][] {
  return [...(room.snapshot ? [[...room.snapshot]] : []), ...room.rows.map(({ update }) => [...update])]
}

async function nowAndAgain(
  storage: Storage,
  reopen: StoreUnderTest['reopen'],
  check: (storage: Storage) => Promise<void>,
): Promise<void> {
  await check(storage)
  await check(await reopen())
}

export function testStorage(name: string, make: MakeStore): void {
  describe(`storage contract: ${name}`, () => {
    test('an unknown room is an empty one', async () => {
      const { storage } = await make()
      expect(await load(storage, 'room')).toEqual({
        snapshotId: 0,
        snapshot: undefined,
        through: 0,
        rows: [],
      })
    })

    test('rows come back in order, room by room, also after a restart', async () => {
      const { storage, reopen } = await make()
      await append(storage, 'a', bytes(1), bytes())
      await append(storage, 'b', bytes(2))
      await append(storage, 'a', bytes(3, 4))
      await nowAndAgain(storage, reopen, async (store) => {
        expect(contents(await load(store, 'a'))).toEqual([[1], [], [3, 4]])
        expect(contents(await load(store, 'b'))).toEqual([[2]])
      })
    })

    test('sequences rise and are never used twice, not even after compaction and a restart', async () => {
      const { storage, reopen } = await make()
      const before = await append(storage, 'a', bytes(1), bytes(2))
      value(await storage.compact({ room: 'a', snapshotId: 0, sequences: before, snapshot: bytes(9), at: 0 }))
      const [after] = await append(await reopen(), 'a', bytes(3))
      expect(before).toEqual(before.toSorted((a, b) => a - b))
      expect(must(after)).toBeGreaterThan(Math.max(...before))
    })

    test('what was handed over is the store’s own: changing it later changes nothing', async () => {
      const { storage } = await make()
      const update = bytes(1, 2, 3)
      const stored = append(storage, 'a', update)
      update.fill(0)
      await stored
      const own = contents(await load(storage, 'a'))
      expect([[[1, 2, 3]], [[0, 0, 0]]]).toContainEqual(own)
      update.fill(7)
      expect(contents(await load(storage, 'a'))).toEqual(own)
    })

    test('a plan has the epoch of who came first, also after a restart', async () => {
      const { storage, reopen } = await make()
      expect(value(await storage.claimEpoch('plan', '1'))).toBe('1')
      expect(value(await storage.claimEpoch('plan', '2'))).toBe('1')
      expect(value(await storage.claimEpoch('other', '2'))).toBe('2')
      expect(value(await (await reopen()).claimEpoch('plan', '3'))).toBe('1')
    })

    test('who may enter a plan is replaced only by whoever has read the last of it', async () => {
      const { storage, reopen } = await make()
      expect(value(await storage.access('plan'))).toEqual({ version: 0, text: undefined, isKnown: false })
      expect(value(await storage.putAccess('plan', 1, 'never'))).toBe(false)
      expect(value(await storage.putAccess('plan', 0, 'one'))).toBe(true)
      expect(value(await storage.putAccess('plan', 0, 'late'))).toBe(false)
      const both = await Promise.all([
        storage.putAccess('plan', 1, 'two'),
        storage.putAccess('plan', 1, 'too'),
      ])
      expect(both.map(value).toSorted()).toEqual([false, true])
      value(await storage.claimEpoch('plan', '1'))
      await nowAndAgain(storage, reopen, async (store) => {
        expect(value(await store.access('plan'))).toMatchObject({ version: 2, isKnown: true })
        expect(value(await store.accessVersions(['other', 'plan']))).toEqual([0, 2])
      })
    })

    testSessionCodes(make)

    test('erasing a plan takes all its rooms and nothing else; it can be written anew', async () => {
      const { storage, reopen } = await make()
      for (const room of ['plan.1.work', 'plan.1.charter', 'plan2.1.work', 'pla.1.work'])
        await append(storage, room, bytes(1), bytes(2))
      const sequences = (await load(storage, 'plan.1.work')).rows.map(({ sequence }) => sequence)
      const snapshot = { room: 'plan.1.work', snapshotId: 0, sequences, snapshot: bytes(1, 2), at: 0 }
      value(await storage.compact(snapshot))
      value(await storage.putAccess('plan', 0, 'gone'))
      expect(value(await storage.erase('plan'))).toBe(true)
      await append(storage, 'plan.1.work', bytes(3))
      await nowAndAgain(storage, reopen, async (store) => {
        expect(contents(await load(store, 'plan.1.charter'))).toEqual([])
        expect(contents(await load(store, 'plan.1.work'))).toEqual([[3]])
        for (const room of ['plan2.1.work', 'pla.1.work'])
          expect(contents(await load(store, room))).toEqual([[1], [2]])
        expect(value(await store.access('plan')).text).toBe('gone')
      })
    })

    test('compaction replaces exactly what it read: rows that came meanwhile stay', async () => {
      const { storage, reopen } = await make()
      await append(storage, 'b', bytes(8))
      const read = await append(storage, 'a', bytes(1), bytes(2))
      await append(storage, 'a', bytes(3))
      const done = await storage.compact({
        room: 'a',
        snapshotId: 0,
        sequences: read,
        snapshot: bytes(1, 2),
        at: 0,
      })
      expect(value(done)).toBe(true)
      await nowAndAgain(storage, reopen, async (store) => {
        expect(contents(await load(store, 'a'))).toEqual([[1, 2], [3]])
        expect(contents(await load(store, 'b'))).toEqual([[8]])
      })
    })

    test('a compaction of what is no longer there as it was read changes nothing', async () => {
      const { storage } = await make()
      const read = await append(storage, 'a', bytes(1), bytes(2))
      const compaction = { room: 'a', snapshotId: 0, sequences: read, snapshot: bytes(1, 2), at: 0 }
      expect(value(await storage.compact(compaction))).toBe(true)
      await append(storage, 'a', bytes(3))
      const before = await load(storage, 'a')
      expect(value(await storage.compact({ ...compaction, snapshot: bytes(0) }))).toBe(false)
      const gone = {
        ...compaction,
        snapshotId: before.snapshotId,
        sequences: [1_000_000],
        snapshot: bytes(0),
      }
      expect(value(await storage.compact(gone))).toBe(false)
      expect(value(await storage.compact({ ...gone, room: 'unknown' }))).toBe(false)
      expect(await load(storage, 'a')).toEqual(before)
    })

    test('snapshot follows snapshot, for days', async () => {
      const { storage, reopen } = await make()
      for (let i = 1; i <= 50; i++) {
        const sequences = await append(storage, 'a', bytes(i))
        const { snapshotId } = await load(storage, 'a')
        const at = i * (day / 10)
        expect(
          value(await storage.compact({ room: 'a', snapshotId, sequences, snapshot: bytes(100 + i), at })),
        ).toBe(true)
      }
      expect(contents(await load(await reopen(), 'a'))).toEqual([[150]])
    })

    test('pruning takes nothing that is current', async () => {
      const { storage } = await make()
      const sequences = await append(storage, 'a', bytes(1))
      value(await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot: bytes(1), at: 0 }))
      await append(storage, 'a', bytes(2))
      expect(value(await storage.prune(100 * day))).toBe(true)
      expect(contents(await load(storage, 'a'))).toEqual([[1], [2]])
    })

    test('since a row: what came later, with the snapshot where it has taken some of that in', async () => {
      const { storage } = await make()
      const [first = 0, second = 0, third = 0] = await append(storage, 'a', bytes(1), bytes(2), bytes(3))
      const since = async (row: number) => contents(value(await storage.since('a', row)))
      expect(await since(first)).toEqual([[2], [3]])
      expect(await since(third)).toEqual([])
      const sequences = [first, second]
      value(await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot: bytes(1, 2), at: 0 }))
      expect(await since(first)).toEqual([[1, 2], [3]])
      expect(await since(second)).toEqual([[3]])
      expect(value(await storage.since('unknown', 0)).rows).toEqual([])
    })

    test('the head of a room is its last row, also when that is in a snapshot', async () => {
      const { storage, reopen } = await make()
      const sequences = await append(storage, 'a', bytes(1), bytes(2))
      const heads = async (store: Storage) => value(await store.heads(['unknown', 'a', 'b']))
      expect(await heads(storage)).toEqual([0, sequences[1], 0])
      value(await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot: bytes(9), at: 0 }))
      const [other] = await append(storage, 'b', bytes(1))
      await nowAndAgain(storage, reopen, async (store) => {
        expect(await heads(store)).toEqual([0, sequences[1], other])
      })
    })

    test('a probe leaves nothing behind', async () => {
      const { storage } = await make()
      await append(storage, 'a', bytes(1))
      expect(value(await storage.probe())).toBe(true)
      expect(contents(await load(storage, 'a'))).toEqual([[1]])
    })

    test('1,000 rows of ten rooms in one go', async () => {
      const { storage } = await make()
      const rows = Array.from({ length: 1_000 }, (_, i) => ({
        room: `room ${i % 10}`,
        update: bytes(i & 255, i >> 8),
      }))
      expect(value(await storage.append(rows))).toHaveLength(1_000)
      expect(
        (await load(storage, 'room 3')).rows.map(({ update }) => (update[0] ?? 0) + (update[1] ?? 0) * 256),
      ).toEqual(Array.from({ length: 100 }, (_, i) => i * 10 + 3))
    })
  })
}
