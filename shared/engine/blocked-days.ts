/** On which working days an item was blocked: nothing is counted down on them, not even once it is free again (SC5.9). */

import { dayToNumber } from '../base/day.ts'
import type { CheckIn, Report } from '../plan/report.ts'
import type { StatusClock } from './status-clock.ts'

/** Between two boundaries. It is blocked from the day it says, by default that of the saying, until the day it says otherwise. */
export function blockedDays(
  { checkIns }: Pick<Report, 'checkIns'>,
  from: number,
  to: number,
  { axis, zone }: Pick<StatusClock, 'axis' | 'zone'>,
): number {
  const boundaryOf = ({ at }: CheckIn): number => axis.boundaryOfNumber(zone.dayNumberOf(at))
  let days = 0
  let counted = from
  let since: number | undefined
  const until = (end: number): void => {
    if (since === undefined) return
    days += Math.max(0, Math.min(end, to) - Math.max(since, counted))
    counted = Math.max(counted, Math.min(end, to))
  }
  for (const said of checkIns) {
    if (said.status !== undefined && said.status !== 'blocked') {
      until(boundaryOf(said))
      since = undefined
    } else if (said.status === 'blocked' || since !== undefined) {
      const start = said.blocker && axis.boundaryOfNumber(dayToNumber(said.blocker.since))
      since = Math.min(since ?? Infinity, start ?? since ?? boundaryOf(said))
    }
  }
  until(to)
  return days
}
