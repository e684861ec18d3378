// One web socket as the relay keeps it, ten thousand times: its listeners are shared, and nothing of the request that it came
// by is held.

import type { Duplex } from 'node:stream'
import { WebSocket, type RawData } from 'ws'
import { closeCodes } from '../shared/wire/close-code.ts'
import { closeMeanings } from './close-meanings.ts'
import type { Relay } from './relay.ts'
import type { Session } from './session.ts'
import type { RelaySocket } from './socket.ts'
import { TokenBucket, type Rate } from './token-bucket.ts'
import { writeFrame } from './web-frame.ts'

const bytesPerToken = 16 * 1024
const tooLargeForWs = 1009

interface Served {
  readonly relay: Relay
  readonly session: Session
  readonly bucket: TokenBucket
}

export class Line extends WebSocket implements RelaySocket {
  /** What it stands on, once its handshake is over. */
  wire: Duplex | undefined
  /** Since it was asked last whether it is there. */
  hasAnswered = true
  #served: Served | undefined
  #pause: NodeJS.Timeout | undefined

  get waitingBytes(): number {
    return this.wire?.writableLength ?? 0
  }

  serve(relay: Relay, session: Session, rate: Rate): void {
    this.#served = { relay, session, bucket: new TokenBucket(rate) }
    this.on('message', hear)
    this.on('close', leave)
  }

  override send(message: Uint8Array): void {
    if (this.readyState === WebSocket.OPEN && this.wire) writeFrame(this.wire, message)
  }

  /** ws answers a frame over its limit with 1009, which a stock client takes as passing and sends again for ever. */
  override close(code?: number, reason?: string | Buffer): void {
    if (code === tooLargeForWs) super.close(closeCodes.tooLarge.code, closeMeanings.tooLarge)
    else super.close(code, reason)
  }

  hear(data: RawData, isBinary: boolean): void {
    if (this.#served === undefined) return
    const { relay, session, bucket } = this.#served
    const frame = data instanceof Buffer ? data : new Uint8Array()
    const wait = bucket.take(1 + frame.length / bytesPerToken, performance.now())
    if (wait > 0) this.#hearAgainAfter(wait)
    if (isBinary) relay.receive(session, frame)
    else session.close('undecodable')
  }

  leave(): void {
    clearTimeout(this.#pause)
    this.#served?.session.closed()
  }

  #hearAgainAfter(ms: number): void {
    clearTimeout(this.#pause)
    this.pause()
    this.#pause = setTimeout(() => this.resume(), ms)
  }
}

function hear(this: WebSocket, data: RawData, isBinary: boolean): void {
  if (this instanceof Line) this.hear(data, isBinary)
}

function leave(this: WebSocket): void {
  if (this instanceof Line) this.leave()
}
