/** What a column can be filtered by: the texts that it holds, or a range of numbers or days; and a filter in words. */

import { unreachable } from '../../../shared/base/assert.ts'
import { ok } from '../../../shared/base/result.ts'
import type { Result } from '../../../shared/base/result.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import type { TableFilter } from '../../state/table-view.ts'
import { columnWords } from '../../text/en/table-columns.ts'
import { table } from '../../text/en/table.ts'
import { cellOf, eachText } from './columns/cell-text.ts'
import type { TableColumn } from './columns/column.ts'
import { readAmountEntry, readDayEntry } from './columns/read-entry.ts'
import { columnById } from './columns/registry.ts'

/** Every text of the column once, in order; the empty one last where some hold nothing. */
export function textsOf(column: TableColumn, figures: Figures, speech: Speech): readonly string[] {
  const found = new Set<string>()
  for (let index = 0; index < figures.plan.items.list.length; index++) {
    const texts = eachText(column, cellOf(figures, index), speech)
    for (const text of texts.length === 0 ? [''] : texts) found.add(text)
  }
  const hasNone = found.delete('')
  return [...[...found].toSorted((a, b) => a.localeCompare(b)), ...(hasNone ? [''] : [])]
}

/** Undefined where neither end is written. */
export function rangeOf(
  column: TableColumn,
  from: string,
  to: string,
  today: string,
): Result<TableFilter | undefined, string> {
  const read = (text: string) => (column.kind === 'day' ? readDayEntry(text, today) : readAmountEntry(text))
  const low = read(from)
  if (!low.ok) return low
  const high = read(to)
  if (!high.ok) return high
  if (low.value === null && high.value === null) return ok(undefined)
  return ok({
    type: 'range',
    column: column.id,
    ...(low.value !== null && { from: low.value }),
    ...(high.value !== null && { to: high.value }),
  })
}

/** *Owner: Mara or nothing written* */
export function filterText(filter: TableFilter, { words, telling }: Speech): string {
  if (filter.type === 'flag') return table.flag(filter.flag)
  const id = columnById.get(filter.column)?.id
  const head = id ? columnWords[id].head : filter.column
  switch (filter.type) {
    case 'choice':
      return table.chip(head, table.either(filter.texts.map((text) => text || table.nothingWritten)))
    case 'words':
      return table.chip(head, `“${filter.words}”`)
    case 'range': {
      const end = (value: number | string | undefined) =>
        typeof value === 'string'
          ? words.days.day(value, telling.today)
          : value && words.values.number(value, 2)
      return table.chip(head, table.range(end(filter.from) || undefined, end(filter.to) || undefined))
    }
    default:
      return unreachable(filter)
  }
}
