/**
 * One document's socket: y-websocket's provider with what it lacks. The relay's echo is the proof that an edit is stored,
 * and echoing one's own update fires no update event, so frames are read before the provider handles them.
 */

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Hello } from '../../shared/wire/hello.ts'
import { readHello } from '../../shared/wire/hello.ts'
import { IdRanges } from '../../shared/wire/id-ranges.ts'
import { messageTypes } from '../../shared/wire/message.ts'
import { limits, subProtocol } from '../../shared/wire/protocol.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import type { UpdateContent } from '../../shared/wire/read-update.ts'
import { cutUpdate } from './cut-update.ts'

export type RoomStatus = 'connecting' | 'connected' | 'synced' | 'offline' | 'refused'

export interface RoomEvents {
  status(status: RoomStatus, code?: number): void
  /** What the relay has shown to hold: an echo, or the state vector of its first step. */
  held(held: Pick<UpdateContent, 'structs' | 'deletes'>): void
  hello(hello: Hello): void
}

export interface RelayRoom {
  readonly provider: WebsocketProvider
  destroy(): void
}

const longestWait = 30_000

export function openRelayRoom(
  server: string,
  room: string,
  doc: Y.Doc,
  events: RoomEvents,
  awareness?: Awareness,
): RelayRoom {
  const provider = new WebsocketProvider(server, room, doc, {
    connect: false,
    disableBc: true,
    protocols: [subProtocol],
    maxBackoffTime: longestWait * Math.random() + 500,
    ...(awareness && { awareness }),
  })
  readFrames(provider, doc, events)
  provider.on('status', ({ status }) => events.status(status === 'disconnected' ? 'offline' : status))
  provider.on('sync', (synced) => {
    if (synced) events.status('synced')
  })
  // Full jitter: after a relay's restart a thousand clients must not come back in step.
  provider.on('connection-close', () => {
    provider.maxBackoffTime =
      300 + Math.random() * Math.min(longestWait, 400 * 2 ** provider.wsUnsuccessfulReconnects)
    events.status('offline')
  })
  provider.on('closed', ({ code }) => events.status('refused', code))
  provider.connect()
  return { provider, destroy: () => provider.destroy() }
}

function readFrames(provider: WebsocketProvider, doc: Y.Doc, events: RoomEvents): void {
  const handleSync = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const frame = decoding.clone(decoder)
    const kind = decoding.readVarUint(frame)
    const bytes = decoding.readVarUint8Array(frame)
    if (kind === 0) {
      events.held(heldByVector(bytes))
      answerStep1(provider, doc, bytes)
      return
    }
    handleSync?.(encoder, decoder, ...rest)
    const held = readUpdate(bytes)
    if (held) events.held(held)
  }
  provider.messageHandlers[messageTypes.hello] = (_encoder, decoder) => events.hello(readHello(decoder))
}

/** The relay keeps only whole prefixes in its vector, so everything below each clock is there. Deletions it does not say. */
function heldByVector(vector: Uint8Array): Pick<UpdateContent, 'structs' | 'deletes'> {
  const structs = new IdRanges()
  for (const [client, clock] of Y.decodeStateVector(vector)) structs.add(client, 0, clock)
  return { structs, deletes: new IdRanges() }
}

/** In several messages under the frame's limit, cut by clock range: a week offline is more than one frame. */
function answerStep1(provider: WebsocketProvider, doc: Y.Doc, vector: Uint8Array): void {
  for (const part of cutUpdate(Y.encodeStateAsUpdate(doc, vector), limits.frame - 64)) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, part)
    provider.ws?.send(encoding.toUint8Array(encoder))
  }
}
