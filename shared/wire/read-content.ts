// The nine kinds of content of a Yjs V1 item: each one's length in ids, and whether it is plain strings in a list.

import * as decoding from 'lib0/decoding'
import { demand, readSafeUint, readText, skipBytes } from './read-safely.ts'

export interface Content {
  readonly length: number
  /** True for what `Y.Array.push(['text'])` writes: values that are all strings. */
  readonly isTexts: boolean
}

/** Deeper values than this are nobody's plan, and a browser's stack is smaller than the relay's. */
const deepest = 100

/** Reads the content of the kind that an item's info byte names; throws where it does not decode. */
export function readContent(decoder: decoding.Decoder, reference: number): Content {
  switch (reference) {
    case 1: // deleted
      return other(readSafeUint(decoder))
    case 2: // JSON, one text each
      return other(repeat(readSafeUint(decoder), () => readJsonOrUndefined(decoder)))
    case 3: // binary
      skipBytes(decoder, readSafeUint(decoder))
      return other(1)
    case 4: // letters of a text type
      return other(readText(decoder).length)
    case 5: // embed
      readJson(decoder)
      return other(1)
    case 6: // format
      readText(decoder)
      readJson(decoder)
      return other(1)
    case 7:
      readType(decoder)
      return other(1)
    case 8:
      return readValues(decoder)
    case 9: // subdocument: Yjs needs its options to be an object
      readText(decoder)
      demand(decoding.peekUint8(decoder) === anyTypes.object)
      readAny(decoder, 0)
      return other(1)
    default:
      throw new RangeError('no such content')
  }
}

const anyTypes = { bytes: 116, array: 117, object: 118, string: 119 } as const
const bytesOfPlainAny: Record<number, number> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 }

function readValues(decoder: decoding.Decoder): Content {
  let isTexts = true
  const length = repeat(readSafeUint(decoder), () => {
    const type = readAny(decoder, 0)
    if (type !== anyTypes.string) isTexts = false
  })
  return { length, isTexts }
}

/** Passes over one value; returns its type. */
function readAny(decoder: decoding.Decoder, depth: number): number {
  demand(depth <= deepest && decoder.pos < decoder.arr.length)
  const type = decoding.readUint8(decoder)
  switch (type) {
    case anyTypes.string:
      readText(decoder)
      break
    case anyTypes.object:
      repeat(readSafeUint(decoder), () => {
        readText(decoder)
        readAny(decoder, depth + 1)
      })
      break
    case anyTypes.array:
      repeat(readSafeUint(decoder), () => readAny(decoder, depth + 1))
      break
    case anyTypes.bytes:
      skipBytes(decoder, readSafeUint(decoder))
      break
    case 125: // integer
      demand(decoder.pos < decoder.arr.length)
      decoding.readVarInt(decoder)
      break
    default: {
      const bytes = bytesOfPlainAny[type]
      demand(bytes !== undefined)
      skipBytes(decoder, bytes)
    }
  }
  return type
}

/** Array, map, text, XML element, fragment, hook, XML text; an element and a hook have a name. */
function readType(decoder: decoding.Decoder): void {
  const type = readSafeUint(decoder)
  demand(type <= 6)
  if (type === 3 || type === 5) readText(decoder)
}

function readJson(decoder: decoding.Decoder): void {
  JSON.parse(readText(decoder))
}

function readJsonOrUndefined(decoder: decoding.Decoder): void {
  const text = readText(decoder)
  if (text !== 'undefined') JSON.parse(text)
}

function repeat(count: number, read: () => void): number {
  for (let i = 0; i < count; i++) read()
  return count
}

function other(length: number): Content {
  return { length, isTexts: false }
}
