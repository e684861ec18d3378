/** What adds up over several rows, and the delay that stands for them: the worst, never a sum (domain.md). */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { Variance } from '../../../shared/engine/variance.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import type { ItemCell, TableColumn } from './columns/column.ts'

export function worstOf({ variance }: Figures, indexes: readonly number[]): Variance | undefined {
  let worst: Variance | undefined
  for (const index of indexes) {
    const one = variance[index]
    if (one && one.total !== null && (worst?.total ?? -Infinity) < one.total) worst = one
  }
  return worst
}

export function sumOf(column: TableColumn, cells: readonly ItemCell[]): number | undefined {
  let sum: number | undefined
  for (const cell of cells) {
    const value = column.value(cell)
    if (typeof value === 'number') sum = (sum ?? 0) + value
  }
  return sum
}

/** In the column's own manner, as if one item had all of it. */
export function sumText(column: TableColumn, cells: readonly ItemCell[], speech: Speech): string {
  const sum = sumOf(column, cells)
  const [first] = cells
  return sum === undefined || !first ? '' : (column.amount?.(sum, first, speech) ?? String(sum))
}
