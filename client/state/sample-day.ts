/** The sample lies around the day it was laid out on (story.md 4): whether that day is past, and whether anybody wrote in it since. */

import { dayToNumber } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import { storyDay } from '../../shared/sample/story-calendar.ts'

/** Calendar days since the sample was laid out; undefined for other plans, and while it would lie the same today. */
export function daysBehind(sampleDay: Day | undefined, today: Day): number | undefined {
  if (sampleDay === undefined || storyDay(today) <= sampleDay) return undefined
  return dayToNumber(today) - dayToNumber(sampleDay)
}

/** What a device says of itself changes nothing in the story. */
function isOfItself({ kind, body }: SourceEntry): boolean {
  const ofItself = kind === 'speaksFor' || kind === 'certificate'
  return ofItself || (kind === 'change' && body['command'] === 'device.certificate')
}

/**
 * Nobody but the seeding wrote: its first entry names its device, all that it tells is older, and saying who one is on
 * that device changes nothing. A second device has been shown it, so that it is no longer this one's alone.
 */
export function isUntouched(entries: Iterable<SourceEntry>): boolean {
  const all = [...entries]
  const first = all.filter(({ kind }) => kind === 'device').toSorted((a, b) => a.at - b.at)[0]
  if (!first) return false
  return all.every(
    (entry) =>
      entry.id === first.id || entry.at < first.at || (isOfItself(entry) && entry.device === first.device),
  )
}
