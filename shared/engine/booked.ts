/** What was booked on an item for days through a given one (EV 4): nothing booked at all is null, never 0. */

import type { Day } from '../base/day.ts'
import { bookedSum } from '../plan/assemble/booked-sum.ts'
import type { Booking, Report } from '../plan/report.ts'

export function bookedThrough(
  report: Report | undefined,
  measure: Booking['measure'],
  day: Day,
): number | null {
  if (report === undefined || report.bookings.length === 0) return null
  const { bookings } = report
  return bookedSum(
    bookings.some((one) => one.day > day) ? bookings.filter((one) => one.day <= day) : bookings,
    measure,
  )
}
