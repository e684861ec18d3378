/**
 * A column of whole numbers of 32 bits in blocks: another version shares every block in which no number is another, so that one
 * edit of a large plan copies a few kilobytes. What is not kept in the heap counts as pressure to collect all of it.
 */

import type { Seats } from './seats.ts'

/** Two to the power of `shift`. */
const inBlock = 256
const shift = 8

export class Ints {
  readonly length: number
  readonly #blocks: Int32Array[]
  /** By block: 1 where it is this version's own, to be written to. */
  readonly #isOwn: Uint8Array

  private constructor(length: number, blocks: Int32Array[], isOwn: Uint8Array) {
    this.length = length
    this.#blocks = blocks
    this.#isOwn = isOwn
  }

  /** So many of one value. */
  static of(length: number, value = 0): Ints {
    const blocks: Int32Array[] = []
    for (let at = 0; at < length; at += inBlock) {
      const block = new Int32Array(inBlock)
      blocks.push(value === 0 ? block : block.fill(value))
    }
    return new Ints(length, blocks, new Uint8Array(blocks.length).fill(1))
  }

  /** The members of `column` at these positions, 0 where there is none. */
  static gathered(column: Ints, positions: Int32Array): Ints {
    const ints = Ints.of(positions.length)
    ints.#blocks.forEach((block, place) => {
      const first = place << shift
      const end = Math.min(inBlock, ints.length - first)
      for (let at = 0; at < end; at++) block[at] = column.get(positions[first + at] ?? -1) ?? 0
    })
    return ints
  }

  /** The next version: as long as it is written to, nobody else may be writing to this one. */
  next(): Ints {
    return new Ints(this.length, this.#blocks.slice(), new Uint8Array(this.#blocks.length))
  }

  get(at: number): number | undefined {
    return this.#blocks[at >> shift]?.[at & (inBlock - 1)]
  }

  /** The members at these positions, 0 where there is none. */
  membersAt(positions: Int32Array): Int32Array {
    const members = new Int32Array(positions.length)
    for (let at = 0; at < members.length; at++) members[at] = this.get(positions[at] ?? -1) ?? 0
    return members
  }

  /** All of them. */
  toArray(): Int32Array {
    const all = new Int32Array(this.length)
    for (let at = 0; at < all.length; at++) all[at] = this.get(at) ?? 0
    return all
  }

  set(at: number, value: number): void {
    const place = at >> shift
    let block = this.#blocks[place]
    if (block === undefined) return
    if (this.#isOwn[place] === 0) {
      if (block[at & (inBlock - 1)] === value) return
      block = block.slice()
      this.#blocks[place] = block
      this.#isOwn[place] = 1
    }
    block[at & (inBlock - 1)] = value
  }

  /** Marks where another column as long differs; blocks that both share are not walked. */
  markDifferent(other: Ints, marks: Uint8Array): void {
    for (let place = 0; place < this.#blocks.length; place++) {
      const [block, its] = [this.#blocks[place], other.#blocks[place]]
      if (block === its) continue
      const first = place << shift
      const end = Math.min(inBlock, this.length - first)
      for (let at = 0; at < end; at++) if (block?.[at] !== its?.[at]) marks[first + at] = 1
    }
  }

  /** On other seats; blocks that stand are shared. */
  seated({ count, runs, came }: Pick<Seats, 'count' | 'runs' | 'came'>, blank = 0): Ints {
    const moved = Ints.of(count)
    const [first] = runs
    const standing = first?.from === 0 && first.to === 0 ? first.length >> shift : 0
    for (let at = 0; at < standing; at++) {
      moved.#blocks[at] = this.#blocks[at] ?? new Int32Array(inBlock)
      moved.#isOwn[at] = 0
    }
    for (const { from, to, length } of runs)
      for (let done = from === 0 && to === 0 ? standing * inBlock : 0; done < length;) {
        const [at, into] = [(from + done) & (inBlock - 1), (to + done) & (inBlock - 1)]
        const left = Math.min(inBlock - at, inBlock - into, length - done)
        const part = this.#blocks[(from + done) >> shift]?.subarray(at, at + left)
        if (part) moved.#blocks[(to + done) >> shift]?.set(part, into)
        done += left
      }
    if (blank !== 0) for (const row of came) moved.set(row, blank)
    return moved
  }
}
