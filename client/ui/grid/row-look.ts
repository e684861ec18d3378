// How a row of a grid and its cells stand: depth and fold for a tree, and what sets them apart.

export type RowLook = {
  /** From 1. */
  readonly level?: number | undefined
  /** Undefined: nothing to fold. */
  readonly expanded?: boolean | undefined
  /** A head over rows, a quiet row (shown only for its place), or one of the details beside. */
  readonly tone?: 'head' | 'quiet' | 'current' | undefined
  /** What is dragged by its mark: undefined for rows that stay where they are. */
  readonly dragged?: string | undefined
}

export type CellLook = {
  readonly text: string
  readonly tone?: 'behind' | 'risk' | 'ahead' | 'faint' | 'old' | 'stopped' | undefined
  /** More than a text: the grid's snippet draws it. */
  readonly isDrawn?: boolean
  readonly isReadOnly: boolean
}
