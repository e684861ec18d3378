// lib0's readers trust their bytes: they read past the end of a view and give numbers beyond 2^53. These do not.

import * as decoding from 'lib0/decoding'

/** Throws; the reader at the top turns that into "does not decode". */
export function demand(condition: boolean): asserts condition {
  if (!condition) throw new RangeError('does not decode')
}

export function readSafeUint(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder)
  demand(Number.isSafeInteger(value))
  return value
}

export function readText(decoder: decoding.Decoder): string {
  const text = decoding.readVarString(decoder)
  demand(decoder.pos <= decoder.arr.length)
  return text
}

export function skipBytes(decoder: decoding.Decoder, count: number): void {
  demand(decoder.pos + count <= decoder.arr.length)
  decoder.pos += count
}
