/** Closed reporting periods (PE1): which closing counts, and what was said within one and came only after it was closed. */

import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import { isBefore } from '../plan/assemble/effective-time.ts'
import type { Told } from '../plan/assemble/effective-time.ts'
import { isAtLeast, roleOf } from '../plan/certificate.ts'
import type { DeviceId } from '../plan/ids.ts'
import type { Period } from '../plan/period.ts'
import type { Plan } from '../plan/plan.ts'
import type { SourceEntry } from '../plan/source.ts'
import { momentAsOf } from './moment.ts'

export interface ClosedPeriod {
  readonly period: Period
  /** Later closings for the same last day, by devices that had not seen the first. */
  readonly others: readonly Period[]
}

/** Newest first. */
export function closedPeriods(plan: Plan): readonly ClosedPeriod[] {
  const closings = plan.periods.list.filter((each) => mightClose(each, plan))
  return [...Map.groupBy(closings, ({ through }) => through).values()]
    .map((closings) => {
      const [period, ...others] = closings.toSorted((a, b) => (isBefore(a, b) ? -1 : 1))
      return period ? [{ period, others }] : []
    })
    .flat()
    .sort((a, b) => (a.period.through > b.period.through ? -1 : 1))
}

/** What is closed by a device that might not close is kept in the record, and closes nothing. */
function mightClose({ device, at }: Period, plan: Plan): boolean {
  const role = roleOf(plan, find(plan.devices, device), at)
  return role === undefined || isAtLeast(role, 'planner')
}

export function lastPeriod(plan: Plan): Period | undefined {
  return closedPeriods(plan)[0]?.period
}

/** Oldest first. `told`: every entry with its effective time, in order. */
export function lateEntries(
  { through, frontier }: Period,
  told: readonly Told[],
  timeZone: string,
): readonly SourceEntry[] {
  const end = momentAsOf(timeZone, through).now
  const came = arrivals(told)
  return told
    .filter(({ entry: { device, at: said }, at }) => {
      // What came without a device is older than devices: a plan file's own.
      if (at > end || device === undefined) return false
      if (said < (came.get(device) ?? -Infinity)) return false
      return said > (frontier[device]?.at ?? -Infinity)
    })
    .map(({ entry }) => entry)
}

/** When each device came. What it says of a time before that it brought along, with a copy of a plan or a file. */
function arrivals(told: readonly Told[]): ReadonlyMap<DeviceId, Instant> {
  const came = new Map<DeviceId, Instant>()
  for (const { entry } of told)
    if (entry.kind === 'device' && entry.device !== undefined && !came.has(entry.device))
      came.set(entry.device, entry.at)
  return came
}
