// A column of a grid as it is drawn: its head, which way is good, its width in pixels.

export type GridColumn = {
  readonly id: string
  readonly label: string
  /** More of its name, on hover. */
  readonly title?: string | undefined
  /** Which way is good, or the unit; stands beneath the head. */
  readonly hint?: string | undefined
  readonly width: number
  /** Numbers and days stand at the right. */
  readonly end?: boolean | undefined
  /** Names the row for screen readers. */
  readonly isRowHeader?: boolean | undefined
  /** Neither sorted, moved, hidden nor resized: the column of row marks. */
  readonly isMark?: boolean | undefined
}

export type SortMark = { readonly direction: 'ascending' | 'descending'; readonly place: number }

export const leastWidth = 56
export const mostWidth = 720
