/** One raw row's cells as values, each doubt noted; what the row is below and linked to is not known yet. */

import { addDays } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { ColumnRole } from './columns.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import type { RawRow } from './raw-table.ts'
import { readHours, readMoney, readPercent, readSpan } from './read-amount.ts'
import { readDay } from './read-day.ts'
import { readStatus } from './read-status.ts'
import type { Reading } from './read-table.ts'

type Placed = 'externalId' | 'type' | 'parent' | 'predecessors' | 'successors'

/** A row before it is placed and linked. */
export interface CellRow extends Omit<NeutralRow, Placed> {
  readonly id: string
  readonly level: number | undefined
  readonly number: string
  readonly parentText: string
  readonly group: string
  readonly subtasks: readonly string[]
  readonly predecessorTexts: readonly string[]
  readonly successorTexts: readonly string[]
  readonly milestone: boolean
}

export function readCells(row: RawRow, reading: Reading): CellRow {
  const troubles: RowTrouble[] =
    row.uneven && row.cells.some((cell) => cell !== '') ? [{ code: 'UNEVEN' }] : []
  const cells = new CellReader(row, reading, troubles)
  const status = cells.status()
  const duration = cells.days('duration')
  const dates = cells.dates()
  const level = Number(cells.text('outline level'))
  return {
    line: row.line,
    title: cells.text('title').replace(/\s+/g, ' '),
    id: cells.text('id'),
    level: Number.isInteger(level) && level > 0 ? level : undefined,
    number: cells.text('outline number'),
    parentText: cells.text('parent'),
    group: (cells.text('group').split('|')[0] ?? '').replace(/^\(no section\)$/i, ''),
    subtasks: cells.list('subtasks', /[|;\n]/),
    owners: cells.list('owner', /[;|,]/).map((owner) => owner.replace(/\s*\[\d+\s*%\]$/, '')),
    ...given('email', cells.text('owner email')),
    ...(cells.text('helpers') !== '' && { helpers: cells.list('helpers', /[;|,]/) }),
    ...given('department', cells.text('department')),
    ...dates,
    ...given('deadline', cells.day('deadline')),
    ...given('duration', duration),
    ...given('percent', cells.percent()),
    ...status,
    ...given('budget', cells.money('budget')),
    ...given('cost', cells.money('cost')),
    ...given('effort', cells.hours('effort')),
    labels: cells.list('labels', /[|;,]/).concat(cells.unknownStatus),
    ...given('notes', cells.text('notes')),
    ...given('url', cells.text('url')),
    predecessorTexts: cells.texts('predecessors'),
    successorTexts: cells.texts('successors'),
    milestone:
      /^(yes|true|1|x|ja|wahr)$/i.test(cells.text('milestone')) ||
      (duration === 0 && dates.finish !== undefined),
    troubles,
  }
}

class CellReader {
  readonly #row: RawRow
  readonly #reading: Reading
  readonly #troubles: RowTrouble[]
  unknownStatus: readonly string[] = []

  constructor(row: RawRow, reading: Reading, troubles: RowTrouble[]) {
    this.#row = row
    this.#reading = reading
    this.#troubles = troubles
  }

  texts(role: ColumnRole): readonly string[] {
    const columns = this.#reading.columns.get(role) ?? []
    return columns.flatMap((column) => this.#row.cells[column] || [])
  }

  text(role: ColumnRole): string {
    return this.texts(role)[0] ?? ''
  }

  list(role: ColumnRole, separator: RegExp): readonly string[] {
    return this.texts(role).flatMap((text) =>
      text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
  }

  day(role: ColumnRole): Day | undefined {
    const text = this.text(role)
    if (text === '' || /^(na|n\/a|nv|-|–|none)$/i.test(text)) return undefined
    const read = readDay(text, this.#reading.dayOrders.get(this.#columnOf(role)) ?? 'dmy')
    if ('trouble' in read) return this.#note(read.trouble, role, text)
    return role === 'finish' && read.minute === 0 ? addDays(read.day, -1) : read.day
  }

  /** A finish before its start: both are kept out, for nobody knows which of them is wrong. */
  dates(): Pick<NeutralRow, 'start' | 'finish' | 'actualStart' | 'actualFinish'> {
    const [start, finish] = [this.day('start'), this.day('finish')]
    const wrong = start !== undefined && finish !== undefined && finish < start
    if (wrong) this.#note('FINISH_BEFORE_START', 'finish', `${start} – ${finish}`)
    return {
      ...(wrong ? {} : { ...given('start', start), ...given('finish', finish) }),
      ...given('actualStart', this.day('actual start')),
      ...given('actualFinish', this.day('actual finish')),
    }
  }

  days(role: ColumnRole): number | undefined {
    const text = this.text(role)
    if (text === '') return undefined
    const span = readSpan(text, this.#style(role), this.#reading.options.hoursPerDay)
    if (span === undefined) return this.#note('NO_NUMBER', role, text)
    if (span.days < 0) return this.#note('NEGATIVE', role, text)
    if (span.rounded) this.#note('ROUNDED_UP', role, text)
    return span.days
  }

  hours(role: ColumnRole): number | undefined {
    const text = this.text(role)
    if (text === '') return undefined
    const bare = readHours(text, this.#style(role), this.#reading.options.hoursPerDay, 'h')
    // Jira exports its estimates in bare seconds.
    const hours =
      this.#reading.options.tool === 'jira' && /^\d+$/.test(text) && bare !== undefined ? bare / 3600 : bare
    if (hours === undefined) return this.#note('NO_NUMBER', role, text)
    return hours < 0 ? this.#note('NEGATIVE', role, text) : hours || undefined
  }

  money(role: ColumnRole): number | undefined {
    const text = this.text(role)
    if (text === '') return undefined
    const money = readMoney(text, this.#style(role))
    if (money === undefined) return this.#note('NO_NUMBER', role, text)
    if (money.amount === 0) return undefined
    if (money.amount < 0) return this.#note('NEGATIVE', role, text)
    const other = money.currency !== undefined && money.currency !== this.#reading.options.currency
    return other ? this.#note('OTHER_CURRENCY', role, text) : money.amount
  }

  percent(): number | undefined {
    const text = this.text('percent')
    if (text === '') return undefined
    const percent = readPercent(text, this.#style('percent'), this.#reading.fraction)
    if (percent === undefined) return this.#note('NO_NUMBER', 'percent', text)
    return percent < 0 || percent > 100 ? this.#note('PERCENT_OUT_OF_RANGE', 'percent', text) : percent
  }

  status(): Pick<NeutralRow, 'status' | 'started'> {
    const text = this.text('status')
    const read = readStatus(text)
    if (read !== undefined) return read
    this.#note('UNKNOWN_STATUS', 'status', text)
    this.unknownStatus = [text]
    return {}
  }

  #style(role: ColumnRole): 'point' | 'comma' {
    return this.#reading.numberStyles.get(this.#columnOf(role)) ?? 'point'
  }

  #columnOf(role: ColumnRole): number {
    return this.#reading.columns.get(role)?.[0] ?? -1
  }

  #note(code: RowTrouble['code'], column: ColumnRole, found: string): undefined {
    this.#troubles.push({ code, column, found: found.slice(0, 80) })
    return undefined
  }
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { [K in Key]?: Value })
}
