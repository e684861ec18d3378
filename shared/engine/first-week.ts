/** Whether a plan has under seven days of data (HL): nothing was reported, booked or read a week ago yet. */

import type { Instant } from '../base/instant.ts'
import type { BaseFigures } from './figures.ts'

const week = 7 * 24 * 3_600_000

export function isFirstWeek({ plan, moment }: BaseFigures): boolean {
  const isOld = (at: Instant | undefined): boolean => at !== undefined && moment.now - at >= week
  return (
    !plan.reports.list.some(({ checkIns, bookings }) => isOld(checkIns[0]?.at) || isOld(bookings[0]?.at)) &&
    !plan.readings.list.some(({ readings }) => isOld(readings[0]?.at))
  )
}
