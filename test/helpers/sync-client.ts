// A client as y-websocket's provider behaves, on lines that are queues: what it says and hears waits until it is
// delivered by hand, and can be repeated, swapped or lost with the line.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Relay } from '../../server/relay.ts'
import type { Session } from '../../server/session.ts'
import { messageTypes } from '../../shared/wire/message.ts'

interface Line {
  readonly relay: Relay
  readonly session: Session
  readonly toRelay: Uint8Array[]
  readonly toClient: Uint8Array[]
}

export class SyncClient {
  readonly doc = new Y.Doc()
  readonly room: string
  /** Called with each frame that the relay sends, before it is delivered. */
  readonly #onSent: (frame: Uint8Array) => void
  #line: Line | undefined

  constructor(room: string, onSent: (frame: Uint8Array) => void) {
    this.room = room
    this.#onSent = onSent
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this)
        this.#line?.toRelay.push(syncFrame((encoder) => syncProtocol.writeUpdate(encoder, update)))
    })
  }

  get isConnected(): boolean {
    return this.#line !== undefined
  }

  connect(relay: Relay): void {
    const toClient: Uint8Array[] = []
    const socket = {
      send: (frame: Uint8Array) => {
        this.#onSent(frame)
        toClient.push(frame)
      },
      close: () => this.cut(),
      waitingBytes: 0,
    }
    const toRelay = [syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))]
    this.#line = { relay, session: relay.connect(this.room, socket, false), toRelay, toClient }
  }

  cut(): void {
    const line = this.#line
    this.#line = undefined
    line?.session.closed()
  }

  /** Delivers up to so many frames each way; returns how many it did. */
  deliver(most = Infinity): number {
    const line = this.#line
    if (line === undefined) return 0
    const up = line.toRelay.splice(0, most)
    for (const frame of up) line.relay.receive(line.session, frame)
    const down = line.toClient.splice(0, most)
    for (const frame of down) this.#hear(frame)
    return up.length + down.length
  }

  /** A frame on its way to the relay comes twice. */
  repeat(pick: (count: number) => number): void {
    const waiting = this.#line?.toRelay ?? []
    const frame = waiting[pick(waiting.length)]
    if (frame !== undefined) waiting.splice(pick(waiting.length), 0, frame)
  }

  /** Two frames on their way to the relay change places. */
  swap(pick: (count: number) => number): void {
    const waiting = this.#line?.toRelay ?? []
    const [from, to] = [pick(waiting.length), pick(waiting.length)]
    const [one, other] = [waiting[from], waiting[to]]
    if (one === undefined || other === undefined) return
    waiting[from] = other
    waiting[to] = one
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== messageTypes.sync) return
    const answer = syncFrame((encoder) => void syncProtocol.readSyncMessage(decoder, encoder, this.doc, this))
    if (answer.length > 1) this.#line?.toRelay.push(answer)
  }
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
