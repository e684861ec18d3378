// Large answers to a join, deflated: made once for everybody, the same document, and "synced" only with all of it.
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rowsBeforeCompaction } from '../../server/compaction.ts'
import { RelayNetwork, settled, type RawClient } from '../helpers/relay-network.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'

const nothing = Uint8Array.of(0)

/** A large snapshot, and after it a little. */
async function largeRoom(doc: Y.Doc): Promise<RelayNetwork> {
  const network = new RelayNetwork()
  const writer = await network.enter()
  const say = (value: string | number, i: number): void =>
    writer.say({ type: 'update', update: setKey(doc, `key ${i % 9}`, value) })
  say('x'.repeat(100_000), 0)
  for (let i = 1; i < rowsBeforeCompaction; i++) say(i, i)
  await network.tick()
  say('late', 1)
  await network.tick()
  return network
}

async function answered(client: RawClient): Promise<RawClient> {
  const isSynced = (): boolean =>
    client.heard.some((one) => one.type === 'step-2' || ('as' in one && one.as === 'step-2'))
  while (!isSynced()) await settled()
  return client
}

const inflating = { inflates: true } as const

describe('a large answer', () => {
  test('goes deflated to whom it suits, all parts of it in order, and is the same document', async () => {
    const doc = new Y.Doc()
    const client = await (await largeRoom(doc)).enter(undefined, inflating)
    client.say({ type: 'step-1', stateVector: nothing })
    await answered(client)
    const parts = client.take('compressed-join')
    expect(parts.map((part) => part.as)).toEqual(['update', 'step-2'])
    expect(client.take('step-2')).toEqual([])
    expect(parts.reduce((sum, { deflated }) => sum + deflated.length, 0)).toBeLessThan(10_000)
    const whole = docOf(...parts.map(({ deflated }) => new Uint8Array(inflateRawSync(deflated))))
    expect(whole.getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON())
  })

  test('is deflated once, however many come while it is and after', async () => {
    const network = await largeRoom(new Y.Doc())
    const clients = await Promise.all(Array.from({ length: 20 }, () => network.enter(undefined, inflating)))
    for (const client of clients) client.say({ type: 'step-1', stateVector: nothing })
    const late = await network.enter(undefined, inflating)
    await Promise.all(clients.map(answered))
    late.say({ type: 'step-1', stateVector: nothing })
    await answered(late)
    const bytes = [...clients, late].flatMap((client) => client.take('compressed-join'))
    expect(bytes).toHaveLength(42)
    expect(new Set(bytes.map(({ deflated }) => deflated.buffer)).size).toBe(2)
  })

  test('is as ever for a client that has not offered to inflate', async () => {
    const client = await (await largeRoom(new Y.Doc())).enter()
    client.say({ type: 'step-1', stateVector: nothing })
    expect(client.heard.map(({ type }) => type)).toEqual(['hello', 'update', 'step-2', 'step-1'])
  })

  test('that is small goes as it is', async () => {
    const network = new RelayNetwork()
    const client = await network.enter(undefined, inflating)
    client.say({ type: 'update', update: setKey(new Y.Doc(), 'key', 1) })
    await network.tick()
    client.say({ type: 'step-1', stateVector: nothing })
    expect(client.take('step-2')).toHaveLength(1)
  })

  test('for one who left while it was deflated goes nowhere', async () => {
    const network = await largeRoom(new Y.Doc())
    const [gone, stays] = [
      await network.enter(undefined, inflating),
      await network.enter(undefined, inflating),
    ]
    for (const client of [gone, stays]) client.say({ type: 'step-1', stateVector: nothing })
    gone.cut()
    await answered(stays)
    expect(gone.take('compressed-join')).toEqual([])
  })
})
