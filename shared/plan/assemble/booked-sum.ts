/**
 * What bookings add up to (EV 4). A *total as of day* replaces everything booked before it was said for days up to its own;
 * the total with the latest day governs, of two for one day the later said.
 */

import type { Booking } from '../report.ts'

/** Bookings in effective order; null when nothing was ever booked. The sum is taken in that order, the same everywhere (AG1). */
export function bookedSum(bookings: readonly Booking[], measure: Booking['measure']): number | null {
  let total: Booking | undefined
  let totalAt = -1
  let any = false
  for (const [i, booking] of bookings.entries()) {
    if (booking.measure !== measure) continue
    any = true
    if (!booking.total || (total && booking.day < total.day)) continue
    total = booking
    totalAt = i
  }
  if (!any) return null
  let sum = total?.amount ?? 0
  for (const [i, booking] of bookings.entries()) {
    if (booking.measure !== measure || booking.total) continue
    if (!total || i > totalAt || booking.day > total.day) sum += booking.amount
  }
  return sum
}
