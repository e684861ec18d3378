/**
 * How figures are kept up: a stage takes its answer from before and the rows at which what it reads may say something else,
 * works those out again, and tells the same of its own answer. Invariant: outside of the rows told nothing differs; a row
 * that is told may say the same after all. Rows are positions; both answers are of one tree.
 */

import type { Tree } from './tree.ts'

interface Told {
  readonly before: WeakRef<object>
  readonly rows: readonly number[]
}

/** Only a memo: of each answer, what it was made of. */
const tellings = new WeakMap<object, Told>()

export function tellChanged(before: object, after: object, rows: readonly number[]): void {
  if (before !== after) tellings.set(after, { before: new WeakRef(before), rows })
}

/** Undefined where `after` was not made of `before`: then all of it is to be compared. */
export function changedRows(before: object, after: object): readonly number[] | undefined {
  if (before === after) return nothing
  const told = tellings.get(after)
  return told?.before.deref() === before ? told.rows : undefined
}

/** What it was made of, and the rows that may differ; undefined where that is not known any more. */
export function madeOf<T extends object>(
  after: T,
): { readonly before: T; readonly rows: readonly number[] } | undefined {
  const told = tellings.get(after)
  const before = told?.before.deref() as T | undefined
  return told && before && { before, rows: told.rows }
}

const nothing: readonly number[] = []

/** Beyond so many, numbers of one type are sorted sooner than any. */
const few = 64

/** Each once, ascending. */
export function joinedRows(...lists: readonly (readonly number[])[]): readonly number[] {
  const all = lists.flat()
  if (all.length < few) return [...new Set(all)].sort((a, b) => a - b)
  const sorted = Int32Array.from(all).sort()
  const rows: number[] = []
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) rows.push(sorted[at] ?? 0)
  return rows
}

/** Whether a row is among ascending ones. */
export function isIn(rows: readonly number[], row: number): boolean {
  return rows[placeIn(rows, row)] === row
}

/** The first place in ascending numbers at which none is less than this one. */
export function placeIn(ascending: ArrayLike<number>, one: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < one) low = middle + 1
    else high = middle
  }
  return low
}

/** These and all groups above them, each once and after all that is below it. */
export function withGroupsAbove({ parent, place }: Tree, rows: readonly number[]): readonly number[] {
  const found = new Set<number>()
  for (const row of rows) for (let at = row; at >= 0 && !found.has(at); at = parent[at] ?? -1) found.add(at)
  return [...found].sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0))
}
