/** One raw row's cells as values, each doubt noted; what the row is below and linked to is not known yet. */

import { addDays } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { ThreePoint } from '../../plan/item.ts'
import type { ColumnRole } from './columns.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import type { RawRow } from './raw-table.ts'
import { readHours, readMoney, readPercent, readSpan } from './read-amount.ts'
import { readDay } from './read-day.ts'
import { readStatus } from './read-status.ts'
import type { Reading } from './read-table.ts'

type Placed = 'externalId' | 'type' | 'parent' | 'predecessors'

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
  /** What stands in its cells, to be known by where it has no title. */
  readonly found: string
}

export function readCells(row: RawRow, reading: Reading): CellRow {
  const troubles: RowTrouble[] =
    row.uneven && row.cells.some((cell) => cell !== '') ? [{ code: 'UNEVEN' }] : []
  const cells = new CellReader(row, reading, troubles)
  const status = cells.status()
  const duration = cells.days('duration')
  const dates = cells.dates()
  cells.calendar()
  return {
    line: row.line,
    title: cells.text('title').replace(/\s+/g, ' '),
    id: cells.text('id'),
    level: cells.level(),
    number: cells.text('outline number'),
    parentText: cells.text('parent'),
    group: (cells.text('group').split('|')[0] ?? '').replace(/^\(no section\)$/i, ''),
    subtasks: cells.list('subtasks', /[|;\n]/),
    owners: cells
      .list('owner', reading.lastFirst ? /[;|\n]/ : /[;|,\n]/)
      .map((owner) => owner.replace(/\s*\[\d+\s*%\]$/, '')),
    ...given('email', cells.text('owner email')),
    ...(cells.text('helpers') !== '' && { helpers: cells.list('helpers', /[;|,]/) }),
    ...given('department', cells.text('department')),
    ...dates,
    ...given('deadline', cells.day('deadline')),
    ...given('duration', duration),
    ...given('estimate', cells.estimate(duration)),
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
    milestone: /^(yes|true|1|x|ja|wahr)$/i.test(cells.text('milestone')) || duration === 0,
    found: row.cells
      .filter((cell) => cell !== '')
      .join(' · ')
      .slice(0, 120),
    troubles,
  }
}

const pointRoles = ['optimistic', 'likely', 'pessimistic'] as const

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
    return columns.flatMap((column) => {
      const cell = this.#row.cells[column] ?? ''
      // Export puts an apostrophe before what a spreadsheet would run as a formula.
      return /^(null)?$/.test(cell) ? [] : cell.replace(/^'(?=[=+\-@])/, '')
    })
  }

  text(role: ColumnRole): string {
    return this.texts(role)[0] ?? ''
  }

  /** ClickUp writes its lists as `[Ann,Bo]`. */
  list(role: ColumnRole, separator: RegExp): readonly string[] {
    return this.texts(role).flatMap((text) =>
      text
        .replace(/^\[([^[\]]*)\]$/, '$1')
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
  }

  /** From 1. Where the file says none, how far the title is set in. */
  level(): number | undefined {
    const level = Number(this.text('outline level'))
    if (Number.isInteger(level) && level > 0) return level
    return this.#reading.indented ? (this.#row.indents?.[this.#columnOf('title')] ?? 0) + 1 : undefined
  }

  day(role: ColumnRole): Day | undefined {
    const text = this.text(role)
    if (text === '' || /^(na|n\/a|nv|-|–|none)$/i.test(text)) return undefined
    const { dayOrders, midnights, options } = this.#reading
    const read = readDay(
      text,
      dayOrders.get(this.#columnOf(role)) ?? 'dmy',
      midnights ? undefined : options.timeZone,
    )
    if ('trouble' in read) return this.#note(read.trouble, role, text)
    return role === 'finish' && read.minute === 0 && !midnights ? addDays(read.day, -1) : read.day
  }

  /** A finish before its start is kept out, as wherever a plan is read (SC5.4). */
  dates(): Pick<NeutralRow, 'start' | 'finish' | 'actualStart' | 'actualFinish'> {
    const [start, finish] = [this.day('start'), this.day('finish')]
    const wrong = start !== undefined && finish !== undefined && finish < start
    if (wrong) this.#note('FINISH_BEFORE_START', 'finish', `${this.text('start')} – ${this.text('finish')}`)
    return {
      ...given('start', start),
      ...(wrong ? {} : given('finish', finish)),
      ...given('actualStart', this.day('actual start')),
      ...given('actualFinish', this.day('actual finish')),
    }
  }

  days(role: ColumnRole): number | undefined {
    const text = this.text(role)
    if (text === '') return undefined
    const { hoursPerDay, workdays } = this.#reading.options
    const span = readSpan(text, this.#style(role), hoursPerDay, workdays.length)
    if (span === undefined) return this.#note('NO_NUMBER', role, text)
    if (span.days < 0) return this.#note('NEGATIVE', role, text)
    if (span.rounded) this.#note('ROUNDED_UP', role, text)
    if (span.elapsed) this.#note('ELAPSED', role, text)
    return span.days
  }

  /** Three points count together (FC2); what is likeliest may stand as the duration. Parts of a day are kept: nothing is placed by them. */
  estimate(duration: number | undefined): ThreePoint | undefined {
    const points = pointRoles.map((role) => this.#dayShare(role))
    const found = pointRoles.map((role) => this.text(role) || '–').join(', ')
    const [optimistic, likely = duration, pessimistic] = points
    if (points.every((point) => point === undefined)) return undefined
    if (optimistic === undefined || likely === undefined || pessimistic === undefined)
      return this.#note('POINT_MISSING', 'likely', found)
    if (optimistic > likely || likely > pessimistic) return this.#note('POINTS_OUT_OF_ORDER', 'likely', found)
    return { optimistic, likely, pessimistic }
  }

  #dayShare(role: ColumnRole): number | undefined {
    const text = this.text(role)
    if (text === '') return undefined
    const { hoursPerDay } = this.#reading.options
    const hours = readHours(text, this.#style(role), hoursPerDay)
    if (hours === undefined) return this.#note('NO_NUMBER', role, text)
    return hours < 0 ? this.#note('NEGATIVE', role, text) : hours / hoursPerDay
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
    return other ? this.#note('OTHER_CURRENCY', role, text, [money.currency ?? '']) : money.amount
  }

  percent(): number | undefined {
    const text = this.text('percent')
    if (text === '') return undefined
    const percent = readPercent(text, this.#style('percent'), this.#reading.fraction)
    if (percent === undefined) return this.#note('NO_NUMBER', 'percent', text)
    return percent < 0 || percent > 100 ? this.#note('PERCENT_OUT_OF_RANGE', 'percent', text) : percent
  }

  /** SC2.3: one calendar for the plan; who followed another keeps its dates, and is named. */
  calendar(): void {
    const text = this.text('calendar')
    if (text !== '' && !/^(none|kein(er|e)?|standard|default|24 hours|aucun|ninguno)$/i.test(text))
      this.#note('OTHER_CALENDAR', 'calendar', text)
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

  #note(code: RowTrouble['code'], column: ColumnRole, found: string, names?: readonly string[]): undefined {
    this.#troubles.push({ code, column, found: found.slice(0, 80), ...(names && { names }) })
    return undefined
  }
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { [K in Key]?: Value })
}
