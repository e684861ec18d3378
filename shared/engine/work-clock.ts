/**
 * When a window of hours that began at an instant is over (FR1). Whole days on which nobody is asked, those not worked and
 * those of the person's absence, do not count: 24 hours from Friday 16:00 end on Monday at 16:00.
 */

import { dayToNumber } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { Absence } from '../plan/person.ts'
import type { Axis } from './axis.ts'
import type { ZoneDays } from './zone-days.ts'

export interface WorkClock {
  windowEnd(from: Instant, hours: number, away?: readonly Absence[]): Instant
  readonly zone: ZoneDays
}

const hour = 3_600_000
/** Where a window meets no working day for so long it ends there. */
const furthestDays = 1_000

export function createWorkClock(axis: Axis, zone: ZoneDays): WorkClock {
  const isWorked = (day: number): boolean => axis.boundaryOfNumber(day + 1) > axis.boundaryOfNumber(day)

  return {
    zone,
    windowEnd(from, hours, away = []) {
      const absences = away.map((one) => ({ from: dayToNumber(one.from), to: dayToNumber(one.to) }))
      const counts = (day: number): boolean =>
        isWorked(day) && !absences.some((one) => one.from <= day && day <= one.to)
      const first = zone.dayNumberOf(from)
      let left = hours * hour
      let at = from
      for (let day = first; day < first + furthestDays; day++) {
        const next = zone.startOf(day + 1)
        const whole = day > first || from === zone.startOf(day)
        if (!whole || counts(day)) {
          if (at + left <= next) return at + left
          left -= next - at
        }
        at = next
      }
      return at
    },
  }
}
