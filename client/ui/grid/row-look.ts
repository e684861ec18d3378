// How a row of a grid stands: depth and fold for a tree, and what sets it apart.

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
