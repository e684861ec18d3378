/**
 * Rows of sums by position, in blocks: another version shares every block in which no row is another, so that one edit of a
 * large plan copies a few kilobytes.
 */

import { must } from '../base/assert.ts'
import { width } from './roll-up.ts'
import type { Seats } from './seats.ts'

/** Two to the power of `shift`. */
export const rowsOfBlock = 64
const shift = 6

export class ValueRows {
  readonly #blocks: Float64Array[]
  /** By block: 1 where it is this version's own, to be written to. */
  readonly #isOwn: Uint8Array

  private constructor(blocks: Float64Array[], isOwn: Uint8Array) {
    this.#blocks = blocks
    this.#isOwn = isOwn
  }

  /** All 0. */
  static of(count: number): ValueRows {
    const blocks = Array.from(
      { length: Math.ceil(count / rowsOfBlock) },
      () => new Float64Array(rowsOfBlock * width),
    )
    return new ValueRows(blocks, new Uint8Array(blocks.length).fill(1))
  }

  /** The next version: as long as it is written to, nobody else may be writing to this one. */
  next(): ValueRows {
    return new ValueRows(this.#blocks.slice(), new Uint8Array(this.#blocks.length))
  }

  /** The same rows on other seats; what came is 0. */
  seated({ count, runs }: Seats): ValueRows {
    const rows = new ValueRows([], new Uint8Array(Math.ceil(count / rowsOfBlock)))
    const [first] = runs
    const standing = first?.from === 0 && first.to === 0 ? first.length >> shift : 0
    for (let at = 0; at < rows.#isOwn.length; at++) {
      const stands = at < standing
      rows.#blocks.push(stands ? must(this.#blocks[at]) : new Float64Array(rowsOfBlock * width))
      if (!stands) rows.#isOwn[at] = 1
    }
    for (const { from, to, length } of runs)
      for (let done = from === 0 && to === 0 ? standing * rowsOfBlock : 0; done < length;) {
        const [at, into] = [from + done, to + done]
        const left = Math.min(rowsOfBlock - this.place(at), rowsOfBlock - this.place(into), length - done)
        const start = this.place(at) * width
        const row = this.blockOf(at).subarray(start, start + left * width)
        rows.ownBlockOf(into).set(row, this.place(into) * width)
        done += left
      }
    return rows
  }

  /** All of them in order, `rowsOfBlock` rows each, to be read. */
  get blocks(): readonly Float64Array[] {
    return this.#blocks
  }

  /** The block that holds a row, to be read; `place` is where in it. */
  blockOf(row: number): Float64Array {
    return must(this.#blocks[row >> shift])
  }

  /** The same to be written to. */
  ownBlockOf(row: number): Float64Array {
    const at = row >> shift
    let block = must(this.#blocks[at])
    if (this.#isOwn[at] === 0) {
      block = block.slice()
      this.#blocks[at] = block
      this.#isOwn[at] = 1
    }
    return block
  }

  /** Which row of its block a row is. */
  place(row: number): number {
    return row & (rowsOfBlock - 1)
  }
}
