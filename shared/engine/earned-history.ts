/**
 * How earned value and cost came to what they are, as steps by calendar day (for the curve of Now): check-ins are said
 * again in their order. What no check-in tells (units, weighted milestones) is earned on the day last heard of.
 */

import { dayToNumber } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import { isReopened, withoutEnd } from '../plan/reopening.ts'
import type { CheckIn, Report } from '../plan/report.ts'
import type { Axis } from './axis.ts'
import { bookedThrough } from './booked.ts'
import { earnedShare } from './earned-share.ts'
import type { Said } from './earned-share.ts'
import type { Moment } from './moment.ts'
import type { ZoneDays } from './zone-days.ts'

/** From this day on, that much more (or less). */
export interface Step {
  readonly dayNumber: number
  readonly amount: number
}

export interface HistoryContext {
  readonly axis: Axis
  readonly zone: ZoneDays
  readonly moment: Moment
}

/** Steps of what an item earns of a budget of `amount`; they add up to what it has earned now. */
export function earnedSteps(
  item: Item,
  report: Report | undefined,
  amount: number,
  { axis, zone, moment }: HistoryContext,
): readonly Step[] {
  const steps: Step[] = []
  const today = dayToNumber(moment.today)
  let said: Said = {}
  let sum = 0
  for (const checkIn of report?.checkIns ?? []) {
    said = lay(said, checkIn)
    const after = amount * earnedShare(item, said, axis, zone)
    if (after === sum) continue
    steps.push({ dayNumber: Math.min(today, zone.dayNumberOf(checkIn.at)), amount: after - sum })
    sum = after
  }
  const now = amount * earnedShare(item, report, axis, zone)
  if (now !== sum) {
    const heard = report?.saidAt === undefined ? today : Math.min(today, zone.dayNumberOf(report.saidAt))
    steps.push({ dayNumber: heard, amount: now - sum })
  }
  return steps
}

/** Steps of what was booked on one item through today. */
export function bookedSteps(
  report: Report,
  measure: 'cost' | 'hours',
  { moment }: HistoryContext,
): readonly Step[] {
  const days = new Set(report.bookings.filter((one) => one.measure === measure).map(({ day }) => day))
  const steps: Step[] = []
  let sum = 0
  for (const day of [...days].toSorted()) {
    if (day > moment.today) break
    const after = bookedThrough(report, measure, day) ?? 0
    steps.push({ dayNumber: dayToNumber(day), amount: after - sum })
    sum = after
  }
  return steps
}

function lay(before: Said, checkIn: CheckIn): Said {
  const { at, status, actualStart, actualFinish, percent, remaining } = checkIn
  return {
    ...(isReopened(before, checkIn) ? withoutEnd(before) : before),
    ...(status !== undefined && { status }),
    ...(actualStart !== undefined && { actualStart }),
    ...(actualFinish !== undefined && { actualFinish }),
    ...(percent !== undefined && { percent, percentAt: at }),
    ...(remaining !== undefined && { remaining, remainingAt: at }),
  }
}
