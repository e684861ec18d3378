/** Items worth something else because it is another day, with the same said of them (SC6.2, SC5.9, EV 4). */

import type { Day } from '../base/day.ts'
import type { Report } from '../plan/report.ts'
import type { ValueInput } from './create-value.ts'
import { heardThrough, profileFor } from './leaf-value.ts'
import type { LeafContext } from './leaf-value.ts'
import { plannedLeaves } from './planned-leaves.ts'
import { plannedShare } from './planned-value.ts'
import { plannedWindows } from './planned-windows.ts'

/** Positions, ascending: what more or less was planned of by then, also as of when it was heard, and what is booked between. */
export function rowsValuedByTheDay(
  input: ValueInput,
  reportOf: readonly (Report | undefined)[],
  before: LeafContext,
  now: LeafContext,
): readonly number[] {
  const [first, last] = before.today < now.today ? [before.today, now.today] : [now.today, before.today]
  const rows = new Set(rowsPlannedBetween(input, reportOf, before, now))
  for (let row = 0; row < reportOf.length; row++) {
    const report = reportOf[row]
    if (report !== undefined && report.bookings.length > 0 && isBookedBetween(report, first, last))
      rows.add(row)
  }
  return [...rows].sort((a, b) => a - b)
}

function rowsPlannedBetween(
  { plan, structure, baseline }: ValueInput,
  reportOf: readonly (Report | undefined)[],
  before: LeafContext,
  now: LeafContext,
): readonly number[] {
  const { span } = now
  if (baseline === undefined || span === undefined) return []
  const { from, to } = plannedWindows(baseline, plan.items)
  const planned = plannedLeaves(baseline, plan.items)
  const first = Math.min(before.through, now.through) - now.cadenceDays
  const last = Math.max(before.through, now.through)
  const rows: number[] = []
  for (let row = 0; row < structure.count; row++) {
    if ((from[row] ?? Infinity) > last || (to[row] ?? -Infinity) < first) continue
    const leaf = structure.isLeaf[row] === 1 ? planned[row] : undefined
    if (leaf === undefined) continue
    const profile = profileFor(leaf, plan.items.list[row]?.earning ?? leaf.earning, span)
    const isSame = (was: number, is: number): boolean =>
      was === is || plannedShare(profile, was) === plannedShare(profile, is)
    const report = reportOf[row]
    if (
      !isSame(before.through, now.through) ||
      !isSame(heardThrough(report, before), heardThrough(report, now))
    )
      rows.push(row)
  }
  return rows
}

/** After the first day and through the last. */
function isBookedBetween(report: Report, first: Day, last: Day): boolean {
  let latest = lastBooked.get(report)
  if (latest === undefined) {
    latest = report.bookings.reduce((most, { day }) => (day > most ? day : most), '')
    lastBooked.set(report, latest)
  }
  return latest > first && report.bookings.some(({ day }) => day > first && day <= last)
}

/** Only a memo: most is booked for days that have passed. */
const lastBooked = new WeakMap<Report, Day>()
