// The real relay process and real sockets: stock clients, sub-protocol, close codes, limits, the clean end.
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { encodeMessage, decodeMessage } from '../../shared/wire/message.ts'
import { limits, subProtocol } from '../../shared/wire/protocol.ts'
import { startRelay, type RelayOptions, type RelayProcess } from '../helpers/relay-process.ts'
import { charter, work } from '../helpers/relay-network.ts'
import { setKey } from '../helpers/relay-updates.ts'

const atEnd: (() => unknown)[] = []

afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

async function start(options: RelayOptions = {}): Promise<RelayProcess> {
  const relay = await startRelay(options)
  atEnd.push(() => relay.stop())
  return relay
}

function provide(relay: RelayProcess, doc: Y.Doc, room = work): WebsocketProvider {
  // The polyfill of Node's own class: it has what the provider uses.
  const polyfill = WebSocket as unknown as typeof globalThis.WebSocket
  const provider = new WebsocketProvider(relay.wsUrl, room, doc, {
    WebSocketPolyfill: polyfill,
    disableBc: true,
  })
  atEnd.push(() => provider.destroy())
  return provider
}

/** Resolves once it holds, looking again whenever the document or presence changes. */
async function until(provider: WebsocketProvider, holds: () => boolean): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const look = (): void => {
    if (holds()) changed.resolve()
  }
  provider.doc.on('update', look)
  provider.awareness.on('change', look)
  provider.on('sync', look)
  provider.on('status', look)
  look()
  await changed.promise
}

async function open(relay: RelayProcess, room = work, protocols: readonly string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(`${relay.wsUrl}/${room}`, [...protocols])
  atEnd.push(() => socket.terminate())
  await once(socket, 'open')
  return socket
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

describe('a stock y-websocket client', () => {
  test('joins, syncs both ways, goes offline, comes back, and all have everything', async () => {
    const relay = await start()
    const [ada, ben] = [new Y.Doc(), new Y.Doc()]
    ada.getMap('cells').set('before', 1)
    const [adaLine, benLine] = [provide(relay, ada), provide(relay, ben)]
    await until(benLine, () => ben.getMap('cells').has('before'))
    ben.getMap('cells').set('answer', 2)
    await until(adaLine, () => ada.getMap('cells').has('answer'))

    benLine.disconnect()
    ben.getMap('cells').set('offline', 3)
    ben.getMap('cells').delete('before')
    ada.getMap('cells').set('meanwhile', 4)
    benLine.connect()
    await until(adaLine, () => ada.getMap('cells').has('offline') && !ada.getMap('cells').has('before'))
    await until(benLine, () => ben.getMap('cells').has('meanwhile'))
    expect(ben.getMap('cells').toJSON()).toEqual({ answer: 2, offline: 3, meanwhile: 4 })
    expect(ada.getMap('cells').toJSON()).toEqual(ben.getMap('cells').toJSON())
  })

  test('sees who is there, and no longer once they have gone', async () => {
    const relay = await start()
    const [adaLine, benLine] = [provide(relay, new Y.Doc()), provide(relay, new Y.Doc())]
    adaLine.awareness.setLocalState({ name: 'Ada' })
    const ada = adaLine.doc.clientID
    await until(benLine, () => benLine.awareness.getStates().get(ada)?.['name'] === 'Ada')
    adaLine.ws?.close()
    adaLine.shouldConnect = false
    await until(benLine, () => !benLine.awareness.getStates().has(ada))
    expect(benLine.awareness.getStates().size).toBe(1)
  })

  test('finds everything again after the relay was stopped and started elsewhere', async () => {
    const first = await start()
    const doc = new Y.Doc()
    const line = provide(first, doc)
    await until(line, () => line.synced)
    doc.getMap('cells').set('key', 1)
    const reader = provide(first, new Y.Doc())
    await until(reader, () => reader.doc.getMap('cells').has('key'))
    const again = await startRelay({ dataDir: first.dataDir }).catch((error: Error) => error.message)
    expect(again).toMatch(/Another relay is running/)
    expect(await first.kill('SIGTERM')).toBe(0)
    const second = await start({ dataDir: first.dataDir })
    const late = provide(second, new Y.Doc())
    await until(late, () => late.synced)
    expect(late.doc.getMap('cells').toJSON()).toEqual({ key: 1 })
  })
})

describe('the socket', () => {
  test('is given our sub-protocol and a hello; of others that are offered none is chosen', async () => {
    const relay = await start()
    const ours = new WebSocket(`${relay.wsUrl}/${work}`, ['token.secret', subProtocol])
    atEnd.push(() => ours.terminate())
    const [frame] = (await once(ours, 'message')) as [Buffer]
    expect(ours.protocol).toBe(subProtocol)
    expect(decodeMessage(frame)).toMatchObject({ type: 'hello', hello: { wireVersion: 1, release: '0.1.0' } })
    expect(Math.abs(Date.now() - helloTime(frame))).toBeLessThan(10_000)
    expect((await open(relay)).protocol).toBe('')
  })

  test('is accepted and then closed with a code that a browser can read', async () => {
    const relay = await start()
    expect(await closeCode(await open(relay, 'no-such-room'))).toBe(4404)
    const first = await open(relay, work)
    expect(await closeCode(await open(relay, work.replace('.1.', '.2.')))).toBe(4409)
    first.send('text')
    expect(await closeCode(first)).toBe(4400)
  })

  test.each([
    ['ours', [subProtocol], limits.frame],
    ['stock', [], limits.firstStepTwo],
  ] as const)(
    'over its limit (%s) is closed 4413, not 1009, which stock clients take for passing',
    async (_, protocols, limit) => {
      const relay = await start()
      const socket = await open(relay, work, protocols)
      socket.send(encodeMessage({ type: 'step-2', update: new Uint8Array(limit) }))
      expect(await closeCode(socket)).toBe(4413)
    },
  )

  test('that says too much at once is heard slowly, and in the end wholly', async () => {
    const relay = await start()
    const socket = await open(relay, charter)
    const large = Array.from({ length: 45 }, () => setKey(new Y.Doc(), 'key', 'x'.repeat(200_000)))
    const heard = new Promise<void>((resolve) => {
      let left = large.length
      socket.on('message', (frame: Buffer) => {
        if (decodeMessage(frame)?.type === 'update' && --left === 0) resolve()
      })
    })
    const startedAt = performance.now()
    for (const update of large) socket.send(encodeMessage({ type: 'update', update }))
    await heard
    expect(performance.now() - startedAt).toBeGreaterThan(500)
    expect(socket.readyState).toBe(WebSocket.OPEN)
  })

  test('hears on SIGTERM that the relay will be back (1012), after what it sent was stored', async () => {
    const relay = await start()
    const socket = await open(relay)
    const update = setKey(new Y.Doc(), 'key', 1)
    socket.send(encodeMessage({ type: 'update', update }))
    const [echo] = (await once(socket, 'message')) as [Buffer]
    expect(decodeMessage(echo)).toEqual({ type: 'update', update: new Uint8Array(update) })
    const closed = closeCode(socket)
    expect(await relay.kill('SIGTERM')).toBe(0)
    expect(await closed).toBe(1012)
    expect(relay.complaints()).toBe('')
  })
})

function helloTime(frame: Buffer): number {
  const message = decodeMessage(frame)
  return message?.type === 'hello' ? message.hello.time : 0
}
