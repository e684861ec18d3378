/** Every column there is, in the order in which they are offered; and the ones that a Table begins with. */

import type { ColumnId } from '../../../text/en/table-columns.ts'
import type { TableColumn } from './column.ts'
import { dateColumns } from './date-columns.ts'
import { delayColumns } from './delay-columns.ts'
import { governanceColumns } from './governance-columns.ts'
import { goalColumns } from './goal-columns.ts'
import { moneyColumns } from './money-columns.ts'
import { peopleColumns } from './people-columns.ts'
import { reportColumns } from './report-columns.ts'
import { titleColumn, workColumns } from './work-columns.ts'

export const columns: readonly TableColumn[] = [
  titleColumn,
  ...workColumns,
  ...governanceColumns,
  ...peopleColumns,
  ...dateColumns,
  ...delayColumns,
  ...reportColumns,
  ...moneyColumns,
  ...goalColumns,
]

export const columnById: ReadonlyMap<string, TableColumn> = new Map(
  columns.map((column) => [column.id, column]),
)

export const firstColumns: readonly ColumnId[] = [
  'owner',
  'status',
  'age',
  'plumb',
  'start',
  'finish',
  'forecastFinish',
  'percent',
  'department',
  'budget',
  'ac',
  'contributes',
  'labels',
]
