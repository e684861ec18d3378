/**
 * Adding up the tree. Every item has a row of sums of its own; a group's sums are its own row and its children's, in the
 * order of the tree, so that every device adds in the same order and comes to the same cent (EV 5, AG1).
 */

import type { Structure } from './structure.ts'
import type { ValueSums } from './value.ts'

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
  before: Float64Array,
  own: Float64Array,
  structure: Structure,
  changed: readonly number[],
): { readonly sums: Float64Array; readonly rows: readonly number[] } {
  const sums = before.slice()
  const marks = new Uint8Array(structure.count)
  for (const index of changed)
    for (let at = index; at >= 0 && marks[at] === 0; at = structure.parent[at] ?? -1) marks[at] = 1
  const rows: number[] = []
  for (const index of structure.childrenFirst) {
    if (marks[index] === 0) continue
    rows.push(index)
    sums.set(own.subarray(index * width, (index + 1) * width), index * width)
    for (const child of structure.childrenOf(index)) addRow(sums, index, sums, child)
  }
  return { sums, rows }
}

/** Rows of sums by item: own rows with everything below added. */
export function rollUp(own: Float64Array, structure: Structure): Float64Array {
  const sums = own.slice()
  for (const index of structure.childrenFirst) {
    const parent = structure.parent[index] ?? -1
    if (parent >= 0) addRow(sums, parent, sums, index)
  }
  return sums
}

export function addRow(to: Float64Array, toRow: number, from: Float64Array, fromRow: number): void {
  for (let c = 0; c < width; c++) {
    to[toRow * width + c] = (to[toRow * width + c] ?? 0) + (from[fromRow * width + c] ?? 0)
  }
}

export function sameRow(a: Float64Array, b: Float64Array, row: number): boolean {
  for (let c = row * width; c < (row + 1) * width; c++) if (a[c] !== b[c]) return false
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
