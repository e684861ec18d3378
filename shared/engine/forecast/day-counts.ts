/**
 * How many runs end on which working day. Days beyond what is held make room; past 4,096 of them neighbours are counted
 * together and stand for their last day, so that no plan, however odd, takes the memory of a machine.
 */

const most = 4096

export class DayCounts {
  #first = 0
  /** A bin is 2^shift days wide. */
  #shift = 0
  #counts = new Uint32Array(0)

  add(day: number): void {
    const bin = (day - this.#first) >> this.#shift
    if (bin < 0 || bin >= this.#counts.length) this.#reach(day)
    const place = (day - this.#first) >> this.#shift
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
  }

  /** Without empty bins at the ends. */
  trimmed(): { readonly first: number; readonly shift: number; readonly counts: Uint32Array } {
    let from = 0
    let to = this.#counts.length
    while (from < to && this.#counts[from] === 0) from++
    while (to > from && this.#counts[to - 1] === 0) to--
    const first = this.#first + from * 2 ** this.#shift
    return { first, shift: this.#shift, counts: this.#counts.slice(from, to) }
  }

  #reach(day: number): void {
    if (this.#counts.length === 0) {
      this.#first = day - 8
      this.#counts = new Uint32Array(32)
    }
    for (let bin = this.#binOf(day); bin < 0 || bin >= this.#counts.length; bin = this.#binOf(day)) {
      if (this.#counts.length >= most) this.#merge(bin < 0)
      else this.#widen(bin < 0)
    }
  }

  #binOf(day: number): number {
    return Math.floor((day - this.#first) / 2 ** this.#shift)
  }

  #widen(isBefore: boolean): void {
    const { length } = this.#counts
    const wider = new Uint32Array(length * 2)
    wider.set(this.#counts, isBefore ? length : 0)
    if (isBefore) this.#first -= length * 2 ** this.#shift
    this.#counts = wider
  }

  /** Neighbours together, which leaves half of the room free: before them or after. */
  #merge(isBefore: boolean): void {
    const { length } = this.#counts
    const free = isBefore ? length / 2 : 0
    const merged = new Uint32Array(length)
    this.#counts.forEach((count, bin) => {
      const place = free + (bin >> 1)
      merged[place] = (merged[place] ?? 0) + count
    })
    this.#shift++
    this.#first -= free * 2 ** this.#shift
    this.#counts = merged
  }
}
