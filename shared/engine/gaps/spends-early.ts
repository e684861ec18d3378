/**
 * Spending before it may start (CO3): cost or hours booked on work that its links do not let start yet, or, since then,
 * while what it waits for is blocked. Not of work that is done (CO5 asks about it), nor of work whose owner says that it is
 * blocked: announcing a block is never held against anybody (HO1).
 */

import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import { bookedThrough } from '../booked.ts'
import { forEachBound, isFinished } from '../link-bounds.ts'
import type { Report } from '../../plan/report.ts'

export interface SpendsEarly {
  readonly cost: number
  readonly hours: number
  /** What each further working day costs by the commitment; 0 without budget or dates. */
  readonly perDay: number
  /** The first day it was booked on. */
  readonly since: Day
  /** When its links let it start, and how many working days too early it began; both where links hold it. */
  readonly mayStart?: Day
  readonly days: number
  /** Position of the blocked item that it waits for, where that is all. */
  readonly blockedBy?: number
}

export function spendsEarly(base: BaseFigures, index: number): SpendsEarly | undefined {
  const report = base.reportOf[index]
  if (report === undefined || report.bookings.length === 0 || report.status === 'blocked') return undefined
  if (report.status === 'done' || isFinished(base, index)) return undefined
  const { schedule, moment } = base
  const held = whatHoldsStart(base, index)
  if (held.boundary > schedule.axis.finishBoundary(moment.statusDate)) {
    const mayStart = schedule.axis.startDay(held.boundary)
    const booked = amountsSince(report, undefined, moment.today)
    if (booked === undefined) return undefined
    const began =
      report.actualStart !== undefined && report.actualStart < booked.since
        ? report.actualStart
        : booked.since
    const days = held.boundary - schedule.axis.startBoundary(began)
    return { ...booked, perDay: costPerDay(base, index), mayStart, days }
  }
  if (held.blocked < 0) return undefined
  const blockedSince = base.reportOf[held.blocked]?.blocker?.since
  const booked = amountsSince(report, blockedSince, moment.today)
  return booked && { ...booked, perDay: costPerDay(base, index), days: 0, blockedBy: held.blocked }
}

interface Held {
  /** The latest start that an unfinished predecessor asks for. */
  readonly boundary: number
  /** Position of a predecessor that is reported blocked, -1 for none. */
  readonly blocked: number
}

function whatHoldsStart(base: BaseFigures, index: number): Held {
  const reports = base.reportOf
  let boundary = -Infinity
  let blocked = -1
  forEachBound(base, index, (bound) => {
    if (bound.holds !== 'start' || isFinished(base, bound.from)) return
    if (bound.counts === 'start' && base.schedule.state[bound.from] !== 0) return
    boundary = Math.max(boundary, bound.boundary)
    if (blocked < 0 && reports[bound.from]?.status === 'blocked') blocked = bound.from
  })
  return { boundary, blocked }
}

/** Undefined when nothing was booked on or after `from`. */
function amountsSince(
  report: Report,
  from: Day | undefined,
  today: Day,
): { readonly cost: number; readonly hours: number; readonly since: Day } | undefined {
  let since: Day | undefined
  for (const { day, amount } of report.bookings) {
    if (amount <= 0 || day > today || (from !== undefined && day < from)) continue
    if (since === undefined || day < since) since = day
  }
  if (since === undefined) return undefined
  const amount = (measure: 'cost' | 'hours'): number => {
    const all = bookedThrough(report, measure, today) ?? 0
    return from === undefined ? all : all - bookedBefore(report, measure, from)
  }
  const cost = amount('cost')
  const hours = amount('hours')
  return cost > 0 || hours > 0 ? { cost, hours, since } : undefined
}

function bookedBefore(report: Report, measure: 'cost' | 'hours', day: Day): number {
  const earlier = { ...report, bookings: report.bookings.filter((booking) => booking.day < day) }
  return bookedThrough(earlier, measure, day) ?? 0
}

function costPerDay({ plan, variance, schedule }: BaseFigures, index: number): number {
  const { budget } = plan.items.list[index] ?? {}
  const { commitmentStart, commitmentFinish } = variance[index] ?? {}
  if (budget === undefined || commitmentStart === undefined || commitmentFinish === undefined) return 0
  const days = schedule.axis.workingDays(commitmentStart, commitmentFinish)
  return days > 0 ? budget / days : 0
}
