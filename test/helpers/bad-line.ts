// A line between clients and a relay that goes bad as told: cut, silent, slow, narrow, or behind a portal that answers in the
// relay's place. Bytes of one connection keep their order, as they do on any line; messages out of order are for sync-client.ts.
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type LineState =
  | { readonly type: 'open' }
  /** Every connection is ended, new ones too. */
  | { readonly type: 'cut' }
  /** Nothing passes and nobody is told: half-open sockets. */
  | { readonly type: 'silent' }
  /** Each piece comes so many ms later. */
  | { readonly type: 'slow'; readonly ms: number }
  /** So many bytes at a time. */
  | { readonly type: 'narrow'; readonly bytes: number }
  /** A captive portal says this to whoever connects anew. */
  | { readonly type: 'portal'; readonly answer: string }

export interface BadLine {
  readonly port: number
  set(state: LineState): void
  /** Connections that the relay's side has open now. */
  readonly open: number
  close(): Promise<void>
}

const html = '<!doctype html><title>Welcome to our network</title>'
export const portals = {
  page: `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${html.length}\r\n\r\n${html}`,
  redirect: 'HTTP/1.1 302 Found\r\nLocation: http://portal.example/login\r\nContent-Length: 0\r\n\r\n',
} as const

export async function openBadLine(relayPort: number): Promise<BadLine> {
  let state: LineState = { type: 'open' }
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((near) => {
    near.on('error', () => {})
    if (state.type === 'cut') near.destroy()
    else if (state.type === 'portal') {
      const { answer } = state
      near.once('data', () => near.end(answer))
    } else join(near)
  })

  function join(near: Socket): void {
    const far = connect(relayPort, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (bytes) => void pass(from, to, bytes))
      from.on('error', () => {})
      from.on('close', () => {
        pairs.delete(pair)
        // Whoever is behind a silent line is not told either.
        if (state.type !== 'silent') to.destroy()
      })
    }
  }

  /** In order: the next piece is not read before this one has passed. */
  async function pass(from: Socket, to: Socket, bytes: Buffer): Promise<void> {
    const now = state
    if (now.type === 'silent') return
    if (now.type !== 'slow' && now.type !== 'narrow') return void to.write(bytes)
    from.pause()
    const step = now.type === 'narrow' ? now.bytes : bytes.length
    for (let at = 0; at < bytes.length; at += step) {
      if (now.type === 'slow') await new Promise((resolve) => setTimeout(resolve, now.ms))
      else await new Promise((resolve) => setImmediate(resolve))
      to.write(bytes.subarray(at, at + step))
    }
    from.resume()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cutAll = (): void => {
    for (const pair of pairs) for (const end of pair) end.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return pairs.size
    },
    set(next) {
      state = next
      if (next.type === 'cut' || next.type === 'portal') cutAll()
    },
    async close() {
      state = { type: 'cut' }
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
