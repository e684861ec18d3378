/**
 * Where each id stands in a list sorted by id. A list that gains or loses a few members is not counted anew: what stood in
 * the one before moved by as many places as newcomers came before it, less those that went.
 */

type Entity = { readonly id: string }

export class Positions implements ReadonlyMap<string, number> {
  readonly #list: readonly Entity[]
  /** Places in this list, or in an earlier one from which these came and went since; both sorted. */
  readonly #counted: ReadonlyMap<string, number>
  readonly #came: readonly string[]
  readonly #went: readonly string[]

  private constructor(
    list: readonly Entity[],
    counted: ReadonlyMap<string, number>,
    came: readonly string[],
    went: readonly string[],
  ) {
    this.#list = list
    this.#counted = counted
    this.#came = came
    this.#went = went
  }

  static of(list: readonly Entity[]): Positions {
    const counted = new Map<string, number>()
    for (let i = 0; i < list.length; i++) counted.set(list[i]?.id ?? '', i)
    return new Positions(list, counted, none, none)
  }

  /** Of the list that these are the positions of, once the ids in `came` came and those in `went` went. */
  moved(list: readonly Entity[], came: Iterable<string>, went: Iterable<string>): Positions {
    const newcomers = new Set(this.#came)
    const gone = new Set(this.#went)
    for (const id of went) if (!newcomers.delete(id)) gone.add(id)
    for (const id of came) if (!gone.delete(id)) newcomers.add(id)
    if (newcomers.size + gone.size > mostMoves) return Positions.of(list)
    return new Positions(list, this.#counted, [...newcomers].sort(), [...gone].sort())
  }

  get size(): number {
    return this.#list.length
  }

  get(id: string): number | undefined {
    const stood = this.#counted.get(id)
    if (this.#came.length + this.#went.length === 0) return stood
    const at =
      stood === undefined
        ? placeOf(this.#list, id)
        : stood + countBefore(this.#came, id) - countBefore(this.#went, id)
    return this.#list[at]?.id === id ? at : undefined
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  forEach(use: (position: number, id: string, positions: ReadonlyMap<string, number>) => void): void {
    for (const [id, position] of this) use(position, id, this)
  }

  *entries(): MapIterator<[string, number]> {
    for (let i = 0; i < this.#list.length; i++) yield [this.#list[i]?.id ?? '', i]
  }

  *keys(): MapIterator<string> {
    for (const { id } of this.#list) yield id
  }

  *values(): MapIterator<number> {
    yield* this.#list.keys()
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }
}

/** With so many moves looking up costs more, over the edits between, than counting anew. */
const mostMoves = 256
const none: readonly string[] = []

/** The first place in a list sorted by id whose id is not before the given one. */
export function placeOf(list: readonly Entity[], id: string): number {
  return firstFrom(list.length, (at) => (list[at]?.id ?? '') < id)
}

function countBefore(ids: readonly string[], id: string): number {
  return firstFrom(ids.length, (at) => (ids[at] ?? '') < id)
}

function firstFrom(count: number, isBefore: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
