/**
 * What is known of a leaf's progress as of the status date (SC5): whether it started or finished, the dates that are facts,
 * and the working days left, counted down between check-ins (SC5.9).
 */

import { dayToNumber } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import { blockedDays } from './blocked-days.ts'
import type { StatusClock } from './status-clock.ts'

export type Progress =
  | { readonly type: 'unstarted' }
  | {
      readonly type: 'started'
      readonly start: Day
      readonly startAssumed: boolean
      readonly remaining: number
      readonly remainingAssumed: boolean
      /** Working days from the status date on by which its rest is not begun, so that it ends on the finish said. */
      readonly heldFor: number
    }
  | {
      readonly type: 'finished'
      readonly start: Day
      readonly finish: Day
    }

export function progressOf(item: Item, duration: number, report: Report, clock: StatusClock): Progress {
  return item.type === 'milestone'
    ? milestoneProgress(report, clock)
    : taskProgress(item, duration, report, clock)
}

/** A milestone is reached or not; one date is both its dates. Said to be done without a date, it is expected on D. */
function milestoneProgress(report: Report, clock: StatusClock): Progress {
  const reached = report.actualFinish ?? report.actualStart
  if (reached !== undefined) return { type: 'finished', start: reached, finish: reached }
  if (report.status !== 'done' && (report.percent ?? 0) < 100) return { type: 'unstarted' }
  return {
    type: 'started',
    start: clock.statusDate,
    startAssumed: false,
    remaining: 0,
    remainingAssumed: false,
    heldFor: 0,
  }
}

/** A finish alone is its start too (SC5.4); a start after it is left out when the plan is read. */
function taskProgress(item: Item, duration: number, report: Report, clock: StatusClock): Progress {
  const { actualStart, actualFinish: finish } = report
  if (finish !== undefined) return { type: 'finished', start: actualStart ?? finish, finish }
  const stated = report.status === 'done' ? { remaining: 0 } : statedRemaining(duration, report, clock)
  const begun = (report.percent ?? 0) > 0 || stated.remaining === 0
  if (actualStart === undefined && !begun) return { type: 'unstarted' }
  const rest = restOf(stated, report, clock)
  return {
    type: 'started',
    start: actualStart ?? assumedStart(item, clock),
    startAssumed: actualStart === undefined,
    ...rest,
    heldFor: Math.max(0, restUntilSaid(item, report, clock) - rest.remaining),
  }
}

interface Rest {
  readonly remaining: number
  readonly remainingAssumed: boolean
}

function restOf(stated: Stated, report: Report, clock: StatusClock): Rest {
  const gone = goneSince(stated, report, clock)
  return {
    remaining: gone > 0 ? Math.max(1, stated.remaining - gone) : stated.remaining - gone,
    remainingAssumed: gone > 0,
  }
}

/** A finish said later is reached where only the dates tell what is left: so many days, never past that finish (SC3.7). */
function restUntilSaid(item: Item, report: Report, clock: StatusClock): number {
  const { start, finish, writtenFinish } = item
  if (!start || !finish || !writtenFinish || report.status === 'done') return 0
  const { axis, statusBoundary } = clock
  const stretched = restOf(statedRemaining(axis.workingDays(start, finish), report, clock), report, clock)
  return Math.min(stretched.remaining, axis.finishBoundary(finish) - statusBoundary)
}

interface Stated {
  readonly remaining: number
  /** The boundary from which its working days are counted down; absent: it counts as of D. */
  readonly from?: number
}

/**
 * The newest given of percent and remaining; said together, remaining wins for dates (SC5.3). Days left are those after
 * the day they were said on, so that live, on that day, the day itself comes on top. All of a task that starts on the
 * day it is said holds that day.
 */
function statedRemaining(duration: number, report: Report, clock: StatusClock): Stated {
  const { percent, percentAt, remaining, remainingAt, actualStart } = report
  const { axis, zone, statusBoundary } = clock
  const dayAfter = (at: Instant): number => axis.boundaryOfNumber(zone.dayNumberOf(at) + 1)
  const takesPercent =
    percent !== undefined && (remaining === undefined || (percentAt ?? Infinity) > (remainingAt ?? Infinity))
  if (takesPercent) {
    const left = Math.ceil((duration * (100 - Math.min(100, Math.max(0, percent)))) / 100 - 1e-9)
    return counted(left, percentAt, (at) => Math.min(dayAfter(at), statusBoundary))
  }
  if (remaining !== undefined) return counted(Math.max(0, Math.ceil(remaining)), remainingAt, dayAfter)
  const started = report.checkIns.findLast((said) => said.actualStart !== undefined)?.at
  return counted(duration, started, (at) => {
    const said = zone.dayNumberOf(at)
    const startsThen = actualStart !== undefined && dayToNumber(actualStart) === said
    return startsThen ? axis.boundaryOfNumber(said) : Math.min(dayAfter(at), statusBoundary)
  })
}

function counted(remaining: number, at: Instant | undefined, from: (at: Instant) => number): Stated {
  return at === undefined ? { remaining } : { remaining, from: from(at) }
}

/** Working days through D by which what was said is counted down: none once a cadence is over, before its start or blocked. */
function goneSince({ remaining, from }: Stated, report: Report, clock: StatusClock): number {
  if (from === undefined) return 0
  const { axis, statusBoundary, cadenceDays } = clock
  const gone = statusBoundary - from
  if (gone <= 0) return report.status === 'blocked' ? 0 : gone
  if (gone > cadenceDays || remaining === 0) return 0
  const { actualStart: start } = report
  const begun = start === undefined ? from : Math.max(from, axis.startBoundary(start))
  const worked = Math.max(0, statusBoundary - begun)
  return worked - blockedDays(report, begun, begun + worked, clock)
}

function assumedStart(item: Item, clock: StatusClock): Day {
  return item.start !== undefined && item.start <= clock.statusDate ? item.start : clock.statusDate
}
