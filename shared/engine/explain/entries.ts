/** The entries that figures of one item rest on: newest first, and only what was said of the figure. */

import type { Instant } from '../../base/instant.ts'
import type { Baseline } from '../../plan/baseline.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Item } from '../../plan/item.ts'
import type { Booking, CheckIn, Reading, Report } from '../../plan/report.ts'
import type { CheckInSays, Entry } from './explanation.ts'

type Member = keyof CheckInSays & keyof CheckIn
const members: readonly Member[] = ['status', 'percent', 'remaining', 'actualStart', 'actualFinish']

/** Check-ins that gave progress its present values. */
export function progressEntries(report: Report | undefined): readonly Entry[] {
  const open = new Set<Member>(members)
  const entries: Entry[] = []
  for (const checkIn of (report?.checkIns ?? []).toReversed()) {
    const says = members.filter((member) => open.has(member) && checkIn[member] !== undefined)
    if (says.length === 0) continue
    for (const member of says) open.delete(member)
    const said = Object.fromEntries(says.map((member) => [member, checkIn[member]]))
    entries.push({ type: 'check-in', ...writtenBy(checkIn), says: said })
  }
  return entries
}

export function bookingEntries(report: Report | undefined, measure: Booking['measure']): readonly Entry[] {
  return (report?.bookings ?? [])
    .filter((booking) => booking.measure === measure)
    .map((booking): Entry => ({
      type: 'booking',
      ...writtenBy(booking),
      day: booking.day,
      amount: booking.amount,
    }))
    .toReversed()
}

export function readingEntry(reading: Reading): Entry {
  return { type: 'reading', ...writtenBy(reading), day: reading.day, value: reading.value }
}

export function baselineEntries(baseline: Baseline | undefined): readonly Entry[] {
  return baseline === undefined ? [] : [{ type: 'baseline', ...writtenBy(baseline), day: baseline.takenOn }]
}

export function promiseEntries(item: Item | undefined): readonly Entry[] {
  const promises = item?.promises ?? []
  return promises
    .map(({ at, by, finish }): Entry => ({
      type: 'promise',
      at,
      day: finish,
      ...(by !== undefined && { by }),
    }))
    .toReversed()
}

interface Written {
  readonly id: string
  readonly at: Instant
  readonly by?: PersonId
}

function writtenBy({ id, at, by }: Written): Written {
  return { id, at, ...(by !== undefined && { by }) }
}
