// Where each row of a long list begins, in pixels: estimated until measured. Pure; `VirtualRows` draws with it.

export class RowOffsets {
  readonly #estimate: number
  readonly #measured = new Map<string, number>()
  #keys: readonly string[] = []
  #starts = new Float64Array(1)
  #stale = false

  constructor(estimate: number) {
    this.#estimate = estimate
  }

  setKeys(keys: readonly string[]): void {
    this.#keys = keys
    this.#stale = true
  }

  /** True when this height was news. */
  measure(key: string, height: number): boolean {
    if (Math.abs((this.#measured.get(key) ?? this.#estimate) - height) < 0.5) return false
    this.#measured.set(key, height)
    this.#stale = true
    return true
  }

  start(at: number): number {
    return this.#upToDate()[Math.min(Math.max(0, at), this.#keys.length)] ?? 0
  }

  get total(): number {
    return this.start(this.#keys.length)
  }

  /** The row that holds this pixel; the nearest one outside. */
  at(pixel: number): number {
    const starts = this.#upToDate()
    let low = 0
    let high = this.#keys.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= pixel) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }

  #upToDate(): Float64Array {
    if (!this.#stale) return this.#starts
    this.#stale = false
    const starts = new Float64Array(this.#keys.length + 1)
    let sum = 0
    for (const [at, key] of this.#keys.entries()) {
      sum += this.#measured.get(key) ?? this.#estimate
      starts[at + 1] = sum
    }
    this.#starts = starts
    return starts
  }
}
