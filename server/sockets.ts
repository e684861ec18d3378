// The relay's network: web sockets under /sync/<room>, one session each. The upgrade is accepted before anything is
// judged, because a browser can read a close code but not a refused upgrade.

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { closeCodes } from '../shared/wire/close-code.ts'
import { heartbeatInterval, inflatesProtocol, limits, subProtocol } from '../shared/wire/protocol.ts'
import { provesProtocol, tokenPrefix } from '../shared/wire/access-message.ts'
import { syncPath } from '../shared/wire/room-name.ts'
import { closeMeanings } from './close-meanings.ts'
import type { Offer } from './access/entrance.ts'
import { isForeign } from './foreign-page.ts'
import { Line } from './line.ts'
import type { Relay } from './relay.ts'
import type { Rate } from './token-bucket.ts'

/** Messages in one go and per second; a message costs one more for each 16 KB. */
export interface SocketLimits extends Rate {
  readonly sockets: number
  /** In ms: who has not answered since the last one is gone. */
  readonly heartbeat: number
}

export const socketLimits: SocketLimits = {
  sockets: 10_000,
  burst: 400,
  perSecond: 200,
  heartbeat: heartbeatInterval,
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
    WebSocket: Line,
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
  const lines = new Set<Line>()
  const answered = function (this: unknown): void {
    if (this instanceof Line) this.hasAnswered = true
  }
  const gone = function (this: unknown): void {
    if (this instanceof Line) lines.delete(this)
  }
  const take = (line: Line, wire: Duplex, request: IncomingMessage): void => {
    lines.add(line)
    line.wire = wire
    line.on('pong', answered)
    line.on('close', gone)
    line.on('error', ignore)
    const turnedAway =
      lines.size > allowed.sockets ? 'busy' : isForeign(request, origins) ? 'foreign' : undefined
    if (turnedAway) line.close(closeCodes[turnedAway].code, closeMeanings[turnedAway])
    else serve(line, relay, request, allowed)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const accept = offeredBy(request).includes(subProtocol) ? ours : stock
    accept.handleUpgrade(request, socket, head, (line) => take(line, socket, request))
  })

  const beat = setInterval(() => {
    relay.beat()
    for (const line of lines) {
      if (!line.hasAnswered) line.terminate()
      line.hasAnswered = false
      line.ping()
    }
  }, allowed.heartbeat)

  return () => {
    clearInterval(beat)
    for (const line of lines) line.terminate()
  }
}

/** A line that breaks is closed as well. */
const ignore = (): void => {}

function serve(line: Line, relay: Relay, request: IncomingMessage, rate: Rate): void {
  const offered = offeredBy(request)
  const isOurs = offered.includes(subProtocol)
  const offer = offerOf(offered, isOurs)
  const inflates = isOurs && offered.includes(inflatesProtocol)
  const session = relay.connect(roomOf(request), line, isOurs, offer, inflates)
  line.serve(relay, session, rate)
  // One that shows its key is heard until it has, and says no more before it is let in.
  if (offer.type === 'proves') return
  line.pause()
  void session.entered.then(() => line.resume())
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

/** Whatever stands after /sync/; what names no room is refused by the relay, readably. */
function roomOf(request: IncomingMessage): string {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  return path.startsWith(`${syncPath}/`) ? path.slice(syncPath.length + 1) : ''
}
