// What lies between a device and its relay: cut, silent, slow, narrow lines, and portals that answer in the relay's place.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { serveSockets, socketLimits } from '../../server/sockets.ts'
import { openBadLine, portals, type BadLine, type LineState } from '../helpers/bad-line.ts'
import { createRandom } from '../helpers/random.ts'
import { charter, RelayNetwork, work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom } from '../helpers/relay-writer.ts'

const atEnd: (() => unknown)[] = []
afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

async function lineTo(port: number): Promise<BadLine> {
  const line = await openBadLine(port)
  atEnd.push(() => line.close())
  return line
}

function joinOver(line: BadLine): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${line.port}/sync`, work, new Y.Doc(), {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 30,
  })
  atEnd.push(() => provider.destroy())
  return provider
}

const cellsOf = ({ doc }: WebsocketProvider): Y.Map<unknown> => doc.getMap('cells')

const states: readonly LineState[] = [
  { type: 'open' },
  { type: 'cut' },
  { type: 'slow', ms: 3 },
  { type: 'narrow', bytes: 7 },
  { type: 'portal', answer: portals.page },
  { type: 'portal', answer: portals.redirect },
]

test.each([1, 2])(
  'whatever the lines do meanwhile (seed %i), both ends and the relay hold the same when they are well',
  async (seed) => {
    const relay = await startRelay()
    atEnd.push(() => relay.stop())
    const lines = [await lineTo(relay.port), await lineTo(relay.port)] as const
    const ends = lines.map(joinOver)
    const random = createRandom(seed)
    let written = 0
    for (let step = 0; step < 60; step++) {
      const at = random.below(2)
      lines[at]?.set(states[random.below(states.length)] ?? { type: 'open' })
      for (let i = random.below(6); i > 0; i--) {
        const cells = ends[random.below(2)] && cellsOf(ends[random.below(2)] as WebsocketProvider)
        cells?.set(`${written++}`, 'x'.repeat(random.below(300)))
      }
      // Something moves on the lines between two steps.
      for (let turns = random.below(200); turns > 0; turns--)
        await new Promise((resolve) => setImmediate(resolve))
    }
    for (const line of lines) line.set({ type: 'open' })
    await expect.poll(() => ends.map((end) => cellsOf(end).size)).toEqual([written, written])
    expect((await readRoom(relay.wsUrl, work)).getMap('cells').size).toBe(written)
  },
)

describe('a captive portal', () => {
  test.each(Object.entries(portals))(
    'answers (%s) in the relay’s place: nothing is taken for the relay, and past it all goes on',
    async (_kind, answer) => {
      const relay = await startRelay()
      atEnd.push(() => relay.stop())
      const line = await lineTo(relay.port)
      line.set({ type: 'portal', answer })
      const end = joinOver(line)
      let refused = 0
      const three = new Promise<void>((resolve) => {
        end.on('connection-error', () => void (++refused === 3 && resolve()))
      })
      cellsOf(end).set('written', 'behind the portal')
      await three
      expect(end.synced).toBe(false)
      line.set({ type: 'open' })
      await expect
        .poll(async () => (await readRoom(relay.wsUrl, work)).getMap('cells').get('written'))
        .toBe('behind the portal')
    },
  )
})

test('a line that falls silent: the relay lets go of the half-open socket, and its presence with it', async () => {
  const network = new RelayNetwork()
  const server = createServer()
  const end = serveSockets(server, network.relay, { ...socketLimits, heartbeat: 40 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd.push(() => server.close(), end)
  const line = await lineTo((server.address() as AddressInfo).port)
  const socket = new WebSocket(`ws://127.0.0.1:${line.port}/sync/${charter}`)
  atEnd.push(() => socket.terminate())
  await once(socket, 'message')
  expect(network.relay.counts.sockets).toBe(1)
  line.set({ type: 'silent' })
  await expect.poll(() => network.relay.counts).toEqual({ rooms: 0, sockets: 0 })
  expect(socket.readyState).toBe(WebSocket.OPEN)
})
