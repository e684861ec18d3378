/** How old a KPI's latest reading is (FR3): overdue once older than its own cadence, in working days. */

import { dayToNumber } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import type { Kpi } from '../plan/goal.ts'
import type { Plan } from '../plan/plan.ts'
import type { Reading } from '../plan/report.ts'
import type { Axis } from './axis.ts'
import type { Freshness } from './freshness.ts'
import type { Moment } from './moment.ts'
import { createWorkClock } from './work-clock.ts'
import { zoneDays } from './zone-days.ts'

export interface ReadingFreshness {
  readonly state: Exclude<Freshness, 'not due'>
  readonly reading?: Reading
  readonly dueAt?: Instant
}

/** The latest reading dated on or before today (KR.3); of one day's readings the last said. */
export function latestReading(plan: Plan, kpiId: string | undefined, moment: Moment): Reading | undefined {
  return find(plan.readings, kpiId)?.readings.findLast(({ day }) => day <= moment.today)
}

/** A value reported late is as old as its day: the end of that day, or when it was said if that came first. */
export function readingFreshness(plan: Plan, kpi: Kpi, axis: Axis, moment: Moment): ReadingFreshness {
  const reading = latestReading(plan, kpi.id, moment)
  if (reading === undefined) return { state: 'never' }
  const zone = zoneDays(plan.settings.timeZone)
  const clock = createWorkClock(axis, zone)
  const from = Math.min(reading.at, zone.startOf(dayToNumber(reading.day) + 1))
  const { liveHours, cadenceDays } = plan.settings.policies
  const dueAt = clock.windowEnd(from, 24 * (kpi.cadenceDays ?? cadenceDays))
  if (moment.now < clock.windowEnd(from, liveHours)) return { state: 'live', reading, dueAt }
  return { state: moment.now < dueAt ? 'old' : 'overdue', reading, dueAt }
}
