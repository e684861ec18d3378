// Presence (awareness): passed on where people work, kept nowhere, gone with the socket.
import { describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { limits } from '../../shared/wire/protocol.ts'
import { presenceCap, waitingCap } from '../../server/session.ts'
import { charter, RelayNetwork, work, type RawClient } from '../helpers/relay-network.ts'
import { setKey } from '../helpers/relay-updates.ts'

/** A client's own awareness; destroyed at once, because it keeps a timer. */
function presenceOf(state: Record<string, unknown>, id: number, clock = 1): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = id
  const awareness = new Awareness(doc)
  for (let i = 0; i < clock; i++) awareness.setLocalState(state)
  const update = encodeAwarenessUpdate(awareness, [id])
  awareness.destroy()
  return update
}

function seenBy(client: RawClient): Map<number, unknown> {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const message of client.heard)
    if (message.type === 'awareness') applyAwarenessUpdate(awareness, message.awareness, 'relay')
  const states = new Map(awareness.getStates())
  awareness.destroy()
  return states
}

describe('presence', () => {
  test('reaches the others, who joins later, and who asks; not the one who told it', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    a.say({ type: 'awareness', awareness: presenceOf({ name: 'Ada' }, 1) })
    expect(seenBy(a).size).toBe(0)
    expect(seenBy(b).get(1)).toEqual({ name: 'Ada' })
    expect(seenBy(await network.enter()).get(1)).toEqual({ name: 'Ada' })
    b.heard.splice(0)
    b.say({ type: 'query-awareness' })
    expect(seenBy(b).get(1)).toEqual({ name: 'Ada' })
  })

  test('is cleared when the socket goes, and a late repetition by another does not bring it back', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const told = presenceOf({ name: 'Ada' }, 1)
    a.say({ type: 'awareness', awareness: told })
    a.cut()
    expect(seenBy(b).size).toBe(0)
    b.say({ type: 'awareness', awareness: told })
    expect(seenBy(await network.enter()).size).toBe(0)
  })

  test('what stock clients repeat of others ends here', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    const told = presenceOf({ name: 'Ada' }, 1)
    a.say({ type: 'awareness', awareness: told })
    b.say({ type: 'awareness', awareness: told })
    expect(a.take('awareness')).toEqual([])
    b.cut()
    expect(seenBy(await network.enter()).size).toBe(1)
  })

  test('moves with a client that comes back on a new line before the old one is found dead', async () => {
    const network = new RelayNetwork()
    const [before, watcher] = [await network.enter(), await network.enter()]
    before.say({ type: 'awareness', awareness: presenceOf({ at: 1 }, 1) })
    const after = await network.enter()
    after.say({ type: 'awareness', awareness: presenceOf({ at: 2 }, 1, 5) })
    before.cut()
    expect(seenBy(watcher).get(1)).toEqual({ at: 2 })
  })

  test('is for work only: in the charter it is dropped', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(charter), await network.enter(charter)]
    a.say({ type: 'awareness', awareness: presenceOf({ name: 'Ada' }, 1) })
    a.say({ type: 'query-awareness' })
    expect([...a.take('awareness'), ...b.take('awareness')]).toEqual([])
    expect(a.closedFor).toBeUndefined()
  })

  test('over 4 KB is dropped, and nobody is closed for it', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    a.say({ type: 'awareness', awareness: presenceOf({ name: 'x'.repeat(limits.awareness) }, 1) })
    expect(b.take('awareness')).toEqual([])
    expect(a.closedFor).toBeUndefined()
  })

  test.each([
    ['is cut short', Uint8Array.of(1, 1)],
    ['is no JSON', Uint8Array.of(1, 1, 1, 1, 123)],
    ['has more behind it', Uint8Array.of(0, 0)],
  ])('that %s closes 4400, for it would throw in every other client', async (_, awareness) => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(), await network.enter()]
    a.say({ type: 'awareness', awareness })
    expect(a.closedFor).toBe('undecodable')
    expect(b.take('awareness')).toEqual([])
  })
})

describe('one who reads slowly', () => {
  test('misses presence first', async () => {
    const network = new RelayNetwork()
    const [a, slow] = [await network.enter(), await network.enter()]
    slow.waitingBytes = presenceCap + 1
    a.say({ type: 'awareness', awareness: presenceOf({ name: 'Ada' }, 1) })
    network.relay.beat()
    const update = setKey(new Y.Doc(), 'key', 1)
    a.say({ type: 'update', update })
    await network.tick()
    expect(slow.take('awareness')).toEqual([])
    expect(slow.updates()).toEqual([update])
  })

  test('is asked to come back when too much waits, 1013, and nobody else notices', async () => {
    const network = new RelayNetwork()
    const [a, slow] = [await network.enter(), await network.enter()]
    slow.waitingBytes = waitingCap + 1
    a.say({ type: 'update', update: setKey(new Y.Doc(), 'key', 1) })
    await network.tick()
    expect(slow.closedFor).toBe('busy')
    expect(a.updates()).toHaveLength(1)
  })

  test('may take its time over its own join, however large', async () => {
    const network = new RelayNetwork()
    const a = await network.enter()
    const doc = new Y.Doc()
    for (let i = 0; i < 12; i++)
      a.say({ type: 'update', update: setKey(doc, `key ${i}`, 'x'.repeat(900_000)) })
    await network.tick()
    const joining = await network.enter()
    joining.isStuck = true
    joining.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    a.say({ type: 'update', update: setKey(doc, 'key', 1) })
    await network.tick()
    expect(joining.waitingBytes).toBeGreaterThan(waitingCap)
    expect(joining.closedFor).toBeUndefined()
  })
})

describe('the heartbeat', () => {
  test('is an empty presence for every socket, in every room', async () => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(work), await network.enter(charter, { ours: false })]
    network.relay.beat()
    expect([a, b].map((client) => client.take('awareness'))).toEqual([
      [{ type: 'awareness', awareness: Uint8Array.of(0) }],
      [{ type: 'awareness', awareness: Uint8Array.of(0) }],
    ])
  })
})
