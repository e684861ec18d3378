import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { writeFrame } from '../../server/web-frame.ts'

test('messages of every length arrive whole and in order, the same one to several sockets too', async () => {
  const sizes = [0, 1, 125, 126, 16_384, 16_385, 65_535, 65_536, 3_000_000, 2]
  const messages = sizes.map((size, i) => new Uint8Array(size).fill(i + 1))
  const accept = new WebSocketServer({ noServer: true })
  const server = createServer()
  server.on('upgrade', (request, wire, head) => {
    accept.handleUpgrade(request, wire, head, (web) => {
      for (const message of messages) for (const one of [message, message]) writeFrame(wire, one)
      web.close(1000)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const heard = await Promise.all([url, url].map(hearAll))
  for (const one of heard)
    expect(one.map(({ length, [0]: first }) => [length, first])).toEqual(
      messages.flatMap(({ length, [0]: first }) => [
        [length, first],
        [length, first],
      ]),
    )
  server.close()
})

async function hearAll(url: string): Promise<Uint8Array[]> {
  const heard: Uint8Array[] = []
  const web = new WebSocket(url)
  web.on('message', (message: Buffer) => void heard.push(message))
  const [code] = (await once(web, 'close')) as [number]
  expect(code).toBe(1000)
  return heard
}
