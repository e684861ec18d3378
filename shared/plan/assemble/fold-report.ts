/** The folded present of one item's check-ins and bookings: of each field, the latest said and not withdrawn. */

import type { Fault } from '../fault.ts'
import type { ItemId } from '../ids.ts'
import type { Blocker, CheckIn, Report } from '../report.ts'
import { isReopened, withoutEnd } from '../reopening.ts'
import { bookedSum } from './booked-sum.ts'
import type { ItemStory } from './item-story.ts'
import type { Ledger } from './ledger.ts'

export interface FoldedReport {
  /** Undefined when nothing said about the item stands. */
  readonly report?: Report
  readonly faults: readonly Fault[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const nothing: FoldedReport = { faults: [] }

export function foldReport(id: ItemId, story: ItemStory | undefined, ledger: Ledger): FoldedReport {
  if (!story) return nothing
  const checkIns = withConfirmations(ledger.standing(story.checkIns), ledger)
  const bookings = ledger.standing(story.bookings)
  if (checkIns.length === 0 && bookings.length === 0) return nothing
  const report = laidCheckIns({ id, checkIns, bookings, cost: null, hours: null }, checkIns)
  if (bookings.length > 0) {
    report.cost = bookedSum(bookings, 'cost')
    report.hours = bookedSum(bookings, 'hours')
  }
  return { report, faults: startAfterFinish(report) }
}

function laidCheckIns(empty: Report, checkIns: readonly CheckIn[]): Mutable<Report> {
  let report: Mutable<Report> = empty
  let blocker: Blocker | undefined
  for (const checkIn of checkIns) {
    const { at, status, actualStart, actualFinish, percent, remaining } = checkIn
    if (isReopened(report, checkIn)) report = withoutEnd(report)
    if (status !== undefined) {
      report.status = status
      report.statusAt = at
      if (status !== 'blocked') blocker = undefined
    }
    if (actualStart !== undefined) report.actualStart = actualStart
    if (actualFinish !== undefined) report.actualFinish = actualFinish
    if (percent !== undefined) {
      report.percent = percent
      report.percentAt = at
    }
    if (remaining !== undefined) {
      report.remaining = remaining
      report.remainingAt = at
    }
    if (checkIn.blocker !== undefined) blocker = checkIn.blocker
  }
  if (blocker !== undefined && report.status === 'blocked') report.blocker = blocker
  const latest = checkIns.at(-1)
  if (latest === undefined) return report
  report.saidAt = latest.at
  if (latest.by !== undefined) report.saidBy = latest.by
  return report
}

/** A finish before its start: that it is done stands, the start is left out (SC5.4 takes the finish for it). */
function startAfterFinish(report: Mutable<Report>): readonly Fault[] {
  const { id, actualStart, actualFinish } = report
  if (actualStart === undefined || actualFinish === undefined || actualFinish >= actualStart) return []
  delete report.actualStart
  return [{ code: 'FINISH_BEFORE_START', kind: 'report', id, field: 'actualStart', found: actualStart }]
}

/** Only the person it was made for confirms a check-in. */
function withConfirmations(checkIns: readonly CheckIn[], ledger: Ledger): readonly CheckIn[] {
  if (ledger.confirmations.size === 0) return checkIns
  return checkIns.map((checkIn) => {
    if (checkIn.forPerson === undefined) return checkIn
    const words = ledger.standing(ledger.confirmations.get(checkIn.id))
    return words.some(({ by }) => by === checkIn.forPerson) ? { ...checkIn, confirmed: true } : checkIn
  })
}
