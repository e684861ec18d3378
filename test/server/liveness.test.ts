// Sockets that are half open, and more of them than the relay takes: on a real server, with a quicker heart.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { decodeMessage } from '../../shared/wire/message.ts'
import { serveSockets, socketLimits } from '../../server/sockets.ts'
import { charter, RelayNetwork } from '../helpers/relay-network.ts'

const atEnd: (() => unknown)[] = []

afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

async function serve(
  allowed: Partial<typeof socketLimits>,
): Promise<{ readonly url: string; readonly network: RelayNetwork }> {
  const network = new RelayNetwork()
  const server: Server = createServer()
  const end = serveSockets(server, network.relay, { ...socketLimits, ...allowed })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd.push(() => server.close(), end)
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync/${charter}`, network }
}

describe('liveness', () => {
  test('who answers is kept and hears something at each beat; who does not is cut off', async () => {
    const { url, network } = await serve({ heartbeat: 30 })
    const [alive, halfOpen] = [new WebSocket(url), new WebSocket(url, { autoPong: false })]
    atEnd.push(() => alive.terminate())
    await Promise.all([once(alive, 'open'), once(halfOpen, 'open')])
    const [code] = (await once(halfOpen, 'close')) as [number]
    expect(code).toBe(1006)
    const [frame] = (await once(alive, 'message')) as [Buffer]
    expect(decodeMessage(frame)).toEqual({ type: 'awareness', awareness: Uint8Array.of(0) })
    expect(alive.readyState).toBe(WebSocket.OPEN)
    expect(network.relay.counts.sockets).toBe(1)
  })

  test('one socket more than are taken is asked to come back later', async () => {
    const { url } = await serve({ sockets: 1 })
    const first = new WebSocket(url)
    atEnd.push(() => first.terminate())
    await once(first, 'open')
    const [code] = (await once(new WebSocket(url), 'close')) as [number]
    expect(code).toBe(1013)
    expect(first.readyState).toBe(WebSocket.OPEN)
  })
})
