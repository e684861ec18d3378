/** Swimlanes: the columns once more for each owner, department or objective that has a card. */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { BoardBy } from '../../text/en/board.ts'
import { columnsOf } from './board-columns.ts'
import type { BoardChoice, Column } from './board-columns.ts'

export interface Lane {
  readonly key: string
  readonly label: string
  readonly columns: readonly Column[]
}

export const laneChoices = ['department', 'owner', 'objective'] as const satisfies readonly BoardBy[]

/** What has no card is no lane; a card stands in exactly one. */
export function lanesOf(
  figures: Figures,
  columns: readonly Column[],
  choice: BoardChoice,
  by: BoardBy,
): readonly Lane[] {
  const lanes = columnsOf(figures, { ...choice, by }).filter(({ items }) => items.length > 0)
  const laneOf = new Map(lanes.flatMap(({ key, items }) => items.map((id) => [id, key])))
  const cells = new Map<string, string[]>()
  for (const column of columns) {
    for (const id of column.items) {
      const cell = `${laneOf.get(id) ?? ''}\n${column.key}`
      const known = cells.get(cell)
      if (known) known.push(id)
      else cells.set(cell, [id])
    }
  }
  return lanes.map(({ key, label }) => ({
    key,
    label,
    columns: columns.map((column) => ({ ...column, items: cells.get(`${key}\n${column.key}`) ?? [] })),
  }))
}
