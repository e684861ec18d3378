/** The order of items under the chosen columns: by value, the unknown always last, equals as they stood. */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { TableSort } from '../../state/table-view.ts'
import { cellOf } from './columns/cell-text.ts'
import type { CellValue } from './columns/column.ts'
import { columnById } from './columns/registry.ts'

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

export type Sorter = (indexes: readonly number[]) => readonly number[]

export function sorterOf(figures: Figures, sort: readonly TableSort[]): Sorter {
  const by = sort.flatMap(({ column: id, direction }) => {
    const column = columnById.get(id)
    return column
      ? [{ column, sign: direction === 'ascending' ? 1 : -1, known: new Map<number, CellValue>() }]
      : []
  })
  if (by.length === 0) return (indexes) => indexes
  const valueOf = ({ column, known }: (typeof by)[number], index: number): CellValue => {
    if (!known.has(index)) known.set(index, column.value(cellOf(figures, index)))
    return known.get(index)
  }
  return (indexes) =>
    indexes.toSorted((a, b) => {
      for (const one of by) {
        const order = compare(valueOf(one, a), valueOf(one, b), one.sign)
        if (order !== 0) return order
      }
      return 0
    })
}

export function compare(a: CellValue, b: CellValue, sign: number): number {
  if (a === b) return 0
  if (a === undefined || a === '') return 1
  if (b === undefined || b === '') return -1
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign
  return collator.compare(String(a), String(b)) * sign
}
