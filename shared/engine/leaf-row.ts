/** One leaf as the passes need it: numbers on the axis, from its commitment and what was reported (SC3.7, SC5). */

import { dayToNumber } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import { committedDates } from './committed-dates.ts'
import type { CommittedDates } from './committed-dates.ts'
import { progressOf } from './progress.ts'
import type { Progress } from './progress.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { StatusClock } from './status-clock.ts'

/** What rows are read from: items and the report on each, by position. */
export interface RowSource {
  readonly items: readonly Item[]
  readonly reportOf: readonly (Report | undefined)[]
}

/** Boundaries, `none` where there is none. */
export interface LeafRow {
  /** Left out: groups and what was cancelled. They take no part and have no dates. */
  readonly kind: number
  readonly state: number
  /** False: only links can place it. */
  readonly saysWhen: number
  /** Working days as in `Schedule.duration`. */
  readonly duration: number
  readonly remaining: number
  /** Start of what started, finish of what finished or is only to be confirmed. */
  readonly fixedStart: number
  readonly fixedFinish: number
  readonly notBefore: number
  /** Where its rest may begin once freed. */
  readonly freedAt: number
  /** The end of its deadline. */
  readonly deadline: number
  readonly flags: number
  /** Days since 1970-01-01 on which it is shown to have started and finished. */
  readonly shownStart: number
  readonly shownFinish: number
  /** The days, in the same count, that `notBefore` and `freedAt` come from. */
  readonly notBeforeDay: number
  readonly blockedUntilDay: number
}

export const leftOut = 0
export const task = 1
export const milestone = 2
export const unstarted = 0
export const started = 1
export const finished = 2

export const leftOutRow: LeafRow = {
  kind: leftOut,
  state: finished,
  saysWhen: 0,
  duration: 0,
  remaining: 0,
  fixedStart: none,
  fixedFinish: none,
  notBefore: none,
  freedAt: none,
  deadline: none,
  flags: 0,
  shownStart: none,
  shownFinish: none,
  notBeforeDay: none,
  blockedUntilDay: none,
}

export function leafRow(item: Item, report: Report | undefined, clock: StatusClock): LeafRow {
  if (report?.status === 'cancelled') return leftOutRow
  const { axis } = clock
  const committed = committedDates(item, axis)
  const progress = report && progressOf(item, committed.duration, report, clock)
  const common = {
    ...leftOutRow,
    kind: item.type === 'milestone' ? milestone : task,
    deadline: item.deadline === undefined ? none : axis.finishBoundary(item.deadline),
  }
  switch (progress?.type) {
    case 'finished':
      return finishedRow(common, progress, clock)
    case 'started':
      return startedRow(common, progress, report, clock)
    default:
      return unstartedRow(common, committed, report, clock)
  }
}

function unstartedRow(
  common: LeafRow,
  { duration, notBefore, saysWhen }: CommittedDates,
  report: Report | undefined,
  clock: StatusClock,
): LeafRow {
  const block = blockOf(report, clock)
  return {
    ...common,
    ...block,
    state: unstarted,
    saysWhen: saysWhen ? 1 : 0,
    duration,
    remaining: duration,
    notBefore: notBefore === undefined ? none : clock.axis.startBoundary(notBefore),
    notBeforeDay: notBefore === undefined ? none : dayToNumber(notBefore),
    flags: common.flags | block.flags,
  }
}

function startedRow(
  common: LeafRow,
  progress: Progress & { readonly type: 'started' },
  report: Report | undefined,
  clock: StatusClock,
): LeafRow {
  const { axis, statusBoundary } = clock
  const { remaining, heldFor } = progress
  const heldUntil = heldFor > 0 ? statusBoundary + heldFor : none
  const isMilestone = common.kind === milestone
  const start = isMilestone ? statusBoundary : axis.startBoundary(progress.start)
  const block =
    remaining === 0 ? { freedAt: none, flags: flagBits.FINISH_UNCONFIRMED } : blockOf(report, clock)
  const atLeast = isMilestone ? statusBoundary : axis.finishBoundary(progress.start)
  return {
    ...common,
    ...block,
    state: started,
    saysWhen: 1,
    duration: Math.max(0, statusBoundary - start) + remaining,
    remaining,
    notBefore: heldUntil,
    notBeforeDay: heldUntil === none ? none : dayToNumber(axis.startDay(heldUntil)),
    fixedStart: start,
    fixedFinish: remaining === 0 ? Math.max(statusBoundary, atLeast) : none,
    shownStart: isMilestone ? none : dayToNumber(progress.start),
    flags:
      common.flags |
      block.flags |
      (progress.startAssumed ? flagBits.START_ASSUMED : 0) |
      (progress.remainingAssumed ? flagBits.REMAINING_ASSUMED : 0) |
      (isAhead(progress.start, clock) ? flagBits.ACTUAL_IN_FUTURE : 0),
  }
}

function finishedRow(
  common: LeafRow,
  progress: Progress & { readonly type: 'finished' },
  clock: StatusClock,
): LeafRow {
  const { axis } = clock
  const finish = axis.finishBoundary(progress.finish)
  const start = common.kind === milestone ? finish : axis.startBoundary(progress.start)
  return {
    ...common,
    state: finished,
    saysWhen: 1,
    duration: finish - start,
    fixedStart: start,
    fixedFinish: finish,
    shownStart: dayToNumber(progress.start),
    shownFinish: dayToNumber(progress.finish),
    flags:
      common.flags |
      (isAhead(progress.start, clock) || isAhead(progress.finish, clock) ? flagBits.ACTUAL_IN_FUTURE : 0),
  }
}

type Block = Pick<LeafRow, 'freedAt' | 'blockedUntilDay' | 'flags'>

const noBlock: Block = { freedAt: none, blockedUntilDay: none, flags: 0 }

/** An expected day that has passed while the block stands tells nothing: as if nobody had named one (SC5.8). */
function blockOf(report: Report | undefined, clock: StatusClock): Block {
  if (report?.status !== 'blocked') return noBlock
  const until = report.blocker?.until
  return until !== undefined && until > clock.statusDate
    ? { freedAt: clock.axis.finishBoundary(until), blockedUntilDay: dayToNumber(until), flags: 0 }
    : {
        freedAt: clock.tomorrowBoundary,
        blockedUntilDay: dayToNumber(clock.today),
        flags: flagBits.AT_THE_EARLIEST,
      }
}

function isAhead(day: Day, clock: StatusClock): boolean {
  return day > clock.today
}
