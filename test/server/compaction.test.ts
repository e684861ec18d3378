// Compaction: when, of exactly what, and what happens when something is odd.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { err, type Result } from '../../shared/base/result.ts'
import { noBell } from '../../server/bell/contract.ts'
import { compactRoom, rowsBeforeCompaction } from '../../server/compaction.ts'
import { mergeRoom } from '../../server/merge-room.ts'
import type { StorageTrouble, StoredRoom } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { RelayNetwork, settled, work, type RawClient } from '../helpers/relay-network.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'
import { value } from './storage-contract.ts'

async function stored(network: RelayNetwork): Promise<StoredRoom> {
  return value(await network.storage.load(work))
}

async function write(network: RelayNetwork, client: RawClient, doc: Y.Doc, count: number): Promise<void> {
  for (let i = 0; i < count; i++) client.say({ type: 'update', update: setKey(doc, `key ${i % 9}`, i) })
  await network.tick()
}

function cells(room: StoredRoom): unknown {
  const parts = room.rows.map(({ update }) => update)
  return docOf(...(room.snapshot ? [room.snapshot] : []), ...parts)
    .getMap('cells')
    .toJSON()
}

describe('compaction', () => {
  test('comes before 300 rows, not sooner than it is worth', async () => {
    expect(rowsBeforeCompaction).toBeLessThanOrEqual(300)
    const network = new RelayNetwork()
    const client = await network.enter()
    const doc = new Y.Doc()
    await write(network, client, doc, rowsBeforeCompaction - 1)
    expect((await stored(network)).snapshot).toBeUndefined()
    await write(network, client, doc, 1)
    const room = await stored(network)
    expect(room.rows).toEqual([])
    expect(cells(room)).toEqual(doc.getMap('cells').toJSON())
  })

  test('comes with fewer rows where they are large, once: joins go through what is not in the snapshot', async () => {
    const network = new RelayNetwork()
    const [client, doc] = [await network.enter(), new Y.Doc()]
    const large = 'x'.repeat(600_000)
    for (const key of ['a', 'b', 'c']) {
      client.say({ type: 'update', update: setKey(doc, key, large) })
      await network.tick()
      await settled()
    }
    const { rows, snapshotId } = await stored(network)
    expect(rows).toHaveLength(1)
    expect(snapshotId).toBeGreaterThan(0)
  })

  test('happens also for what an earlier run of the relay left', async () => {
    const before = new RelayNetwork({ merge: async () => Promise.reject(new Error('killed')) })
    await write(before, await before.enter(), new Y.Doc(), rowsBeforeCompaction + 3)
    expect((await stored(before)).rows).toHaveLength(rowsBeforeCompaction + 3)
    const after = new RelayNetwork({ storage: before.storage })
    await after.enter()
    expect((await stored(after)).rows).toEqual([])
  })

  test('takes nothing that was written while it ran', async () => {
    const gate = Promise.withResolvers<void>()
    const merge = async (parts: readonly Uint8Array[]): Promise<Uint8Array> => (
      await gate.promise,
      mergeRoom(parts)
    )
    const network = new RelayNetwork({ merge })
    const client = await network.enter()
    const doc = new Y.Doc()
    await write(network, client, doc, rowsBeforeCompaction)
    await write(network, client, doc, 40)
    gate.resolve()
    await settled()
    const room = await stored(network)
    expect(room.rows).toHaveLength(40)
    expect(cells(room)).toEqual(doc.getMap('cells').toJSON())
    const late = await network.enter()
    late.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    const heard = late.heard.flatMap((message) => ('update' in message ? [message.update] : []))
    expect(
      docOf(...heard)
        .getMap('cells')
        .toJSON(),
    ).toEqual(doc.getMap('cells').toJSON())
  })

  test('with what another relay stored a moment before, not heard of yet: sockets here are sent it', async () => {
    const disk = new MemoryStorage('store')
    const foreign = setKey(new Y.Doc(), 'by another relay', 1)
    let isStored = false
    const storage = new Proxy(disk, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (name !== 'load') return typeof member === 'function' ? member.bind(target) : member
        return async (room: string) => {
          const { rows } = value(await disk.load(room))
          if (rows.length >= rowsBeforeCompaction && !isStored) {
            isStored = true
            await disk.append([{ room, update: foreign }])
          }
          return disk.load(room)
        }
      },
    })
    const network = new RelayNetwork({ storage, bell: noBell })
    const [client, doc] = [await network.enter(), new Y.Doc()]
    await write(network, client, doc, rowsBeforeCompaction)
    await settled()
    expect(isStored).toBe(true)
    expect(value(await disk.load(work)).rows).toEqual([])
    const heard = docOf(...client.updates()).getMap('cells')
    expect(heard.get('by another relay')).toBe(1)
    expect(heard.size).toBe(10)
  })

  test('runs for one room once, and goes on after the last socket has left', async () => {
    let merges = 0
    const gate = Promise.withResolvers<void>()
    const network = new RelayNetwork({
      async merge(parts) {
        merges++
        await gate.promise
        return mergeRoom(parts)
      },
    })
    const client = await network.enter()
    await write(network, client, new Y.Doc(), rowsBeforeCompaction * 2)
    client.cut()
    expect(network.relay.counts.rooms).toBe(1)
    gate.resolve()
    await settled()
    expect(merges).toBe(1)
    expect(network.relay.counts.rooms).toBe(0)
  })

  test('goes on with as much that came meanwhile, though nothing comes after it', async () => {
    const merges: number[] = []
    const gate = Promise.withResolvers<void>()
    const network = new RelayNetwork({
      async merge(parts) {
        merges.push(parts.length)
        await gate.promise
        return mergeRoom(parts)
      },
    })
    const [client, doc] = [await network.enter(), new Y.Doc()]
    await write(network, client, doc, rowsBeforeCompaction)
    await write(network, client, doc, rowsBeforeCompaction * 3)
    gate.resolve()
    await settled()
    const room = await stored(network)
    expect(room.rows).toEqual([])
    expect(merges).toEqual([rowsBeforeCompaction, 1 + rowsBeforeCompaction * 3])
    expect(cells(room)).toEqual(doc.getMap('cells').toJSON())
  })

  test('that fails changes nothing, says so without the room’s name, and is tried again later', async () => {
    let fails = true
    const network = new RelayNetwork({
      merge: async (parts) => (fails ? Promise.reject(new Error('lost something')) : mergeRoom(parts)),
    })
    const client = await network.enter()
    const doc = new Y.Doc()
    await write(network, client, doc, rowsBeforeCompaction + 1)
    expect((await stored(network)).rows).toHaveLength(rowsBeforeCompaction + 1)
    expect(network.log).toHaveLength(1)
    expect(network.log[0]).toContain('lost something')
    fails = false
    await write(network, client, doc, rowsBeforeCompaction)
    const room = await stored(network)
    expect(room.rows).toEqual([])
    expect(cells(room)).toEqual(doc.getMap('cells').toJSON())
  })

  test.each([
    ['cannot be read', 'load', 'damaged'],
    ['finds no space', 'compact', 'full'],
  ] as const)('that %s leaves the rows', async (_, step, type) => {
    class Failing extends MemoryStorage {
      isFailing = false
      override async load(room: string): Promise<Result<StoredRoom, StorageTrouble>> {
        return this.isFailing && step === 'load' ? err({ type: 'damaged', message: 'bad' }) : super.load(room)
      }
      override async compact(): Promise<Result<boolean, StorageTrouble>> {
        return err({ type: 'full' })
      }
    }
    const storage = new Failing('store')
    value(await storage.append([{ room: 'a', update: setKey(new Y.Doc(), 'key', 1) }]))
    storage.isFailing = true
    const merger = { merge: async (parts: readonly Uint8Array[]) => mergeRoom(parts) }
    expect(await compactRoom('a', storage, merger, () => 0)).toEqual({ ok: false, error: type })
    storage.isFailing = false
    expect(value(await storage.load('a')).rows).toHaveLength(1)
  })

  test('overtaken by another one is given up', async () => {
    const storage = new MemoryStorage('store')
    value(await storage.append([{ room: 'a', update: setKey(new Y.Doc(), 'key', 1) }]))
    const merger = {
      async merge(parts: readonly Uint8Array[]) {
        const { rows } = value(await storage.load('a'))
        const sequences = rows.map(({ sequence }) => sequence)
        value(await storage.compact({ room: 'a', snapshotId: 0, sequences, snapshot: must(parts[0]), at: 0 }))
        return mergeRoom(parts)
      },
    }
    expect(await compactRoom('a', storage, merger, () => 0)).toEqual({ ok: false, error: 'overtaken' })
  })
})
