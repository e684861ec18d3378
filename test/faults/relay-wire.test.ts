// Random bytes on the wire, of the real process and of its core: no crash, no stored garbage, others undisturbed.
import { once } from 'node:events'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closeReasonOf } from '../../shared/wire/close-code.ts'
import { encodeMessage } from '../../shared/wire/message.ts'
import { createRandom } from '../helpers/random.ts'
import { ledger, RelayNetwork, work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'
import { readRoom, RelayWriter } from '../helpers/relay-writer.ts'

const frames = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  // Looks like a sync message, an awareness message, or a step 1, and goes wrong later.
  fc.uint8Array({ maxLength: 60 }).map((bytes) => encodeMessage({ type: 'update', update: bytes })),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => encodeMessage({ type: 'awareness', awareness: bytes })),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => encodeMessage({ type: 'step-1', stateVector: bytes })),
)

test('random frames in the core: each is answered or closes with a code, and what is stored can be read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(frames, { maxLength: 20 }),
      fc.constantFrom(work, ledger),
      async (some, room) => {
        const network = new RelayNetwork()
        const [noisy, quiet] = [await network.enter(room), await network.enter(room)]
        for (const frame of some) noisy.sayBytes(frame)
        await network.tick()
        expect([undefined, 'undecodable', 'refused', 'tooLarge']).toContain(noisy.closedFor)
        expect(quiet.closedFor).toBeUndefined()
        const late = await network.enter(room)
        late.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
        for (const { update } of late.take('step-2')) docOf(update)
      },
    ),
    { numRuns: 300 },
  )
})

test('random frames at the real process: it stays up, says nothing, stores nothing, and serves the others', async () => {
  const relay = await startRelay()
  const random = createRandom(99)
  const writer = await RelayWriter.open(relay.wsUrl, work)
  for (let i = 0; i < 60; i++) {
    const socket = new WebSocket(`${relay.wsUrl}/${work}`)
    socket.on('error', () => {})
    const closed = once(socket, 'close') as Promise<[number]>
    await once(socket, 'open')
    for (let left = 1 + random.below(5); left > 0; left--) {
      socket.send(Uint8Array.from({ length: random.below(200) }, () => random.below(256)))
    }
    // The last word cannot be read, whatever became of those before.
    socket.send(Uint8Array.of(0, 2, 3, 1, 1, 1))
    const [code] = await closed
    expect(closeReasonOf(code)).toBe('undecodable')
  }
  writer.write('key', 'value')
  await writer.echoes(1)
  expect((await readRoom(relay.wsUrl, work)).getMap('cells').toJSON()).toEqual({ key: 'value' })
  expect(relay.complaints()).toBe('')
  writer.end()
  expect(await relay.stop()).toBe(0)
})

test('real messages cut short anywhere, or with a length that no memory has: read or refused, and nothing half is kept', async () => {
  const doc = new Y.Doc()
  const update = setKey(doc, 'key', 'a value of some length')
  const text = JSON.stringify({ type: 'ask', id: 1, ask: { type: 'list' } })
  const whole = [
    encodeMessage({ type: 'update', update }),
    encodeMessage({ type: 'step-1', stateVector: Y.encodeStateVector(doc) }),
    encodeMessage({ type: 'awareness', awareness: awarenessOf('{"a":1}') }),
    encodeMessage({ type: 'access', text }),
  ]
  const huge = [255, 255, 255, 255, 255, 255, 255, 15]
  const odd = whole.flatMap((frame) =>
    [...frame.keys()].flatMap((at) => [
      frame.slice(0, at),
      Uint8Array.from([...frame.slice(0, at), ...huge, ...frame.slice(at + 1)]),
    ]),
  )
  const network = new RelayNetwork()
  const quiet = await network.enter()
  for (const frame of odd) {
    const client = await network.enter()
    client.sayBytes(frame)
    client.cut()
  }
  await network.tick()
  expect(quiet.closedFor).toBeUndefined()
  expect(network.relay.counts).toEqual({ rooms: 1, sockets: 1 })
  const held = await network.storage.load(work)
  for (const row of held.ok ? held.value.rows : []) docOf(row.update)
  expect(network.log.join('')).toBe('')
})

test('what nests a hundred thousand deep costs its sender the socket and the relay nothing', async () => {
  const network = new RelayNetwork()
  const deep = 100_000
  const [any, json, access] = [await network.enter(), await network.enter(), await network.enter()]
  // One item in a map at the root, whose content is a list in a list in a list …
  const begin = [1, 1, 7, 0, 40, 1, 1, 97, 1, 98, 1]
  const update = Uint8Array.from([
    ...begin,
    ...Array.from({ length: deep * 2 }, (_, i) => (i % 2 === 0 ? 117 : 1)),
    126,
    0,
  ])
  any.say({ type: 'update', update })
  const nested = '['.repeat(deep) + ']'.repeat(deep)
  json.say({ type: 'awareness', awareness: new TextEncoder().encode(nested) })
  access.say({ type: 'access', text: nested })
  access.say({ type: 'access', text: '{"type":"ask","id":1,"ask":{"__proto__":{"type":"list"}}}' })
  await network.tick()
  expect([undefined, 'undecodable']).toContain(any.closedFor)
  expect(access.closedFor).toBeUndefined()
  const late = await network.enter()
  late.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
  expect(late.take('step-2')).toHaveLength(1)
  expect(network.log.join('')).toBe('')
})

test('broken http and upgrades do not bring it down', async () => {
  const relay = await startRelay()
  const random = createRandom(7)
  for (const path of [
    '/',
    '/sync',
    '/sync/',
    `/other/${work}`,
    `/sync/${work}%00`,
    `/sync/${'x'.repeat(5_000)}`,
  ]) {
    const socket = new WebSocket(`ws://127.0.0.1:${relay.port}${path}`)
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(4404)
  }
  const { connect } = await import('node:net')
  for (let i = 0; i < 20; i++) {
    const line = connect(relay.port, '127.0.0.1')
    line.on('error', () => {})
    const ended = once(line, 'close')
    line.end(Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256)))
    line.resume()
    await ended
  }
  expect((await fetch(`${relay.url}/healthz`)).status).toBe(200)
  expect(await relay.stop()).toBe(0)
})

test('a prototype’s name as a key of presence or of a value changes nobody’s prototype', async () => {
  const network = new RelayNetwork()
  const client = await network.enter()
  const doc = new Y.Doc()
  client.say({ type: 'update', update: setKey(doc, '__proto__', 1) })
  doc.getMap('cells').set('key', JSON.parse('{"__proto__": {"polluted": true}}'))
  client.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc) })
  client.say({ type: 'awareness', awareness: awarenessOf('{"__proto__": {"polluted": true}}') })
  await network.tick()
  expect(client.closedFor).toBeUndefined()
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined()
})

function awarenessOf(json: string): Uint8Array {
  const text = new TextEncoder().encode(json)
  return Uint8Array.of(1, 5, 1, text.length, ...text)
}
