/** A raw table under its column meanings as neutral rows, every doubt said on its row; and what must be asked first. */

import type { Day } from '../../base/day.ts'
import { weekday } from '../../base/day.ts'
import type { ColumnRole, KnownTool } from './columns.ts'
import { linkRows } from './link-rows.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import type { RawRow, RawTable } from './raw-table.ts'
import { judgeNumberColumn } from './read-amount.ts'
import type { NumberStyle } from './read-amount.ts'
import { areMidnights, judgeDayColumn } from './read-day.ts'
import type { DayOrder } from './read-day.ts'
import { readCells } from './read-cells.ts'
import type { CellRow } from './read-cells.ts'
import { placeRows } from './place-rows.ts'

export interface ReadOptions {
  readonly tool: KnownTool
  readonly roles: readonly ColumnRole[]
  readonly hoursPerDay: number
  readonly currency: string
  readonly workdays: readonly number[]
  /** A moment in the file is a day in it (SC1.4). */
  readonly timeZone: string
  /** A person's answer for columns whose order of day and month is open, by position. */
  readonly dayOrders: ReadonlyMap<number, DayOrder>
}

export interface ReadTable {
  readonly rows: readonly NeutralRow[]
  readonly questions: readonly DayQuestion[]
  /** Rows left out, with why; every other row of the file is in `rows`. */
  readonly left: readonly LeftOut[]
  /** External ids of rows that begin or end on a day off of this plan (SC2.3). */
  readonly onDaysOff: ReadonlySet<string>
}

export interface LeftOut {
  readonly line: number
  /** What stands in its cells. */
  readonly found: string
  readonly troubles: readonly RowTrouble[]
}

/** Which comes first in this column, day or month? */
export interface DayQuestion {
  readonly column: number
  readonly header: string
  readonly example: string
}

/** How each column is to be read. */
export interface Reading {
  readonly options: ReadOptions
  readonly columns: ReadonlyMap<ColumnRole, readonly number[]>
  readonly dayOrders: ReadonlyMap<number, DayOrder>
  readonly numberStyles: ReadonlyMap<number, NumberStyle>
  /** Percents given as 0 … 1. */
  readonly fraction: boolean
  /** All times of day are 00:00, so they say nothing. */
  readonly midnights: boolean
  /** Owners stand as *Lindqvist, Mara*. */
  readonly lastFirst: boolean
  /** The outline is in how far titles are set in. */
  readonly indented: boolean
}

const dayRoles: readonly ColumnRole[] = ['start', 'finish', 'deadline', 'actual start', 'actual finish']
const numberRoles: readonly ColumnRole[] = [
  'duration',
  'optimistic',
  'likely',
  'pessimistic',
  'percent',
  'budget',
  'cost',
  'effort',
]

export function readTable(table: RawTable, options: ReadOptions): ReadTable {
  const columns = columnsByRole(options.roles)
  const valuesOf = (column: number): string[] => table.rows.flatMap((row) => row.cells[column] || [])
  const dayOrders = new Map<number, DayOrder>()
  const questions: DayQuestion[] = []
  for (const column of dayRoles.flatMap((role) => columns.get(role) ?? [])) {
    const { order, example } = judgeDayColumn(valuesOf(column))
    const answer = options.dayOrders.get(column) ?? order
    if (answer === undefined)
      questions.push({ column, header: table.headers[column] ?? '', example: example ?? '' })
    dayOrders.set(column, answer ?? 'dmy')
  }
  settleTogether(dayOrders, questions)
  const numberStyles = new Map(
    numberRoles
      .flatMap((role) => columns.get(role) ?? [])
      .map((column) => [column, judgeNumberColumn(valuesOf(column))] as const),
  )
  const percents = (columns.get('percent') ?? []).flatMap(valuesOf)
  const fraction =
    percents.length > 0 &&
    percents.every((text) => Number(text.replace(',', '.')) <= 1) &&
    percents.some((text) => /[.,]/.test(text))
  const reading: Reading = {
    options,
    columns,
    dayOrders,
    numberStyles,
    fraction,
    midnights: areMidnights(dayRoles.flatMap((role) => columns.get(role) ?? []).flatMap(valuesOf)),
    lastFirst: areLastFirst((columns.get('owner') ?? []).flatMap(valuesOf)),
    indented: isIndented(table, columns),
  }
  return assemble(table.rows, reading, questions)
}

/** *Lindqvist, Mara* in every cell, and none of the words on both sides of the comma: names, not lists of people. */
function areLastFirst(values: readonly string[]): boolean {
  const names = [...new Set(values)].map((value) => value.split(','))
  if (names.length < 2 || names.some((parts) => parts.length !== 2 || /[;|@\n]/.test(parts.join())))
    return false
  const firsts = new Set(names.map(([, first = '']) => first.trim()))
  return names.every(([last = '']) => last.trim() !== '' && !firsts.has(last.trim()))
}

/** Titles are set in by two letters or more, and nothing else says where rows belong. */
function isIndented({ rows }: RawTable, columns: Reading['columns']): boolean {
  const [title = -1] = columns.get('title') ?? []
  if (['outline level', 'outline number', 'parent'].some((role) => columns.has(role as ColumnRole)))
    return false
  const indents = rows.flatMap((row) => row.indents?.[title] || [])
  return indents.length > 0 && Math.min(...indents.slice(0, 1000)) >= 2
}

/** One file writes its days one way: what one column shows counts for the open ones beside it. */
function settleTogether(orders: Map<number, DayOrder>, questions: DayQuestion[]): void {
  const shown = [...orders].find(
    ([column, order]) => order !== 'ymd' && !questions.some((question) => question.column === column),
  )
  if (!shown) return
  for (const question of questions.splice(0)) orders.set(question.column, shown[1])
}

function assemble(
  rawRows: readonly RawRow[],
  reading: Reading,
  questions: readonly DayQuestion[],
): ReadTable {
  const read = rawRows.map((row) => readCells(row, reading))
  const left: LeftOut[] = read.flatMap(({ title, line, found, troubles }) =>
    title === '' ? [{ line, found, troubles: [...troubles, { code: 'NO_TITLE' as const }] }] : [],
  )
  const titled = read.filter(({ title }) => title !== '')
  const { once, again } = withoutRepeats(titled)
  left.push(...again)
  const placed = placeRows(once, reading)
  const rows = linkRows(placed, reading)
  const works = (day: Day | undefined): boolean =>
    day === undefined || reading.options.workdays.includes(weekday(day))
  const onDaysOff = new Set(
    rows.flatMap((row) =>
      row.type !== 'group' && !(works(row.start) && works(row.finish)) ? [row.externalId] : [],
    ),
  )
  return { rows, questions, left, onDaysOff }
}

/** The same id and title a second time is the same row twice; an id with another title is another row, and told as such. */
function withoutRepeats(rows: readonly CellRow[]): { once: readonly CellRow[]; again: readonly LeftOut[] } {
  const seen = new Set<string>()
  const once: CellRow[] = []
  const again: LeftOut[] = []
  for (const row of rows) {
    const key = `${row.id}\n${row.title}`
    if (row.id === '' || !seen.has(key)) once.push(row)
    else
      again.push({
        line: row.line,
        found: row.found,
        troubles: [{ code: 'SAME_ID', column: 'id', found: row.id }],
      })
    seen.add(key)
  }
  return { once, again }
}

function columnsByRole(roles: readonly ColumnRole[]): Map<ColumnRole, readonly number[]> {
  const columns = new Map<ColumnRole, number[]>()
  roles.forEach((role, column) => {
    if (role !== 'ignore') columns.set(role, [...(columns.get(role) ?? []), column])
  })
  return columns
}
