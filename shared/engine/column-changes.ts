/** What differs between two columns of one plan by position: the marks that what is worked out again starts from. */

import { changedRows } from './changed-rows.ts'
import type { Schedule } from './schedule.ts'

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

/** Marks where two schedules differ, but in late dates and floats. */
export function markSchedule(before: Schedule, now: Schedule, marks: Uint8Array): void {
  markColumns(before, now, columns, marks)
}

const columns = ['earlyStart', 'earlyFinish', 'state', 'critical', 'flags', 'duration', 'remaining'] as const

/** Marks where these columns of two answers differ: of more of them, where that was told. */
export function markColumns<Name extends string, T extends { readonly [name in Name]: Numbers }>(
  before: T,
  now: T,
  names: readonly Name[],
  marks: Uint8Array,
): void {
  if (!markTold(before, now, marks)) for (const name of names) markDifferent(before[name], now[name], marks)
}

/** What was told of the second, where it was made of the first. */
function markTold(before: object, now: object, marks: Uint8Array): boolean {
  const rows = changedRows(before, now)
  for (const row of rows ?? []) marks[row] = 1
  return rows !== undefined
}

/** Where two columns differ, ascending. */
export function differentRows(before: Numbers, now: Numbers): readonly number[] {
  const rows: number[] = []
  if (before !== now) for (let i = 0; i < now.length; i++) if (before[i] !== now[i]) rows.push(i)
  return rows
}

/** Marks where two lists hold another object. */
export function markOthers(before: readonly unknown[], now: readonly unknown[], marks: Uint8Array): void {
  if (markTold(before, now, marks)) return
  for (let i = 0; i < marks.length; i++) if (before[i] !== now[i]) marks[i] = 1
}

/** The column before, with these rows as they are now: itself where they say the same. */
export function rewritten<T extends Numbers | Float64Array>(
  before: T,
  rows: Iterable<number>,
  valueAt: (row: number) => number,
): T {
  let column = before
  for (const row of rows) {
    const value = valueAt(row)
    if (column[row] === value) continue
    if (column === before) column = before.slice() as T
    column[row] = value
  }
  return column
}

/** `now`, or the column before where it says the same. */
export function keepColumn<T extends Numbers | Float64Array>(before: T | undefined, now: T): T {
  if (before === undefined || before.length !== now.length) return now
  for (let i = 0; i < now.length; i++) if (before[i] !== now[i]) return now
  return before
}
