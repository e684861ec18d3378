/** The sample's days: offsets in working days (Monday to Friday, no holidays) from T, today or the next working day. */

import { addDays, weekday } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import { dayOfInstant, instantOf } from '../base/instant.ts'
import type { Instant } from '../base/instant.ts'

export interface StoryCalendar {
  /** T. */
  readonly day: Day
  /** T + offset working days. */
  on(offset: number): Day
  /** A moment of that day, `hhmm` on a 24-hour clock, never later than now. */
  at(offset: number, hhmm: number): Instant
}

/** T of a sample that is laid out on that day. */
export const storyDay = (today: Day): Day => workingDayFrom(today, 0)

export function createStoryCalendar(now: Instant, zone: string): StoryCalendar {
  const day = storyDay(dayOfInstant(now, zone))
  const on = (offset: number): Day => workingDayFrom(day, offset)
  return {
    day,
    on,
    at(offset, hhmm) {
      const minute = Math.floor(hhmm / 100) * 60 + (hhmm % 100)
      const moment = instantOf(on(offset), minute, zone)
      const lately = now - 60_000 * (5 + (minute % 7))
      // What is said today is not said yesterday, be the day a minute old.
      return moment <= lately ? moment : Math.max(lately, instantOf(dayOfInstant(now, zone), 0, zone))
    },
  }
}

function workingDayFrom(from: Day, offset: number): Day {
  let day = from
  while (weekday(day) > 5) day = addDays(day, 1)
  const step = offset < 0 ? -1 : 1
  for (let left = Math.abs(offset); left > 0;) {
    day = addDays(day, step)
    if (weekday(day) <= 5) left--
  }
  return day
}
