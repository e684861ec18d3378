/** What a row says, in a line beside its title: dates, duration, owner, progress, money, what it waits for, labels. */

import type { Day } from '../../../shared/base/day.ts'
import type { NeutralRow } from '../../../shared/exchange/table/neutral-row.ts'
import { importing as words } from '../../text/en/import.ts'

export interface FactWords {
  readonly day: (day: Day) => string
  readonly money: (amount: number) => string
  readonly title: (externalId: string) => string
}

export function lineFacts(row: NeutralRow, say: FactWords): readonly string[] {
  const isGroup = row.type === 'group'
  return [
    words.type[row.type],
    // A group's dates and amounts come from what is inside it.
    ...(isGroup ? [] : [datesOf(row, say), ...amountsOf(row, say)]),
    row.owners.join(', ') || (row.email ?? ''),
    row.department ?? '',
    row.predecessors.length === 0 ? '' : words.after(row.predecessors.map(({ target }) => say.title(target))),
    row.labels.join(', '),
  ].filter((fact) => fact !== '')
}

function datesOf({ type, start, finish }: NeutralRow, { day }: FactWords): string {
  if (type === 'milestone' || (start !== undefined && start === finish)) {
    const on = finish ?? start
    return on === undefined ? '' : day(on)
  }
  if (start !== undefined && finish !== undefined) return words.fromTo(day(start), day(finish))
  if (start !== undefined) return words.from(day(start))
  return finish === undefined ? '' : words.due(day(finish))
}

function amountsOf(row: NeutralRow, { money }: FactWords): readonly string[] {
  const done = row.status === 'done' || row.actualFinish !== undefined
  const spans = row.start !== undefined && row.finish !== undefined
  return [
    spans || !row.duration ? '' : words.days(row.duration),
    row.estimate === undefined || row.type !== 'task'
      ? ''
      : words.points(row.estimate.optimistic, row.estimate.likely, row.estimate.pessimistic),
    done ? words.isDone : row.percent ? words.percent(row.percent) : row.started ? words.begun : '',
    row.effort === undefined ? '' : words.hours(row.effort),
    row.budget === undefined ? '' : money(row.budget),
  ]
}
