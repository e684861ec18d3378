// Reads a Yjs V1 update without building anything: which ids it brings, which it deletes, and whether it is nothing but
// texts appended to root lists (the ledger's law). Stricter than Yjs, which believes what it reads: what would break a
// document when applied (ids beyond safe integers, an item that hangs on its own future) does not decode here.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { IdRanges } from './id-ranges.ts'
import { readContent } from './read-content.ts'
import { demand, readSafeUint, readText } from './read-safely.ts'

export interface UpdateContent {
  readonly structs: IdRanges
  readonly deletes: IdRanges
  /** Where in the update's bytes the delete set begins. */
  readonly deletesAt: number
  /** True when every struct is an item of plain strings in a list at the root. Says nothing about the delete set. */
  readonly onlyTexts: boolean
}

const skipInfo = 10
const contentBits = 0b0001_1111
const keyBit = 0b0010_0000
const rightOriginBit = 0b0100_0000
const originBit = 0b1000_0000

/** What the update holds, or undefined where it does not decode. Never throws. */
export function readUpdate(update: Uint8Array): UpdateContent | undefined {
  try {
    const decoder = decoding.createDecoder(update)
    const { structs, onlyTexts } = readStructs(decoder)
    const deletesAt = decoder.pos
    const deletes = readDeletes(decoder)
    demand(decoder.pos === update.length)
    return { structs, deletes, deletesAt, onlyTexts }
  } catch {
    return undefined
  }
}

/** The same structs with another delete set. */
export function replaceDeletes(
  update: Uint8Array,
  deletesAt: number,
  deletes: IdRanges,
): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, update.subarray(0, deletesAt))
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** An update that only deletes. */
export function encodeDeletes(deletes: IdRanges): Uint8Array<ArrayBuffer> {
  return replaceDeletes(Uint8Array.of(0), 1, deletes)
}

function readStructs(decoder: decoding.Decoder): Pick<UpdateContent, 'structs' | 'onlyTexts'> {
  const structs = new IdRanges()
  let onlyTexts = true
  let clientBefore = Infinity
  for (let sections = readSafeUint(decoder); sections > 0; sections--) {
    const count = readSafeUint(decoder)
    const client = readSafeUint(decoder)
    // Yjs writes clients in falling order, and merges and applies wrongly where they are not.
    demand(client < clientBefore)
    clientBefore = client
    let clock = readSafeUint(decoder)
    for (let i = 0; i < count; i++) {
      const info = decoding.readUint8(decoder)
      const struct = info === skipInfo ? readSkip(decoder) : readStruct(decoder, info, client, clock)
      const end = clock + struct.length
      demand(Number.isSafeInteger(end) && decoder.pos <= decoder.arr.length)
      if (struct.holds) structs.add(client, clock, end)
      onlyTexts &&= struct.isText
      clock = end
    }
  }
  return { structs, onlyTexts }
}

interface Struct {
  readonly length: number
  /** False for a Skip: a hole in the client's clock, which brings nothing. */
  readonly holds: boolean
  readonly isText: boolean
}

function readSkip(decoder: decoding.Decoder): Struct {
  return { length: readSafeUint(decoder), holds: false, isText: true }
}

function readStruct(decoder: decoding.Decoder, info: number, client: number, clock: number): Struct {
  const reference = info & contentBits
  if (reference === 0) return { length: atLeastOne(readSafeUint(decoder)), holds: true, isText: false }
  if (info & originBit) readPastId(decoder, client, clock)
  if (info & rightOriginBit) readPastId(decoder, client, clock)
  let atRoot = true
  if ((info & (originBit | rightOriginBit)) === 0) {
    atRoot = readSafeUint(decoder) === 1
    if (atRoot) readText(decoder)
    else readPastId(decoder, client, clock)
    if (info & keyBit) readText(decoder)
  }
  const content = readContent(decoder, reference)
  const inList = (info & keyBit) === 0
  return { length: atLeastOne(content.length), holds: true, isText: content.isTexts && atRoot && inList }
}

/** An item may only hang on what was there before it: Yjs throws on an item that hangs on its own future. */
function readPastId(decoder: decoding.Decoder, client: number, clock: number): void {
  const ofClient = readSafeUint(decoder)
  const atClock = readSafeUint(decoder)
  demand(ofClient !== client || atClock < clock)
}

function atLeastOne(length: number): number {
  demand(length > 0)
  return length
}

function readDeletes(decoder: decoding.Decoder): IdRanges {
  const deletes = new IdRanges()
  for (let clients = readSafeUint(decoder); clients > 0; clients--) {
    const client = readSafeUint(decoder)
    const ranges: (readonly [from: number, to: number])[] = []
    for (let left = readSafeUint(decoder); left > 0; left--) {
      const from = readSafeUint(decoder)
      // Yjs throws when it has to keep a deletion of nothing for later.
      const to = from + atLeastOne(readSafeUint(decoder))
      demand(Number.isSafeInteger(to))
      ranges.push([from, to])
    }
    ranges.sort((a, b) => a[0] - b[0])
    for (const [from, to] of ranges) deletes.add(client, from, to)
  }
  return deletes
}

function writeDeletes(encoder: encoding.Encoder, deletes: IdRanges): void {
  const clients = [...deletes.clients()].toSorted((a, b) => b - a)
  encoding.writeVarUint(encoder, clients.length)
  for (const client of clients) {
    const ranges = [...deletes.rangesOf(client)]
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [from, to] of ranges) {
      encoding.writeVarUint(encoder, from)
      encoding.writeVarUint(encoder, to - from)
    }
  }
}
