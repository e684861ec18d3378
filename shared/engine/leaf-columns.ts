/**
 * All leaves as columns of numbers, kept from one plan to the next: only rows whose item or report is another object are
 * read again, and only the columns in which a number changed are others.
 */

import { tellChanged } from './changed-rows.ts'
import { Ints } from './ints.ts'
import { leafRow, leftOutRow } from './leaf-row.ts'
import type { LeafRow, RowSource } from './leaf-row.ts'
import type { Seats } from './seats.ts'
import type { StatusClock } from './status-clock.ts'

/** The members of a `LeafRow`, a column each, by position of the item. */
export type LeafColumns = { readonly [Name in keyof LeafRow]: Ints }

const leafNames = Object.keys(leftOutRow) as readonly (keyof LeafRow)[]

/** Every row anew. */
export function createLeafColumns(source: RowSource, isLeaf: Uint8Array, clock: StatusClock): LeafColumns {
  const columns = columnsFrom(() => Ints.of(isLeaf.length))
  for (let i = 0; i < isLeaf.length; i++) writeRow(columns, i, rowOf(source, isLeaf, clock, i))
  return columns
}

/** With the rows at these positions read again: the same columns where that changed no number. */
export function updateLeafColumns(
  columns: LeafColumns,
  changed: readonly number[],
  source: RowSource,
  isLeaf: Uint8Array,
  clock: StatusClock,
): LeafColumns {
  const rows = changed.map((index) => ({ index, row: rowOf(source, isLeaf, clock, index) }))
  const different = new Set(
    leafNames.filter((name) => rows.some(({ index, row }) => columns[name].get(index) !== row[name])),
  )
  if (different.size === 0) return columns
  const copied = columnsFrom((name) => (different.has(name) ? columns[name].next() : columns[name]))
  for (const { index, row } of rows) writeRow(copied, index, row)
  tellChanged(columns, copied, changed)
  return copied
}

/** The same columns on other seats; what came is read from `source`. */
export function columnsOnto(
  columns: LeafColumns,
  seats: Seats,
  source: RowSource,
  clock: StatusClock,
): LeafColumns {
  const moved = columnsFrom((name) => columns[name].seated(seats))
  for (const row of seats.came) writeRow(moved, row, rowOf(source, seats.tree.isLeaf, clock, row))
  return moved
}

function columnsFrom(make: (name: keyof LeafRow) => Ints): LeafColumns {
  return Object.fromEntries(leafNames.map((name) => [name, make(name)])) as LeafColumns
}

function rowOf(source: RowSource, isLeaf: Uint8Array, clock: StatusClock, index: number): LeafRow {
  const item = source.items[index]
  return item && isLeaf[index] === 1 ? leafRow(item, source.reportOf[index], clock) : leftOutRow
}

function writeRow(columns: LeafColumns, index: number, row: LeafRow): void {
  for (const name of leafNames) columns[name].set(index, row[name])
}
