/**
 * Spending before it may start (CO3): cost or hours booked on work that its links do not let start yet, or, since then,
 * while what it waits for is blocked. Not of work that is done (CO5 asks about it), nor of work whose owner says that it is
 * blocked, nor of what was booked before there was news or before it was announced (`early-since.ts`, HO1).
 */

import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import { bookedThrough } from '../booked.ts'
import { forEachBound, isFinished } from '../link-bounds.ts'
import type { LinkBound } from '../link-bounds.ts'
import type { Report } from '../../plan/report.ts'
import { earlySince, saidSince } from './early-since.ts'

export interface SpendsEarly {
  readonly cost: number
  readonly hours: number
  /** What each further working day costs by the commitment; 0 without budget or dates. */
  readonly perDay: number
  /** The first day it was booked on. */
  readonly since: Day
  /** When its links let it start, and how many working days before that it was first booked on too early; both where links hold it. */
  readonly mayStart?: Day
  readonly days: number
  /** Position of the blocked item that it waits for, where that is all. */
  readonly blockedBy?: number
}

export function spendsEarly(base: BaseFigures, index: number): SpendsEarly | undefined {
  const report = base.reportOf[index]
  if (report === undefined || report.bookings.length === 0) return undefined
  let found = known.get(base)
  if (found === undefined) known.set(base, (found = new Map()))
  if (!found.has(index)) found.set(index, findEarly(base, index))
  return found.get(index)
}

/** Only a memo: CO1, CO3 and what departments say ask the same of the same figures. */
const known = new WeakMap<BaseFigures, Map<number, SpendsEarly | undefined>>()

function findEarly(base: BaseFigures, index: number): SpendsEarly | undefined {
  const report = base.reportOf[index]
  if (report === undefined || report.bookings.length === 0 || report.status === 'blocked') return undefined
  if (report.status === 'done' || isFinished(base, index)) return undefined
  const { schedule, moment } = base
  const first = firstBooked(report, undefined, moment.today)
  const held = first === undefined ? undefined : whatHoldsStart(base, index)
  if (first === undefined || held?.latest === undefined) return undefined
  const began = earlier(report.actualStart, first)
  const { boundary } = held.latest
  if (boundary > schedule.axis.finishBoundary(moment.statusDate)) {
    const from = earlySince(base, index, began, held.latest)
    const booked = amountsSince(report, from, moment.today)
    if (booked === undefined) return undefined
    const mayStart = schedule.axis.startDay(boundary)
    const days = boundary - schedule.axis.startBoundary(from === undefined ? began : booked.since)
    return { ...booked, perDay: costPerDay(base, index), mayStart, days }
  }
  if (held.blocked < 0) return undefined
  const from = later(base.reportOf[held.blocked]?.blocker?.since, saidSince(base, index))
  const booked = amountsSince(report, from, moment.today)
  return booked && { ...booked, perDay: costPerDay(base, index), days: 0, blockedBy: held.blocked }
}

/** Whether that may be otherwise as of another day: what is booked by then, and whether the news of a later date has shown. */
export function spendsMeanwhile(base: BaseFigures, index: number): boolean {
  const report = base.reportOf[index]
  if (report === undefined || report.bookings.length === 0) return false
  return report.status !== 'done' && report.status !== 'blocked' && !isFinished(base, index)
}

interface Held {
  /** Of the unfinished predecessors, the one that asks for the latest start. */
  readonly latest: LinkBound | undefined
  /** Position of a predecessor that is reported blocked, -1 for none. */
  readonly blocked: number
}

function whatHoldsStart(base: BaseFigures, index: number): Held {
  const reports = base.reportOf
  let latest: LinkBound | undefined
  let blocked = -1
  forEachBound(base, index, (bound) => {
    if (bound.holds !== 'start' || isFinished(base, bound.from)) return
    if (bound.counts === 'start' && base.schedule.state[bound.from] !== 0) return
    if (latest === undefined || bound.boundary > latest.boundary) latest = bound
    if (blocked < 0 && reports[bound.from]?.status === 'blocked') blocked = bound.from
  })
  return { latest, blocked }
}

/** Undefined when nothing was booked on or after `from`. */
function amountsSince(
  report: Report,
  from: Day | undefined,
  today: Day,
): { readonly cost: number; readonly hours: number; readonly since: Day } | undefined {
  const since = firstBooked(report, from, today)
  if (since === undefined) return undefined
  const amount = (measure: 'cost' | 'hours'): number => {
    const all = bookedThrough(report, measure, today) ?? 0
    return from === undefined ? all : all - bookedBefore(report, measure, from)
  }
  const cost = amount('cost')
  const hours = amount('hours')
  return cost > 0 || hours > 0 ? { cost, hours, since } : undefined
}

function firstBooked(report: Report, from: Day | undefined, today: Day): Day | undefined {
  let since: Day | undefined
  for (const { day, amount } of report.bookings) {
    if (amount <= 0 || day > today || (from !== undefined && day < from)) continue
    since = earlier(since, day)
  }
  return since
}

function earlier(a: Day | undefined, b: Day): Day {
  return a !== undefined && a < b ? a : b
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a
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
