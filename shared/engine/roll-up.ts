/**
 * Adding up the tree. Every item has a row of sums of its own; a group's sums are its own row and its children's, in the
 * order of the tree, so that every device adds in the same order and comes to the same cent (EV 5, AG1).
 */

import { withGroupsAbove } from './changed-rows.ts'
import type { Structure } from './structure.ts'
import type { ValueSums } from './value.ts'
import type { ValueRows } from './value-rows.ts'

/** Members of a row. `ac` counts only where `costs` (how many recorded any) is above 0. */
export const column = {
  bac: 0,
  pv: 1,
  ev: 2,
  ac: 3,
  costs: 4,
  pvForIndex: 5,
  evForIndex: 6,
  pvHeard: 7,
} as const
export const width = 8

/** The sums before, with the rows of these items, and of all groups above them, added up again in the same order. */
export function rollUpAgain(
  before: ValueRows,
  own: ValueRows,
  structure: Structure,
  changed: readonly number[],
): { readonly sums: ValueRows; readonly rows: readonly number[] } {
  const sums = before.next()
  const rows = withGroupsAbove(structure.tree, changed)
  for (const index of rows) {
    const place = own.place(index)
    const row = own.blockOf(index).subarray(place * width, (place + 1) * width)
    sums.ownBlockOf(index).set(row, place * width)
    for (const child of structure.childrenOf(index)) addItem(sums, index, sums, child)
  }
  return { sums, rows }
}

/** Rows of sums by item: own rows with everything below added. */
export function rollUp(own: ValueRows, structure: Structure): ValueRows {
  const sums = own.next()
  for (const index of structure.childrenFirst) {
    const parent = structure.parent[index] ?? -1
    if (parent >= 0) addItem(sums, parent, sums, index)
  }
  return sums
}

function addItem(to: ValueRows, item: number, from: ValueRows, index: number): void {
  addRow(to.ownBlockOf(item), to.place(item), from.blockOf(index), from.place(index))
}

export function addRow(to: Float64Array, toRow: number, from: Float64Array, fromRow: number): void {
  for (let c = 0; c < width; c++) {
    to[toRow * width + c] = (to[toRow * width + c] ?? 0) + (from[fromRow * width + c] ?? 0)
  }
}

export function sameRow(a: ValueRows, b: ValueRows, index: number): boolean {
  const [one, other] = [a.blockOf(index), b.blockOf(index)]
  if (one === other) return true
  const at = a.place(index) * width
  for (let c = at; c < at + width; c++) if (one[c] !== other[c]) return false
  return true
}

export function sumsOfRow(rows: Float64Array, row: number): ValueSums {
  const at = row * width
  return {
    bac: rows[at + column.bac] ?? 0,
    pv: rows[at + column.pv] ?? 0,
    ev: rows[at + column.ev] ?? 0,
    ac: (rows[at + column.costs] ?? 0) > 0 ? (rows[at + column.ac] ?? 0) : null,
    pvForIndex: rows[at + column.pvForIndex] ?? 0,
    evForIndex: rows[at + column.evForIndex] ?? 0,
    pvHeard: rows[at + column.pvHeard] ?? 0,
  }
}
