// Cells and rectangles of cells by position. Row -1 is the head.

export type Spot = { readonly row: number; readonly column: number }

/** All sides inclusive. */
export type Area = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function areaOf(one: Spot, other: Spot): Area {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  }
}

export function isInside(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right
}

export function rowsOf({ top, bottom }: Area): readonly number[] {
  return Array.from({ length: Math.max(0, bottom - Math.max(0, top) + 1) }, (_, at) => Math.max(0, top) + at)
}

export function columnsOf({ left, right }: Area): readonly number[] {
  return Array.from({ length: right - left + 1 }, (_, at) => left + at)
}
