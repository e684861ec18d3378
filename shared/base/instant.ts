/** Moments in milliseconds since the epoch (UTC), and which calendar day they are in a plan's IANA zone (SC1.4). */

import type { Day } from './day.ts'
import { dayToNumber } from './day.ts'

export type Instant = number

const formats = new Map<string, Intl.DateTimeFormat>()

export function dayOfInstant(at: Instant, zone: string): Day {
  const parts = partsOf(at, zone)
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** Minutes since midnight in the zone. */
export function minuteOfInstant(at: Instant, zone: string): number {
  const parts = partsOf(at, zone)
  return Number(parts.hour) * 60 + Number(parts.minute)
}

/** The instant of a wall-clock time in a zone; in a gap of summer time, the moment after it. */
export function instantOf(day: Day, minute: number, zone: string): Instant {
  const wall = dayToNumber(day) * 86_400_000 + minute * 60_000
  const first = wall - offset(wall, zone)
  return wall - offset(first, zone)
}

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

function offset(at: Instant, zone: string): number {
  const p = partsOf(at, zone)
  const wall = Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute))
  return wall - Math.floor(at / 60_000) * 60_000
}

function partsOf(at: Instant, zone: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = { year: '1970', month: '01', day: '01', hour: '00', minute: '00' }
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type in parts) parts[type as keyof typeof parts] = value
  return parts
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}
