/**
 * How a change runs through what depends on it: places are settled in one order, each once, and only those that something
 * before them reached. Where a place settles as it stood, the change ends. Settling every place is working it out anew, so
 * there is one way for both.
 */

export class Wave {
  readonly #words: Int32Array
  #first: number

  constructor(count: number) {
    this.#words = new Int32Array((count + 31) >> 5)
    this.#first = this.#words.length
  }

  /** A place that comes after the one being settled, or any before settling begins. */
  reach(place: number): void {
    const word = place >> 5
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (place & 31))
    if (word < this.#first) this.#first = word
  }

  /** Takes out the first place that was reached, -1 when none is left. */
  next(): number {
    const words = this.#words
    for (let word = this.#first; word < words.length; word++) {
      const bits = words[word] ?? 0
      if (bits === 0) continue
      const bit = 31 - Math.clz32(bits & -bits)
      words[word] = bits & ~(1 << bit)
      this.#first = word
      return (word << 5) + bit
    }
    this.#first = words.length
    return -1
  }
}

/** Positions, ascending, each once. */
export function ascendingMarks(marks: Uint8Array): readonly number[] {
  const positions: number[] = []
  for (let i = marks.indexOf(1); i >= 0; i = marks.indexOf(1, i + 1)) positions.push(i)
  return positions
}

type Numbers = Int32Array | Uint32Array | Uint8Array

/** Marks where two columns differ. */
export function markDifferent(before: Numbers, now: Numbers, marks: Uint8Array): void {
  if (before === now) return
  for (let i = 0; i < marks.length; i++) if (before[i] !== now[i]) marks[i] = 1
}

/** `now`, or the column before where it says the same. */
export function keepColumn<T extends Numbers | Float64Array>(before: T | undefined, now: T): T {
  if (before === undefined || before.length !== now.length) return now
  for (let i = 0; i < now.length; i++) if (before[i] !== now[i]) return now
  return before
}
