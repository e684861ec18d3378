/** The moment a plan is looked at, and its status date (SC5.1). The only way time enters the engine. */

import { addDays } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import { dayOfInstant, instantOf } from '../base/instant.ts'
import type { Instant } from '../base/instant.ts'

export interface Moment {
  readonly now: Instant
  /** The calendar day of `now` in the plan's zone. */
  readonly today: Day
  /** D: the last whole day whose facts are known. Live, yesterday; as of a past day, that day. */
  readonly statusDate: Day
  readonly live: boolean
}

export function liveMoment(timeZone: string, now: Instant): Moment {
  const today = dayOfInstant(now, timeZone)
  return { now, today, statusDate: addDays(today, -1), live: true }
}

/** The end of a past day: its own facts count whole. */
export function momentAsOf(timeZone: string, day: Day): Moment {
  return { now: instantOf(addDays(day, 1), 0, timeZone) - 1, today: day, statusDate: day, live: false }
}
