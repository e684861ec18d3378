// A join is the two-way exchange of y-protocols, answered from cached bytes; gaps are kept and asked for again.
import { linkIsTheRight } from '../../server/access/policy.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import { rowsBeforeCompaction } from '../../server/compaction.ts'
import { RelayNetwork, type RawClient } from '../helpers/relay-network.ts'
import { cellsOf, docOf, removeKey, setKey } from '../helpers/relay-updates.ts'

const nothing = Uint8Array.of(0)

/** What a client with this document gets to hear on joining, in order. */
function join(client: RawClient, doc = new Y.Doc()): Uint8Array[] {
  client.say({ type: 'step-1', stateVector: Y.encodeStateVector(doc) })
  return client.heard.splice(0).flatMap((message) => ('update' in message ? [message.update] : []))
}

async function filled(doc: Y.Doc, count: number): Promise<RelayNetwork> {
  const network = new RelayNetwork()
  const writer = await network.enter()
  for (let i = 0; i < count; i++) writer.say({ type: 'update', update: setKey(doc, `key ${i % 7}`, i) })
  await network.tick()
  return network
}

describe('joining', () => {
  test('step 1 is answered by step 2, then asked back', async () => {
    const network = await filled(new Y.Doc(), 3)
    const client = await network.enter()
    client.say({ type: 'step-1', stateVector: nothing })
    expect(client.heard.map(({ type }) => type)).toEqual(['hello', 'step-2', 'step-1'])
  })

  test.each([1, 100, rowsBeforeCompaction, rowsBeforeCompaction + 5])(
    'a first visit gets everything, %i updates old',
    async (count) => {
      const doc = new Y.Doc()
      const network = await filled(doc, count)
      expect(
        docOf(...join(await network.enter()))
          .getMap('cells')
          .toJSON(),
      ).toEqual(doc.getMap('cells').toJSON())
    },
  )

  test('what came since the snapshot is sent before step 2, so that "synced" means all of it', async () => {
    const network = await filled(new Y.Doc(), rowsBeforeCompaction + 5)
    const client = await network.enter()
    const writer = await network.enter()
    writer.say({ type: 'update', update: setKey(new Y.Doc(), 'late', 1) })
    await network.tick()
    client.heard.splice(0)
    client.say({ type: 'step-1', stateVector: nothing })
    expect(client.heard.map(({ type }) => type)).toEqual(['update', 'step-2', 'step-1'])
  })

  test('one who knows everything gets the deletions only: state vectors do not tell them', async () => {
    const doc = new Y.Doc()
    const network = await filled(doc, rowsBeforeCompaction)
    const knows = docOf(Y.encodeStateAsUpdate(doc))
    const writer = await network.enter()
    writer.say({ type: 'update', update: removeKey(doc, 'key 3') })
    await network.tick()
    const answer = join(await network.enter(), knows)
    expect(must(readUpdate(Y.mergeUpdates(answer))).structs.isEmpty).toBe(true)
    for (const update of answer) Y.applyUpdate(knows, update)
    expect(knows.getMap('cells').has('key 3')).toBe(false)
  })

  test('a deletion that is in the snapshot already still reaches one who knows every id of it', async () => {
    const doc = new Y.Doc()
    const network = new RelayNetwork()
    const writer = await network.enter()
    const before = setKey(doc, 'key', 1)
    const removal = removeKey(doc, 'key')
    const after = Array.from({ length: rowsBeforeCompaction }, (_, i) => setKey(doc, 'later', i))
    for (const update of [before, removal, ...after]) writer.say({ type: 'update', update })
    await network.tick()
    const missedOne = docOf(before, ...after)
    expect(missedOne.getMap('cells').has('key')).toBe(true)
    const answer = join(await network.enter(), missedOne)
    expect(answer.map((update) => must(readUpdate(update)).structs.isEmpty)).toEqual([true])
    for (const update of answer) Y.applyUpdate(missedOne, update)
    expect(missedOne.getMap('cells').has('key')).toBe(false)
  })

  test('one who knows a part gets the rest', async () => {
    const doc = new Y.Doc()
    const network = await filled(doc, 40)
    const knows = docOf(Y.encodeStateAsUpdate(doc))
    const writer = await network.enter()
    for (let i = 0; i < rowsBeforeCompaction; i++)
      writer.say({ type: 'update', update: setKey(doc, 'later', i) })
    await network.tick()
    writer.say({ type: 'update', update: setKey(new Y.Doc(), 'other', 1) })
    await network.tick()
    for (const update of join(await network.enter(), knows)) Y.applyUpdate(knows, update)
    expect(knows.getMap('cells').toJSON()).toEqual({ ...doc.getMap('cells').toJSON(), other: 1 })
  })

  test('a bad state vector closes 4400', async () => {
    const network = new RelayNetwork()
    const client = await network.enter()
    client.say({ type: 'step-1', stateVector: Uint8Array.of(200, 1) })
    expect(client.closedFor).toBe('undecodable')
  })

  test('one who may only read is asked nothing, and what it writes is refused', async () => {
    const network = new RelayNetwork({ policy: { ...linkIsTheRight, link: 'viewer' } })
    const client = await network.enter()
    client.say({ type: 'step-1', stateVector: nothing })
    expect(client.heard.map(({ type }) => type)).toEqual(['hello', 'step-2'])
    client.say({ type: 'step-2', update: Uint8Array.of(0, 0) })
    expect(client.closedFor).toBeUndefined()
    client.say({ type: 'update', update: setKey(new Y.Doc(), 'key', 1) })
    await network.tick()
    expect(client.closedFor).toBe('forbidden')
  })

  test('one who may not enter hears only why', async () => {
    const network = new RelayNetwork({ policy: { ...linkIsTheRight, link: 'none' } })
    const client = await network.enter()
    expect(client.closedFor).toBe('uninvited')
    expect(client.heard).toEqual([])
  })

  test('many joining at once read the room once', async () => {
    const network = await filled(new Y.Doc(), 3)
    const fresh = new RelayNetwork({ storage: network.storage })
    let loads = 0
    const load = fresh.storage.load.bind(fresh.storage)
    fresh.storage.load = (room) => (loads++, load(room))
    const clients = await Promise.all(Array.from({ length: 50 }, () => fresh.enter()))
    for (const client of clients)
      expect(cellsOf(...join(client))).toEqual({ 'key 0': 0, 'key 1': 1, 'key 2': 2 })
    expect(loads).toBe(1)
  })

  test('a room at rest is let go', async () => {
    const network = await filled(new Y.Doc(), 3)
    const client = await network.enter(undefined, { ours: false })
    expect(network.relay.counts).toEqual({ rooms: 1, sockets: 2 })
    client.cut()
    expect(network.relay.counts).toEqual({ rooms: 1, sockets: 1 })
  })
})

describe('an update from beyond a gap', () => {
  test('is kept, sent on, given to who joins, and what is missing is asked for until it comes', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const doc = new Y.Doc()
    const [first, missing, last] = [setKey(doc, 'a', 1), setKey(doc, 'b', 2), setKey(doc, 'c', 3)]
    a.say({ type: 'update', update: first })
    a.say({ type: 'update', update: last })
    await network.tick()
    expect(b.updates()).toEqual([first, last])

    const late = await network.enter()
    const lateDoc = docOf(...join(late))
    expect(lateDoc.getMap('cells').toJSON()).toEqual({ a: 1 })
    a.say({ type: 'step-1', stateVector: nothing })
    const [asked] = a.take('step-1')
    expect(Y.decodeStateVector(must(asked).stateVector)).toEqual(new Map([[doc.clientID, 1]]))

    a.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc, must(asked).stateVector) })
    await network.tick()
    for (const update of late.updates()) Y.applyUpdate(lateDoc, update)
    expect(lateDoc.getMap('cells').toJSON()).toEqual({ a: 1, b: 2, c: 3 })
    expect(b.updates().length).toBe(1)
    expect(missing.length).toBeGreaterThan(0)
  })

  test('survives compaction and a restart', async () => {
    const network = new RelayNetwork()
    const a = await network.enter()
    const doc = new Y.Doc()
    const updates = Array.from({ length: rowsBeforeCompaction + 10 }, (_, i) =>
      setKey(doc, `key ${i % 9}`, i),
    )
    const [held] = updates.splice(20, 1)
    for (const update of updates) a.say({ type: 'update', update })
    await network.tick()
    const again = new RelayNetwork({ storage: network.storage })
    const b = await again.enter()
    const joined = docOf(...join(b))
    expect(joined.getMap('cells').toJSON()).not.toEqual(doc.getMap('cells').toJSON())
    b.say({ type: 'update', update: must(held) })
    await again.tick()
    for (const update of b.updates()) Y.applyUpdate(joined, update)
    expect(joined.getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON())
    expect(
      docOf(...join(await again.enter()))
        .getMap('cells')
        .toJSON(),
    ).toEqual(doc.getMap('cells').toJSON())
  })
})
