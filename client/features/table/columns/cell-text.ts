/** What stands in a cell, what is copied from it, and what filters find in it. */

import type { Speech } from '../../../state/speech.svelte.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { must } from '../../../../shared/base/assert.ts'
import type { ItemCell, TableColumn } from './column.ts'

export function cellOf(figures: Figures, index: number): ItemCell {
  return {
    figures,
    index,
    item: must(figures.plan.items.list[index]),
    report: figures.reportOf[index],
  }
}

export function shownText(column: TableColumn, cell: ItemCell, speech: Speech): string {
  if (column.show) return column.show(cell, speech)
  const value = column.value(cell)
  if (value === undefined) return ''
  if (column.kind === 'day') return speech.words.days.day(String(value), cell.figures.moment.today)
  return typeof value === 'number' ? speech.words.values.number(value, 2) : value
}

/** Days as `YYYY-MM-DD` and bare numbers: what spreadsheets and typing understand. */
export function plainText(column: TableColumn, cell: ItemCell, speech: Speech): string {
  if (column.plain) return column.plain(cell, speech)
  const value = column.value(cell)
  if (column.show && column.kind !== 'day') return column.show(cell, speech)
  return value === undefined ? '' : String(value)
}

/** Each of the texts that one cell holds. */
export function eachText(column: TableColumn, cell: ItemCell, speech: Speech): readonly string[] {
  return column.each?.(cell, speech) ?? [shownText(column, cell, speech)]
}
