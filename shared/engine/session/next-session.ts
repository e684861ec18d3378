/** When the next calibration is by the plan's cadence, and the working day before on which requests go out. */

import { addDays, weekday } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import { instantOf } from '../../base/instant.ts'
import type { Instant } from '../../base/instant.ts'
import type { Figures } from '../figures.ts'

export interface NextSession {
  readonly day: Day
  /** Since midnight, in the plan's zone. */
  readonly minute: number
  readonly at: Instant
  readonly requestsOn: Day
}

/** The next `count` of them; a day off moves to the working day before it. */
export function nextSessions({ plan, moment, schedule }: Figures, count: number): readonly NextSession[] {
  const { policies, timeZone } = plan.settings
  const { axis } = schedule
  const weekly = policies.cadenceDays >= 5
  const step = weekly ? 7 * Math.max(1, Math.round(policies.cadenceDays / 5)) : 1
  const found: NextSession[] = []
  const ahead = weekly ? (policies.cadenceWeekday - weekday(moment.today) + 7) % 7 : 0
  for (let day = addDays(moment.today, ahead), tries = 0; found.length < count && tries < 400; tries++) {
    const held = axis.finishDay(axis.finishBoundary(day))
    const at = instantOf(held, policies.cadenceMinute, timeZone)
    if (at > moment.now && held !== found.at(-1)?.day) {
      const requestsOn = axis.finishDay(axis.finishBoundary(addDays(held, -1)))
      found.push({ day: held, minute: policies.cadenceMinute, at, requestsOn })
    }
    day = addDays(day, step)
  }
  return found
}
