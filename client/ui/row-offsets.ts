// Where each row of a long list begins, in pixels: estimated until measured. Sums are kept in a tree (Fenwick, 1994), so
// that a row measured while a hand scrolls costs the logarithm of the list and not the list. Pure; `VirtualRows` draws with it.

export class RowOffsets {
  readonly #estimate: number
  readonly #measured = new Map<string, number>()
  #keys: readonly string[] = []
  /** Where a key stands; built when the first of these rows is measured. */
  #places: Map<string, number> | undefined
  #heights = new Float64Array(0)
  /** At i, from 1: the sum of as many heights up to i as its lowest bit says. */
  #sums = new Float64Array(1)

  constructor(estimate: number) {
    this.#estimate = estimate
  }

  setKeys(keys: readonly string[]): void {
    this.#keys = keys
    this.#places = undefined
    const heights = Float64Array.from(keys, (key) => this.#measured.get(key) ?? this.#estimate)
    const sums = new Float64Array(keys.length + 1)
    sums.set(heights, 1)
    for (let at = 1; at <= keys.length; at++) {
      const above = at + (at & -at)
      if (above <= keys.length) sums[above] = (sums[above] ?? 0) + (sums[at] ?? 0)
    }
    this.#heights = heights
    this.#sums = sums
  }

  /** True when this height was news. */
  measure(key: string, height: number): boolean {
    if (Math.abs((this.#measured.get(key) ?? this.#estimate) - height) < 0.5) return false
    this.#measured.set(key, height)
    this.#places ??= new Map(this.#keys.map((each, at) => [each, at]))
    const place = this.#places.get(key)
    if (place === undefined) return true
    const more = height - (this.#heights[place] ?? 0)
    this.#heights[place] = height
    for (let at = place + 1; at <= this.#keys.length; at += at & -at)
      this.#sums[at] = (this.#sums[at] ?? 0) + more
    return true
  }

  start(at: number): number {
    let sum = 0
    for (let i = Math.min(Math.max(0, at), this.#keys.length); i > 0; i -= i & -i) sum += this.#sums[i] ?? 0
    return sum
  }

  get total(): number {
    return this.start(this.#keys.length)
  }

  /** The row that holds this pixel; the nearest one outside. */
  at(pixel: number): number {
    const { length } = this.#keys
    let passed = 0
    let left = pixel
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, length))); step >= 1; step /= 2) {
      const sum = this.#sums[passed + step]
      if (passed + step > length || sum === undefined || sum > left) continue
      passed += step
      left -= sum
    }
    return Math.max(0, Math.min(passed, length - 1))
  }
}
