/** What a column of the Table is: where its value comes from, how it is shown, sorted, copied and typed. One entry adds one. */

import type { Result } from '../../../../shared/base/result.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import type { Item } from '../../../../shared/plan/item.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import type { Report } from '../../../../shared/plan/report.ts'
import type { Speech } from '../../../state/speech.svelte.ts'
import type { ColumnFamily, ColumnId } from '../../../text/en/table-columns.ts'
import type { Option } from '../../../ui/match-options.ts'
import type { ItemChange } from '../item-change.ts'

/** One item with everything known of it. */
export interface ItemCell {
  readonly figures: Figures
  readonly item: Item
  readonly index: number
  readonly report: Report | undefined
}

/** Days as `YYYY-MM-DD`, money in major units; undefined: nothing is known or said. */
export type CellValue = string | number | undefined

export interface TableColumn {
  readonly id: ColumnId
  readonly family: ColumnFamily
  readonly width: number
  /** Numbers and days stand at the right. */
  readonly end?: true
  readonly kind: 'words' | 'number' | 'day' | 'choice'
  /** Whether the plan uses what it shows; absent: every plan does. */
  readonly offered?: (plan: Plan) => boolean
  /** What sorting and ranges go by. */
  readonly value: (cell: ItemCell) => CellValue
  /** As it stands in the cell; absent: the value itself. */
  readonly show?: (cell: ItemCell, speech: Speech) => string
  /** As it is copied and as typing finds it; absent: what is shown. */
  readonly plain?: (cell: ItemCell, speech: Speech) => string
  /** Where several stand in one cell: each alone, for filters and groups. */
  readonly each?: (cell: ItemCell, speech: Speech) => readonly string[]
  /** More than a text: a drawing, a face, a shape, a link to what it says. */
  readonly draw?: 'title' | 'plumb' | 'owner' | 'status' | 'age'
  /** A sign tells a deviation: it is coloured as one. */
  readonly tone?: (cell: ItemCell) => 'behind' | 'risk' | 'ahead' | 'faint' | undefined
  readonly edit?: CellEdit
  /** Adds up under a group's head and over a selection. */
  readonly sums?: true
  /** An amount of the column's kind in words, for sums. */
  readonly amount?: (value: number, cell: ItemCell, speech: Speech) => string
}

export interface CellEdit {
  /** Which field opens: a line, several lines, a day, one of a list. */
  readonly as: 'line' | 'lines' | 'day' | 'choice'
  readonly options?: (plan: Plan) => readonly Option[]
  /** Whether this item has it at all; absent: every item. */
  readonly fits?: (item: Item) => boolean
  /** What was typed as a change, or why it cannot be; an empty text takes the value off. */
  readonly read: (typed: string, desk: EntryDesk) => Result<ItemChange, string>
  /** Moves dates or people: what it hits is shown while typing. */
  readonly moves?: true
}

/** What reading an entry may ask. */
export interface EntryDesk {
  readonly plan: Plan
  readonly today: string
  /** What it is typed over; absent for a new row. */
  readonly item: Item | undefined
}

export const isLeaf = (item: Item): boolean => item.type !== 'group'
export const isTask = (item: Item): boolean => item.type === 'task'
