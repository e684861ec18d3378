// A set of Yjs ids: for each client, half-open ranges of its clock, sorted, apart and merged. What a room holds, what
// an update brings, what was deleted and what is confirmed are all such sets.

/** Up to this many flat numbers are inserted one range at a time. */
const few = 16

export class IdRanges {
  /** `[from, to, from, to …]` by client. */
  readonly #flat = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#flat.size === 0
  }

  clients(): IterableIterator<number> {
    return this.#flat.keys()
  }

  /** The client's ranges in order. */
  *rangesOf(client: number): Generator<readonly [from: number, to: number]> {
    const flat = this.#flat.get(client) ?? []
    for (let i = 0; i < flat.length; i += 2) yield [at(flat, i), at(flat, i + 1)]
  }

  add(client: number, from: number, to: number): void {
    if (to <= from) return
    const flat = this.#flat.get(client)
    if (flat === undefined) {
      this.#flat.set(client, [from, to])
      return
    }
    if (at(flat, flat.length - 1) === from) {
      flat[flat.length - 1] = to
      return
    }
    // Every range that touches the new one becomes part of it.
    const first = firstEndingAtOrAfter(flat, from)
    let end = first
    while (end < flat.length && at(flat, end) <= to) end += 2
    const touched = end > first
    const start = touched ? Math.min(from, at(flat, first)) : from
    const stop = touched ? Math.max(to, at(flat, end - 1)) : to
    flat.splice(first, end - first, start, stop)
  }

  addAll(other: IdRanges): void {
    for (const client of other.clients()) {
      const theirs = other.#flat.get(client) ?? []
      const ours = this.#flat.get(client)
      if (ours === undefined) this.#flat.set(client, theirs.slice())
      else if (theirs.length > few) this.#flat.set(client, mergeFlat(ours, theirs))
      else for (const [from, to] of other.rangesOf(client)) this.add(client, from, to)
    }
  }

  covers(client: number, from: number, to: number): boolean {
    const flat = this.#flat.get(client)
    if (flat === undefined) return false
    const i = firstEndingAtOrAfter(flat, to)
    return i < flat.length && at(flat, i) <= from
  }

  coversAll(other: IdRanges): boolean {
    for (const client of other.clients()) {
      for (const [from, to] of other.rangesOf(client)) if (!this.covers(client, from, to)) return false
    }
    return true
  }

  /** What is here and not in `other`. */
  minus(other: IdRanges): IdRanges {
    const rest = new IdRanges()
    for (const client of this.clients()) {
      for (const [from, to] of this.rangesOf(client)) {
        let start = from
        for (const [cut, end] of other.#rangesFrom(client, from)) {
          if (cut >= to) break
          rest.add(client, start, Math.min(cut, to))
          start = Math.max(start, end)
        }
        rest.add(client, start, to)
      }
    }
    return rest
  }

  /** How many of the client's ids are here without a gap, counted from zero: its part of a state vector. */
  prefix(client: number): number {
    const flat = this.#flat.get(client)
    return flat !== undefined && flat[0] === 0 ? at(flat, 1) : 0
  }

  /** One past the client's highest id. */
  end(client: number): number {
    return this.#flat.get(client)?.at(-1) ?? 0
  }

  *#rangesFrom(client: number, from: number): Generator<readonly [from: number, to: number]> {
    const flat = this.#flat.get(client) ?? []
    for (let i = firstEndingAtOrAfter(flat, from); i < flat.length; i += 2)
      yield [at(flat, i), at(flat, i + 1)]
  }
}

/** Position of the first range whose end is at `clock` or later. */
function firstEndingAtOrAfter(flat: readonly number[], clock: number): number {
  let low = 0
  let high = flat.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(flat, middle * 2 + 1) < clock) low = middle + 1
    else high = middle
  }
  return low * 2
}

/** One walk over both: inserting many ranges one by one would move the rest each time. */
function mergeFlat(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && at(a, i) <= at(b, j))
    const from = fromA ? at(a, i) : at(b, j)
    const to = fromA ? at(a, i + 1) : at(b, j + 1)
    if (fromA) i += 2
    else j += 2
    const last = merged.length - 1
    if (last > 0 && at(merged, last) >= from) merged[last] = Math.max(at(merged, last), to)
    else merged.push(from, to)
  }
  return merged
}

function at(flat: readonly number[], i: number): number {
  return flat[i] ?? 0
}
