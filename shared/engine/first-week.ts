/** Whether a plan has under seven days of data (HL): nothing was reported or read a week ago yet. */

import type { Instant } from '../base/instant.ts'
import type { Plan } from '../plan/plan.ts'
import type { BaseFigures } from './figures.ts'

const week = 7 * 24 * 3_600_000

export function isFirstWeek({ plan, moment }: BaseFigures): boolean {
  return moment.now - firstSaid(plan) < week
}

/** Only a memo: a table of reports is asked once. */
const known = new WeakMap<Plan['reports'], Instant>()

function firstSaid(plan: Plan): Instant {
  let first = known.get(plan.reports)
  if (first === undefined) {
    first = Infinity
    for (const { checkIns, bookings } of plan.reports.list) {
      first = Math.min(first, checkIns[0]?.at ?? Infinity, bookings[0]?.at ?? Infinity)
    }
    known.set(plan.reports, first)
  }
  for (const { readings } of plan.readings.list) first = Math.min(first, readings[0]?.at ?? Infinity)
  return first
}
