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
import { messageTypes, readCompressed } from '../../shared/wire/message.ts'
import { closeCodes } from '../../shared/wire/close-code.ts'
import { limits } from '../../shared/wire/protocol.ts'
import { isEpoch } from '../../shared/wire/room-name.ts'
import { isProving } from './access-pass.ts'
import type { AccessPass } from './access-pass.ts'
import { cutUpdate } from './cut-update.ts'
import { inflate } from './inflate.ts'
import { reconnectWait } from './reconnect-wait.ts'

export { AccessPass, passOf } from './access-pass.ts'

export type RoomStatus = 'connecting' | 'connected' | 'synced' | 'offline' | 'refused'

export interface RoomEvents {
  status(status: RoomStatus, code?: number): void
  /** The plan lives on in this epoch. */
  moved(epoch: string): void
  /** An update that came from the relay, our own included: it holds all of it. */
  echo(update: Uint8Array): void
  /** The state vector of its first step: it holds everything below. */
  vector(stateVector: Uint8Array): void
  hello(hello: Hello): void
  /** A closed ledger was left: for a while it was in step. */
  left?(): void
}

export interface RelayRoom {
  readonly provider: WebsocketProvider
  destroy(): void
}

/** In place of the provider's own count, whose wait is everybody's alike: so high that ours is the shorter one. */
const countedByUs = 30

/**
 * A closed ledger is asked what is in it, and is left when it has been in step for so long, in ms: a plan of many years is no
 * more sockets than a new one. Another relay may take something into it for as long as it has not heard that it is sealed.
 */
const closedLasts = 30_000

export function openRelayRoom(
  server: string,
  room: string,
  doc: Y.Doc,
  pass: AccessPass,
  events: RoomEvents,
  awareness?: Awareness,
  isClosed = false,
): RelayRoom {
  const provider = new WebsocketProvider(server, room, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: pass.socket,
    ...(awareness && { awareness }),
  })
  readFrames(provider, doc, events)
  sendCut(provider, doc)
  let leaving: ReturnType<typeof setTimeout> | undefined
  let hasLeft = false
  // To leave is not to be offline: what was told last stands.
  const leave = (): void => {
    hasLeft = true
    provider.destroy()
    events.left?.()
  }
  const tell = (status: RoomStatus): void => {
    if (!hasLeft) events.status(status)
  }
  provider.on('status', ({ status }) => tell(status === 'disconnected' ? 'offline' : status))
  let failed = 0
  provider.on('sync', (synced) => {
    if (!synced) return
    failed = 0
    events.status('synced')
    // Who was away is gone from the others' lists; told again as it was, at its old clock, nobody would hear it.
    if (awareness) awareness.setLocalState(awareness.getLocalState())
    if (isClosed) leaving = setTimeout(leave, closedLasts)
  })
  provider.on('connection-close', () => {
    provider.maxBackoffTime = reconnectWait(failed++, Math.random())
    provider.wsUnsuccessfulReconnects = countedByUs
    clearTimeout(leaving)
    tell('offline')
  })
  provider.on('closed', ({ code, reason }) => {
    if (code === closeCodes.otherEpoch.code && isEpoch(reason)) return events.moved(reason)
    if (code !== closeCodes.unproven.code || !pass.hasToken) return events.status('refused', code)
    // A token that is no longer taken: the key itself still may be.
    pass.dropToken()
    provider.connect()
  })
  // The relay passes presence on in `.work` only.
  if (!awareness) provider.awareness.setLocalState(null)
  provider.connect()
  return {
    provider,
    destroy() {
      clearTimeout(leaving)
      provider.destroy()
    },
  }
}

function readFrames(provider: WebsocketProvider, doc: Y.Doc, events: RoomEvents): void {
  const handleSync = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const frame = decoding.clone(decoder)
    const kind = decoding.readVarUint(frame)
    const bytes = decoding.readVarUint8Array(frame)
    if (kind === 0) {
      events.vector(bytes)
      answerStep1(provider, doc, bytes)
      return
    }
    handleSync?.(encoder, decoder, ...rest)
    events.echo(bytes)
  }
  // In their order, because the last part means "synced". What hangs on them and comes meanwhile waits in the document.
  let inflated = Promise.resolve()
  provider.messageHandlers[messageTypes.compressedJoin] = (_encoder, decoder) => {
    const part = readCompressed(decoder)
    const socket = provider.ws
    const take = (update: Uint8Array): void => {
      // Of a line that is gone it would not mean that the next one is in sync.
      if (provider.ws !== socket) return
      Y.applyUpdate(doc, update, provider)
      if (part?.as === 'step-2') provider.synced = true
      events.echo(update)
    }
    if (part)
      inflated = inflated
        .then(() => inflate(part.deflated))
        .then(take)
        .catch(() => socket?.close())
  }
  provider.messageHandlers[messageTypes.hello] = (_encoder, decoder) => {
    // Nobody is greeted at the door.
    if (isProving(provider.ws)) provider.ws.release()
    events.hello(readHello(decoder))
  }
  provider.messageHandlers[messageTypes.access] = (_encoder, decoder) => {
    if (isProving(provider.ws)) void provider.ws.hear(decoding.readVarString(decoder))
  }
}

/** In several messages under the frame's limit, cut by clock range: a week offline is more than one frame. */
function answerStep1(provider: WebsocketProvider, doc: Y.Doc, vector: Uint8Array): void {
  for (const part of cutUpdate(Y.encodeStateAsUpdate(doc, vector), mostBytes)) send(provider, 1, part)
}

/** In place of the provider's own sender, which puts an edit of any size into one frame. */
function sendCut(provider: WebsocketProvider, doc: Y.Doc): void {
  doc.off('update', provider._updateHandler)
  provider._updateHandler = (update: Uint8Array, origin: unknown) => {
    if (origin === provider || !provider.wsconnected) return
    for (const part of cutUpdate(update, mostBytes)) send(provider, 2, part)
  }
  doc.on('update', provider._updateHandler)
}

const mostBytes = limits.frame - 64

function send(provider: WebsocketProvider, kind: 1 | 2, bytes: Uint8Array): void {
  if (provider.ws?.readyState !== WebSocket.OPEN) return
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
  provider.ws.send(encoding.toUint8Array(encoder))
}
