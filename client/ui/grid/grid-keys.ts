// Where a key leads from a cell, as in a spreadsheet: arrows, with Ctrl to the edge of what is filled, Home, End,
// the Page keys. Shift extends and is not looked at here.
import type { Spot } from './grid-area.ts'

export type GridShape = {
  readonly rows: number
  readonly columns: number
  /** How many rows a Page key passes. */
  readonly page: number
  readonly isEmpty: (row: number, column: number) => boolean
}

type Press = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Undefined when the key is for something else. */
export function spotAfter(press: Press, from: Spot, shape: GridShape): Spot | undefined {
  if (press.altKey) return undefined
  const far = press.ctrlKey || press.metaKey
  const { row, column } = from
  switch (press.key) {
    case 'ArrowDown':
      return far ? jump(from, { row: 1, column: 0 }, shape) : fit({ row: row + 1, column }, shape)
    case 'ArrowUp':
      return far ? jump(from, { row: -1, column: 0 }, shape) : fit({ row: row - 1, column }, shape)
    case 'ArrowRight':
      return far ? jump(from, { row: 0, column: 1 }, shape) : fit({ row, column: column + 1 }, shape)
    case 'ArrowLeft':
      return far ? jump(from, { row: 0, column: -1 }, shape) : fit({ row, column: column - 1 }, shape)
    case 'Home':
      return { row: far ? firstRow(shape) : row, column: 0 }
    case 'End':
      return { row: far ? shape.rows - 1 : row, column: shape.columns - 1 }
    case 'PageDown':
      return fit({ row: row + shape.page, column }, shape)
    case 'PageUp':
      return fit({ row: Math.max(firstRow(shape), row - shape.page), column }, shape)
    default:
      return undefined
  }
}

/** Inside the grid; one above the first row is the head. */
export function fit({ row, column }: Spot, { rows, columns }: GridShape): Spot {
  return {
    row: Math.max(-1, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  }
}

function firstRow({ rows }: GridShape): number {
  return rows > 0 ? 0 : -1
}

/** To the last filled cell of a run, else to the next filled one, else to the edge. */
function jump(from: Spot, step: Spot, shape: GridShape): Spot {
  const empty = (spot: Spot) => shape.isEmpty(spot.row, spot.column)
  const beyond = (spot: Spot) =>
    spot.row < firstRow(shape) || spot.row >= shape.rows || spot.column < 0 || spot.column >= shape.columns
  const next = (spot: Spot): Spot => ({ row: spot.row + step.row, column: spot.column + step.column })
  let at = from.row < 0 ? fit(next(from), shape) : from
  if (beyond(next(at))) return at
  const runs = !empty(at) && !empty(next(at))
  while (!beyond(next(at))) {
    if (runs && empty(next(at))) return at
    at = next(at)
    if (!runs && !empty(at)) return at
  }
  return at
}
