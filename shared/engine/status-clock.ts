/** What time means to a schedule: the status date on the axis, and how long a report is counted on (SC5.1, SC5.9). */

import { dayToNumber } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { PlanSettings } from '../plan/plan.ts'
import type { Axis } from './axis.ts'
import type { Moment } from './moment.ts'
import { zoneDays } from './zone-days.ts'
import type { ZoneDays } from './zone-days.ts'

export interface StatusClock {
  readonly axis: Axis
  readonly zone: ZoneDays
  readonly today: Day
  /** D. */
  readonly statusDate: Day
  readonly statusNumber: number
  /** The first working day after D: nothing unfinished lies before it. */
  readonly statusBoundary: number
  /** The first working day after today: where work begins that waits for nobody knows what (SC5.8). */
  readonly tomorrowBoundary: number
  readonly cadenceDays: number
}

export function createStatusClock(settings: PlanSettings, axis: Axis, moment: Moment): StatusClock {
  return {
    axis,
    zone: zoneDays(settings.timeZone),
    today: moment.today,
    statusDate: moment.statusDate,
    statusNumber: dayToNumber(moment.statusDate),
    statusBoundary: axis.finishBoundary(moment.statusDate),
    tomorrowBoundary: axis.finishBoundary(moment.today),
    cadenceDays: settings.policies.cadenceDays,
  }
}

export function sameClock(a: StatusClock, b: StatusClock): boolean {
  return sameButDay(a, b) && a.today === b.today && a.statusDate === b.statusDate
}

/** At most another day on the same axis. */
export function sameButDay(a: StatusClock, b: StatusClock): boolean {
  return a.axis === b.axis && a.zone === b.zone && a.cadenceDays === b.cadenceDays
}
