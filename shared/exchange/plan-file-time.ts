/** Moments in a plan file: milliseconds, or ISO text; without an offset it is the wall clock in the plan's zone, a day alone is its noon. */

import { isDay } from '../base/day.ts'
import { instantOf, isTimeZone } from '../base/instant.ts'
import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { instant } from '../plan/assemble/reader.ts'

export const expectsTime = 'a time such as “2026-03-05T09:00Z” or milliseconds since 1970'

const noon = 12 * 60
const pattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?(Z|[+-]\d{2}:\d{2})?$/

export function timeOf(value: Json | undefined, zone: string): Instant | undefined {
  if (typeof value !== 'string') return value === undefined ? undefined : instant.read(value)
  if (isDay(value)) return instantOf(value, noon, zone)
  const [, day = '', hour, minute, second = '0', offset] = pattern.exec(value) ?? []
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return undefined
  const minutes = Number(hour) * 60 + Number(minute)
  const wall =
    instantOf(day, minutes, offset === undefined ? zone : 'UTC') + Math.round(Number(second) * 1000)
  return instant.read(wall - offsetOf(offset))
}

export function zoneOf(plan: JsonObject): string {
  const zone = plan['timeZone']
  return typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC'
}

function offsetOf(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000
}
