/** Calendar files (RFC 5545): each date an event of its own in UTC, so that no reader has to know the plan's zone or holidays. */

import { addDays } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'

export type CalendarEvent = {
  /** The same for the same event in every file, so that a file taken in again updates. */
  readonly uid: string
  readonly title: string
  readonly text: string
  readonly url?: string
} & ({ readonly at: Instant; readonly minutes: number } | { readonly day: Day })

export function calendarFile(name: string, events: readonly CalendarEvent[], now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plumbline//Plumbline//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    // How often whoever subscribes looks again (RFC 7986, and as Outlook reads it).
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('')
}

function eventLines(event: CalendarEvent, now: Instant): readonly string[] {
  const when =
    'day' in event
      ? [
          `DTSTART;VALUE=DATE:${plain(event.day)}`,
          `DTEND;VALUE=DATE:${plain(addDays(event.day, 1))}`,
          // A day on which something is due is not a day that is taken.
          'TRANSP:TRANSPARENT',
        ]
      : [`DTSTART:${utc(event.at)}`, `DTEND:${utc(event.at + event.minutes * 60_000)}`]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(now)}`,
    ...when,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    'END:VEVENT',
  ]
}

function utc(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function plain(day: Day): string {
  return day.replaceAll('-', '')
}

/** No reader takes them. */
const controls = /[\p{Cc}\p{Cs}]/gu

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(/\r\n?|\n/g, String.raw`\n`)
    .replace(controls, '')
}

/** At most 75 octets a line; what goes on begins with a space. No character is cut apart. */
function folded(line: string): readonly string[] {
  const encoder = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const length = encoder.encode(letter).length
    if (octets + length > 74) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += length
  }
  return [...parts, part]
}
