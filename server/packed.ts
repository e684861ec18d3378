// Many byte arrays as one, for the way from thread to thread: thousands of small ones would be copied one by one, in the
// turn of the loop that gets them. Handed over in place of copied, they cost nothing there.

export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each ends in `bytes`; it begins where the one before it ends. */
  readonly ends: Float64Array<ArrayBuffer>
}

export function pack(parts: readonly Uint8Array[]): Packed {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  const ends = new Float64Array(parts.length)
  let end = 0
  for (const [i, part] of parts.entries()) {
    bytes.set(part, end)
    end += part.length
    ends[i] = end
  }
  return { bytes, ends }
}

/** Windows on the bytes that were packed. */
export function unpack({ bytes, ends }: Packed): Uint8Array[] {
  let start = 0
  return Array.from(ends, (end) => {
    const part = bytes.subarray(start, end)
    start = end
    return part
  })
}

/** What `postMessage` is to hand over. */
export function buffersOf({ bytes, ends }: Packed): ArrayBuffer[] {
  return [bytes.buffer, ends.buffer]
}
