// Acknowledge by echo after the durable commit (architecture, The relay): nobody ever sees an edit that can vanish.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { err, type Result } from '../../shared/base/result.ts'
import type { NewRow, StorageTrouble, StoredRoom } from '../../server/storage/contract.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { RelayNetwork, settled, work } from '../helpers/relay-network.ts'
import { cellsOf, removeKey, setKey } from '../helpers/relay-updates.ts'

/** A store whose commits end when the test says so. */
class HeldStorage extends MemoryStorage {
  trouble: StorageTrouble | undefined
  groups: number[] = []
  #held: (() => void)[] = []
  isHolding = false

  override async append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
    if (this.isHolding) await new Promise<void>((resolve) => this.#held.push(resolve))
    this.groups.push(rows.length)
    return this.trouble === undefined ? super.append(rows) : err(this.trouble)
  }

  async letThrough(): Promise<void> {
    this.isHolding = false
    for (const go of this.#held.splice(0)) go()
    await settled()
  }
}

async function storedIn(storage: MemoryStorage): Promise<StoredRoom> {
  const loaded = await storage.load(work)
  if (!loaded.ok) throw new Error('the memory cannot be damaged')
  return loaded.value
}

describe('stored, then echoed', () => {
  test('an update reaches everyone, its sender too, and only after it was committed', async () => {
    const storage = new HeldStorage('store')
    storage.isHolding = true
    const network = new RelayNetwork({ storage })
    const [a, b] = [await network.enter(), await network.enter()]
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'update', update })
    await network.tick()
    expect([...a.updates(), ...b.updates()]).toEqual([])
    await storage.letThrough()
    expect(a.updates()).toEqual([update])
    expect(b.updates()).toEqual([update])
    expect((await storedIn(storage)).rows.map((row) => row.update)).toEqual([update])
  })

  test('what arrives while the store is busy is committed as one group, in order', async () => {
    const storage = new HeldStorage('store')
    storage.isHolding = true
    const network = new RelayNetwork({ storage })
    const a = await network.enter()
    const doc = new Y.Doc()
    const updates = [1, 2, 3, 4].map((value) => setKey(doc, 'key', value))
    updates.slice(0, 1).forEach((update) => a.say({ type: 'update', update }))
    await network.tick()
    updates.slice(1).forEach((update) => a.say({ type: 'update', update }))
    await storage.letThrough()
    expect(storage.groups).toEqual([1, 3])
    expect(a.updates()).toEqual(updates)
  })

  test('a step 2 comes back as an update: to a stock client a step 2 would mean "synced"', async () => {
    const network = new RelayNetwork()
    const a = await network.enter()
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'step-2', update })
    await network.tick()
    expect(a.take('step-2')).toEqual([])
    expect(a.updates()).toEqual([update])
  })

  test.each([
    [{ type: 'full' }, 'full'],
    [{ type: 'failed', message: 'no disk' }, 'busy'],
  ] as const)(
    'what could not be stored (%o) is shown to nobody, and its sender is told',
    async (trouble, reason) => {
      const storage = new HeldStorage('store')
      const network = new RelayNetwork({ storage })
      const [a, b] = [await network.enter(), await network.enter()]
      storage.trouble = trouble
      a.say({ type: 'update', update: setKey(new Y.Doc(), 'key', 1) })
      await network.tick()
      expect(a.closedFor).toBe(reason)
      expect([...a.updates(), ...b.updates()]).toEqual([])
      expect(network.relay.health.report).toMatchObject({ status: 'trouble', store: trouble.type })
      expect(network.relay.health.canWrite).toBe(false)

      storage.trouble = undefined
      await network.tick()
      expect(network.relay.health.report.status).toBe('ok')
      const update = setKey(new Y.Doc(), 'key', 2)
      b.say({ type: 'update', update })
      await network.tick()
      expect(b.updates()).toEqual([update])
    },
  )

  test('one update that cannot be stored does not take the others of its group with it', async () => {
    class Picky extends MemoryStorage {
      override async append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
        return rows.some(({ update }) => update.length > 500) ? err({ type: 'full' }) : super.append(rows)
      }
    }
    const network = new RelayNetwork({ storage: new Picky('store') })
    const [a, b] = [await network.enter(), await network.enter()]
    const small = setKey(new Y.Doc(), 'small', 1)
    a.say({ type: 'update', update: setKey(new Y.Doc(), 'large', 'x'.repeat(600)) })
    b.say({ type: 'update', update: small })
    await network.tick()
    expect(a.closedFor).toBe('full')
    expect(b.updates()).toEqual([small])
  })

  test('a sender that left is not waited for', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'update', update })
    a.cut()
    await network.tick()
    expect(a.updates()).toEqual([])
    expect(b.updates()).toEqual([update])
  })
})

test('when the disk is far behind no more is taken: the sender comes back later, 1013', async () => {
  const storage = new HeldStorage('store')
  storage.isHolding = true
  const network = new RelayNetwork({ storage })
  const clients = [await network.enter(), await network.enter()]
  const text = 'x'.repeat(1_000_000)
  while (clients.every(({ closedFor }) => closedFor === undefined)) {
    for (const client of clients) client.say({ type: 'update', update: setKey(new Y.Doc(), 'key', text) })
  }
  expect(clients.map(({ closedFor }) => closedFor)).toContain('busy')
  await network.tick()
  await storage.letThrough()
  expect(network.relay.health.report.status).toBe('ok')
  const late = await network.enter()
  const update = setKey(new Y.Doc(), 'key', 1)
  late.say({ type: 'update', update })
  await network.tick()
  expect(late.updates()).toEqual([update])
})

describe('an update that adds nothing', () => {
  test('is echoed to its sender only, and not stored again', async () => {
    const storage = new MemoryStorage('store')
    const network = new RelayNetwork({ storage })
    const [a, b] = [await network.enter(), await network.enter()]
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'update', update })
    await network.tick()
    a.updates()
    b.updates()
    b.say({ type: 'step-2', update })
    expect(b.updates()).toEqual([update])
    await network.tick()
    expect(a.updates()).toEqual([])
    expect((await storedIn(storage)).rows).toHaveLength(1)
  })

  test('is known by deletions too: equal ids with one more deletion do add something', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const doc = new Y.Doc()
    a.say({ type: 'update', update: setKey(doc, 'key', 1) })
    await network.tick()
    b.updates()
    const removal = removeKey(doc, 'key')
    a.say({ type: 'update', update: removal })
    await network.tick()
    expect(b.updates()).toEqual([removal])
  })

  test('the same update twice before the commit is stored twice, yet sent to the others once', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'update', update })
    a.say({ type: 'update', update })
    await network.tick()
    expect(a.updates()).toEqual([update, update])
    expect(b.updates()).toEqual([update])
  })
})

describe('an update that adds something to what is known', () => {
  test('is stored and sent on without what is known, and echoed whole', async () => {
    const storage = new MemoryStorage('store')
    const network = new RelayNetwork({ storage })
    const [a, b] = [await network.enter(), await network.enter()]
    const doc = new Y.Doc()
    for (let i = 0; i < 100; i++) setKey(doc, 'key', i)
    a.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc) })
    await network.tick()
    b.updates()
    setKey(doc, 'other', 1)
    const all = Y.encodeStateAsUpdate(doc)
    a.updates()
    a.say({ type: 'step-2', update: all })
    await network.tick()
    expect(a.updates()).toEqual([all])
    const [news] = b.updates()
    expect(news?.length).toBeLessThan(40)
    const { rows } = await storedIn(storage)
    expect(rows.map((row) => row.update).at(-1)).toEqual(news)
    expect(cellsOf(...rows.map((row) => row.update))).toEqual({ key: 99, other: 1 })
  })
})
