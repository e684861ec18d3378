/**
 * What was booked on an item through a day (EV 4). A `total` replaces everything booked up to its day; of two totals on
 * one day the later said counts. Nothing booked at all is null, never 0.
 */

import type { Day } from '../base/day.ts'
import type { Booking, Report } from '../plan/report.ts'

export function bookedThrough(
  report: Report | undefined,
  measure: Booking['measure'],
  day: Day,
): number | null {
  if (report === undefined || report.bookings.length === 0) return null
  const total = latestTotal(report.bookings, measure, day)
  let sum: number | null = total?.amount ?? null
  for (const booking of report.bookings) {
    if (booking.measure !== measure || booking.total || booking.day > day) continue
    if (total === undefined || booking.day > total.day) sum = (sum ?? 0) + booking.amount
  }
  return sum
}

function latestTotal(
  bookings: readonly Booking[],
  measure: Booking['measure'],
  day: Day,
): Booking | undefined {
  let latest: Booking | undefined
  for (const booking of bookings) {
    if (booking.measure !== measure || !booking.total || booking.day > day) continue
    if (
      latest === undefined ||
      booking.day > latest.day ||
      (booking.day === latest.day && isLater(booking, latest))
    ) {
      latest = booking
    }
  }
  return latest
}

function isLater(a: Booking, b: Booking): boolean {
  return a.at > b.at || (a.at === b.at && a.id > b.id)
}
