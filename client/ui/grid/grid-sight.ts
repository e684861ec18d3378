// Which rows and columns of a grid are in sight: rows of one height, columns of their own widths, the first few
// of them frozen at the left. Pure arithmetic; `Grid` draws with it.

export type Sight = {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

export type Span = { readonly first: number; readonly last: number }

/**
 * Those in sight and as many above and below: so many wherever it is scrolled to, so that each row that leaves hands its
 * elements to one that comes. `last` is below `first` when there are none.
 */
export function rowsInSight(
  sight: Pick<Sight, 'top' | 'height'>,
  rowHeight: number,
  count: number,
  spare: number,
): Span {
  const drawn = Math.min(count, Math.ceil(sight.height / rowHeight) + 1 + 2 * spare)
  const first = Math.max(0, Math.min(count - drawn, Math.floor(sight.top / rowHeight) - spare))
  return { first, last: first + drawn - 1 }
}

/** A row that is drawn, and the slot whose elements it takes over. */
export type DrawnRow = { readonly at: number; readonly slot: string }

/** The same rows in the order in which their slots stood before; those of new slots behind. */
export function inPlace(rows: readonly DrawnRow[], before: readonly DrawnRow[]): readonly DrawnRow[] {
  const bySlot = new Map(rows.map((row) => [row.slot, row]))
  const stood = before.flatMap(({ slot }) => bySlot.get(slot) ?? [])
  const slots = new Set(before.map(({ slot }) => slot))
  return [...stood, ...rows.filter(({ slot }) => !slots.has(slot))]
}

/** A row that stays is the same object as before: nothing of it is drawn anew. */
export function kept(rows: readonly DrawnRow[], before: readonly DrawnRow[]): readonly DrawnRow[] {
  const bySlot = new Map(before.map((row) => [row.slot, row]))
  return rows.map((row) => {
    const stood = bySlot.get(row.slot)
    return stood?.at === row.at ? stood : row
  })
}

export function startsOf(widths: readonly number[]): readonly number[] {
  let sum = 0
  const starts = [0]
  for (const width of widths) starts.push((sum += width))
  return starts
}

/** A column that is drawn, and the room between it and the drawn one before. */
export type PlacedColumn = { readonly at: number; readonly gap: number }

/** The columns of before where nothing came or went: no row is drawn anew. */
export function sameColumns(
  columns: readonly PlacedColumn[],
  before: readonly PlacedColumn[],
): readonly PlacedColumn[] {
  const isSame =
    columns.length === before.length &&
    columns.every(({ at, gap }, i) => at === before[i]?.at && gap === before[i].gap)
  return isSame ? before : columns
}

/** `always` is drawn wherever it is: the column with the focus. */
export function columnsInSight(
  starts: readonly number[],
  frozen: number,
  sight: Pick<Sight, 'left' | 'width'>,
  always: number,
): readonly PlacedColumn[] {
  const count = starts.length - 1
  const hidden = starts[frozen] ?? 0
  const spare = 160
  const from = sight.left + hidden - spare
  const to = sight.left + sight.width + spare
  const placed: PlacedColumn[] = []
  let end = 0
  for (let at = 0; at < count; at++) {
    const left = starts[at] ?? 0
    const right = starts[at + 1] ?? 0
    if (at >= frozen && at !== always && (right < from || left > to)) continue
    placed.push({ at, gap: left - end })
    end = right
  }
  return placed
}
