/** Day 0 of a plan (SC1.1): its start, else the earliest date in it, else today. */

import { dayToNumber, numberToDay } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { PlanSettings } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import type { RowSource } from './leaf-row.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'

/** The earliest date of each leaf as days since 1970-01-01; `noDate` without any. */
export type EarliestDates = Int32Array

const noDate = 0x7fffffff

export function createEarliestDates(source: RowSource, isLeaf: Uint8Array): EarliestDates {
  const dates = new Int32Array(isLeaf.length)
  for (let i = 0; i < isLeaf.length; i++) dates[i] = earliestOf(source, isLeaf, i)
  return dates
}

/** With these positions read again; the same dates where none of them changed. */
export function updateEarliestDates(
  dates: EarliestDates,
  changed: readonly number[],
  source: RowSource,
  isLeaf: Uint8Array,
): EarliestDates {
  const different = changed.filter((index) => dates[index] !== earliestOf(source, isLeaf, index))
  if (different.length === 0) return dates
  const copied = dates.slice()
  for (const index of different) copied[index] = earliestOf(source, isLeaf, index)
  const first = firstOf(dates)
  // Where the first date of all is taken away, another is to be looked for.
  if (different.every((index) => dates[index] !== first))
    firsts.set(
      copied,
      different.reduce((least, index) => Math.min(least, copied[index] ?? noDate), first),
    )
  return copied
}

/** The same dates on other seats; what came is read from `source`. */
export function earliestOnto(dates: EarliestDates, seats: Seats, source: RowSource): EarliestDates {
  const moved = seated(dates, seats)
  for (const row of seats.came) moved[row] = earliestOf(source, seats.tree.isLeaf, row)
  return moved
}

export function originOf(settings: PlanSettings, dates: EarliestDates, today: Day): Day {
  if (settings.start !== undefined) return settings.start
  const earliest = firstOf(dates)
  return earliest === noDate ? today : numberToDay(earliest)
}

function firstOf(dates: EarliestDates): number {
  let first = firsts.get(dates)
  if (first === undefined) {
    first = noDate
    for (let i = 0; i < dates.length; i++) first = Math.min(first, dates[i] ?? noDate)
    firsts.set(dates, first)
  }
  return first
}

/** Only a memo: of most edits the first date of all stays. */
const firsts = new WeakMap<EarliestDates, number>()

function earliestOf(source: RowSource, isLeaf: Uint8Array, index: number): number {
  const item = source.items[index]
  if (item === undefined || isLeaf[index] !== 1) return noDate
  const report = source.reportOf[index]
  return report?.status === 'cancelled' ? noDate : earliestDate(item, report)
}

function earliestDate(item: Item, report: Report | undefined): number {
  const days = [item.start, item.finish, report?.actualStart, report?.actualFinish]
  let earliest: Day | undefined
  for (const day of days) if (day !== undefined && (earliest === undefined || day < earliest)) earliest = day
  return earliest === undefined ? noDate : dayToNumber(earliest)
}
