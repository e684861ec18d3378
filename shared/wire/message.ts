// The frames of the y-websocket protocol and our private ones, as values. A frame that cannot be read is undefined,
// never a throw: what the relay and the client do about it is theirs.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readHello, writeHello, type Hello } from './hello.ts'

export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  compressedJoin: 120,
  hello: 121,
  access: 122,
} as const

export type Message =
  | { readonly type: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step-2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly awareness: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'hello'; readonly hello: Hello }
  /** A part of a join's answer, its update deflated (raw); to clients that offered to inflate it. */
  | { readonly type: 'compressed-join'; readonly as: 'step-2' | 'update'; readonly deflated: Uint8Array }
  /** JSON (access-message.ts). */
  | { readonly type: 'access'; readonly text: string }
  /** A private message of a later version: to be passed over. */
  | { readonly type: 'unknown' }

const syncTypes = { 'step-1': 0, 'step-2': 1, update: 2 } as const

export function encodeMessage(
  message: Exclude<Message, { readonly type: 'unknown' }>,
): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  switch (message.type) {
    case 'step-1':
      writeSync(encoder, 'step-1', message.stateVector)
      break
    case 'step-2':
    case 'update':
      writeSync(encoder, message.type, message.update)
      break
    case 'awareness':
      encoding.writeVarUint(encoder, messageTypes.awareness)
      encoding.writeVarUint8Array(encoder, message.awareness)
      break
    case 'query-awareness':
      encoding.writeVarUint(encoder, messageTypes.queryAwareness)
      break
    case 'hello':
      encoding.writeVarUint(encoder, messageTypes.hello)
      writeHello(encoder, message.hello)
      break
    case 'compressed-join':
      encoding.writeVarUint(encoder, messageTypes.compressedJoin)
      encoding.writeVarUint(encoder, syncTypes[message.as])
      encoding.writeVarUint8Array(encoder, message.deflated)
      break
    case 'access':
      encoding.writeVarUint(encoder, messageTypes.access)
      encoding.writeVarString(encoder, message.text)
      break
  }
  return encoding.toUint8Array(encoder)
}

export function decodeMessage(frame: Uint8Array): Message | undefined {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    // lib0 reads past the end of a byte array that is part of a larger one without complaint.
    return decoder.pos <= frame.length ? message : undefined
  } catch {
    return undefined
  }
}

function writeSync(encoder: encoding.Encoder, type: keyof typeof syncTypes, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, syncTypes[type])
  encoding.writeVarUint8Array(encoder, bytes)
}

function readMessage(decoder: decoding.Decoder): Message | undefined {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case messageTypes.sync:
      return readSync(decoder)
    case messageTypes.awareness:
      return { type: 'awareness', awareness: decoding.readVarUint8Array(decoder) }
    case messageTypes.queryAwareness:
      return { type: 'query-awareness' }
    case messageTypes.compressedJoin:
      return readCompressed(decoder)
    case messageTypes.access:
      return { type: 'access', text: decoding.readVarString(decoder) }
    case messageTypes.hello:
      return { type: 'hello', hello: readHello(decoder) }
    default:
      return type > messageTypes.queryAwareness ? { type: 'unknown' } : undefined
  }
}

/** Undefined where what it stands for is no answer to a join. */
export function readCompressed(
  decoder: decoding.Decoder,
): Extract<Message, { readonly type: 'compressed-join' }> | undefined {
  const type = decoding.readVarUint(decoder)
  const deflated = decoding.readVarUint8Array(decoder)
  if (type !== syncTypes['step-2'] && type !== syncTypes.update) return undefined
  return { type: 'compressed-join', as: type === syncTypes.update ? 'update' : 'step-2', deflated }
}

function readSync(decoder: decoding.Decoder): Message | undefined {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === syncTypes['step-1']) return { type: 'step-1', stateVector: bytes }
  if (type === syncTypes['step-2']) return { type: 'step-2', update: bytes }
  return type === syncTypes.update ? { type: 'update', update: bytes } : undefined
}
