/** How far from the agreed plan, of that what was said, and how much room the network leaves. Signs stand under a head that says which way is good. */

import { none } from '../../../../shared/engine/schedule.ts'
import type { Variance } from '../../../../shared/engine/variance.ts'
import { cellWords } from '../../../text/en/table-columns.ts'
import type { ColumnId } from '../../../text/en/table-columns.ts'
import type { ItemCell, TableColumn } from './column.ts'
import { signed } from './signed.ts'

export const delayColumns: readonly TableColumn[] = [
  {
    id: 'plumb',
    family: 'forecast',
    width: 124,
    kind: 'number',
    draw: 'plumb',
    value: ({ figures, index }) => figures.variance[index]?.total ?? undefined,
    show: (cell, { words }) => {
      const total = cell.figures.variance[cell.index]?.total
      return total === null || total === undefined ? '' : words.days.late(total)
    },
    plain: ({ figures, index }) => String(figures.variance[index]?.total ?? ''),
  },
  days('delay', 'total'),
  days('announced', 'announced'),
  days('unannounced', 'unannounced'),
  {
    ...number('float', ({ figures, index }) => known(figures.schedule.totalFloat[index])),
    tone: ({ figures, index }) => {
      const float = known(figures.schedule.totalFloat[index])
      return float !== undefined && float < 0 ? 'behind' : undefined
    },
  },
  number('freeFloat', ({ figures, index }) => known(figures.schedule.freeFloat[index])),
  {
    id: 'critical',
    family: 'forecast',
    width: 96,
    kind: 'choice',
    value: ({ figures, index }) => (figures.schedule.critical[index] === 1 ? cellWords.yes : undefined),
  },
]

function days(id: ColumnId, of: 'total' | 'announced' | 'unannounced'): TableColumn {
  return {
    ...number(id, ({ figures, index }) => figures.variance[index]?.[of] ?? undefined),
    tone: ({ figures, index }) => toneOf(figures.variance[index], of),
  }
}

function number(id: ColumnId, value: (cell: ItemCell) => number | undefined): TableColumn {
  return {
    id,
    family: 'forecast',
    width: 104,
    end: true,
    kind: 'number',
    value,
    show: (cell, { words }) => signed(value(cell), words),
    plain: (cell) => String(value(cell) ?? ''),
  }
}

function toneOf(variance: Variance | undefined, of: 'total' | 'announced' | 'unannounced') {
  const days = variance?.[of] ?? 0
  return days > 0 ? 'behind' : days < 0 ? 'ahead' : undefined
}

function known(boundaries: number | undefined): number | undefined {
  return boundaries === undefined || boundaries === none ? undefined : boundaries
}
