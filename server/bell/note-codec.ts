// A note as bytes: who rings, what it is, and its content.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Note } from './contract.ts'

const types = { stored: 0, presence: 1, who: 2, access: 3 } as const

export interface RungNote {
  /** Of the relay that rang. */
  readonly node: string
  readonly note: Note
}

export function encodeNote({ node, note }: RungNote): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, node)
  encoding.writeVarUint(encoder, types[note.type])
  if (note.type === 'stored') {
    encoding.writeVarUint(encoder, note.sequence)
    encoding.writeVarUint8Array(encoder, note.update)
  } else if (note.type === 'presence') encoding.writeVarUint8Array(encoder, note.awareness)
  return encoding.toUint8Array(encoder)
}

/** Undefined for what does not decode, or is of a kind that a newer relay rings. */
export function decodeNote(bytes: Uint8Array): RungNote | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const node = decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    // Copies: what was read is a window on the connection's buffer.
    const content = (): Uint8Array => decoding.readVarUint8Array(decoder).slice()
    if (type === types.stored) {
      const sequence = decoding.readVarUint(decoder)
      return { node, note: { type: 'stored', sequence, update: content() } }
    }
    if (type === types.presence) return { node, note: { type: 'presence', awareness: content() } }
    if (type === types.access) return { node, note: { type: 'access' } }
    return type === types.who ? { node, note: { type: 'who' } } : undefined
  } catch {
    return undefined
  }
}
