/**
 * Which calendar day an instant is in, and when a day begins, in one zone: as `base/instant`, but each day is worked out
 * once, so that ten thousand check-ins cost ten thousand look-ups. Days are numbers since 1970-01-01.
 */

import { numberToDay } from '../base/day.ts'
import { instantOf } from '../base/instant.ts'
import type { Instant } from '../base/instant.ts'

export interface ZoneDays {
  dayNumberOf(at: Instant): number
  startOf(dayNumber: number): Instant
}

const dayLength = 86_400_000
const known = new Map<string, ZoneDays>()

export function zoneDays(zone: string): ZoneDays {
  let days = known.get(zone)
  if (days === undefined) {
    days = createZoneDays(zone)
    known.set(zone, days)
  }
  return days
}

function createZoneDays(zone: string): ZoneDays {
  const starts = new Map<number, Instant>()

  const startOf = (dayNumber: number): Instant => {
    let start = starts.get(dayNumber)
    if (start === undefined) {
      start = instantOf(numberToDay(dayNumber), 0, zone)
      starts.set(dayNumber, start)
    }
    return start
  }

  return {
    startOf,
    dayNumberOf(at) {
      const guess = Math.floor(at / dayLength)
      if (at < startOf(guess)) return guess - 1
      return at < startOf(guess + 1) ? guess : guess + 1
    },
  }
}
