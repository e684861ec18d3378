// The relay's network: web sockets under /sync/<room>, one session each. The upgrade is accepted before anything is
// judged, because a browser can read a close code but not a refused upgrade.

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import { closeCodes } from '../shared/wire/close-code.ts'
import { heartbeatInterval, limits, subProtocol } from '../shared/wire/protocol.ts'
import { provesProtocol, tokenPrefix } from '../shared/wire/access-message.ts'
import { syncPath } from '../shared/wire/room-name.ts'
import { closeMeanings } from './close-meanings.ts'
import type { Offer } from './access/entrance.ts'
import type { Relay } from './relay.ts'
import type { RelaySocket } from './socket.ts'
import { createTokenBucket } from './token-bucket.ts'

export interface SocketLimits {
  readonly sockets: number
  /** Messages in one go and per second; a message costs one more for each 16 KB. */
  readonly burst: number
  readonly perSecond: number
  /** In ms: who has not answered since the last one is gone. */
  readonly heartbeat: number
}

export const socketLimits: SocketLimits = {
  sockets: 10_000,
  burst: 400,
  perSecond: 200,
  heartbeat: heartbeatInterval,
}

const bytesPerToken = 16 * 1024
const tooLargeForWs = 1009

/** ws answers a frame over its limit with 1009, which a stock client takes as passing and sends again for ever. */
class PlainSpeakingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === tooLargeForWs) super.close(closeCodes.tooLarge.code, closeMeanings.tooLarge)
    else super.close(code, reason)
  }
}

/** Serves the relay on this server's upgrades, to pages of these origins; returns what ends it. */
export function serveSockets(
  server: Server,
  relay: Relay,
  { origins = [], ...allowed }: SocketLimits & { readonly origins?: readonly string[] } = socketLimits,
): () => void {
  const options = {
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: PlainSpeakingSocket,
  }
  // Two servers by payload: only a stock client may bring more than a frame, once.
  const ours = new WebSocketServer({
    ...options,
    maxPayload: limits.frame,
    handleProtocols: () => subProtocol,
  })
  const stock = new WebSocketServer({
    ...options,
    maxPayload: limits.firstStepTwo,
    handleProtocols: () => false,
  })
  const alive = new Map<WebSocket, boolean>()

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const offered = offeredBy(request)
    const isOurs = offered.includes(subProtocol)
    const accept = isOurs ? ours : stock
    accept.handleUpgrade(request, socket, head, (web) => {
      alive.set(web, true)
      web.on('pong', () => alive.set(web, true))
      web.on('close', () => alive.delete(web))
      web.on('error', () => {})
      const turnedAway =
        alive.size > allowed.sockets ? 'busy' : isForeign(request, origins) ? 'foreign' : undefined
      if (turnedAway) web.close(closeCodes[turnedAway].code, closeMeanings[turnedAway])
      else serve(web, relay, roomOf(request), isOurs, offerOf(offered, isOurs), allowed)
    })
  })

  const beat = setInterval(() => {
    relay.beat()
    for (const [web, answered] of alive) {
      if (!answered) web.terminate()
      alive.set(web, false)
      web.ping()
    }
  }, allowed.heartbeat)

  return () => {
    clearInterval(beat)
    for (const web of alive.keys()) web.terminate()
  }
}

function serve(
  web: WebSocket,
  relay: Relay,
  room: string,
  isOurs: boolean,
  offer: Offer,
  allowed: SocketLimits,
): void {
  const bucket = createTokenBucket(allowed.burst, allowed.perSecond)
  const session = relay.connect(room, socketOf(web), isOurs, offer)
  let pause: NodeJS.Timeout | undefined
  // One that shows its key is heard until it has, and says no more before it is let in.
  if (offer.type !== 'proves') {
    web.pause()
    void session.entered.then(() => web.resume())
  }
  web.on('message', (data: RawData, isBinary: boolean) => {
    const frame = data instanceof Buffer ? data : new Uint8Array()
    const wait = bucket.take(1 + frame.length / bytesPerToken, performance.now())
    if (wait > 0) {
      clearTimeout(pause)
      web.pause()
      pause = setTimeout(() => web.resume(), wait)
    }
    if (isBinary) relay.receive(session, frame)
    else session.close('undecodable')
  })
  web.on('close', () => {
    clearTimeout(pause)
    session.closed()
  })
}

function socketOf(web: WebSocket): RelaySocket {
  return {
    send: (frame) => web.send(frame),
    close: (code, meaning) => web.close(code, meaning),
    get waitingBytes() {
      return web.bufferedAmount
    },
  }
}

function offeredBy(request: IncomingMessage): readonly string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
}

function offerOf(offered: readonly string[], isOurs: boolean): Offer {
  const token = offered.find((one) => one.startsWith(tokenPrefix))
  if (!isOurs) return { type: 'link' }
  if (token !== undefined) return { type: 'token', token: token.slice(tokenPrefix.length) }
  return { type: offered.includes(provesProtocol) ? 'proves' : 'link' }
}

/** A browser says which page connects: one of those that are allowed, or of the host that it connects to. Others than browsers say nothing. */
function isForeign({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined) return false
  if (origins.length > 0) return !origins.includes(origin)
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Whatever stands after /sync/; what names no room is refused by the relay, readably. */
function roomOf(request: IncomingMessage): string {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  return path.startsWith(`${syncPath}/`) ? path.slice(syncPath.length + 1) : ''
}
