/** Times of day in the plan's zone, and the days that a session speaks of. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Session } from '../../../shared/plan/session.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'

type Telling = Pick<Speech, 'words' | 'telling'>

export function timeText(at: Instant, { telling }: Pick<Speech, 'telling'>): string {
  return minuteText(telling.minuteOf(at))
}

export function minuteText(minute: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** *Thu 26 Nov, 12:00 – 12:14*. */
export function whenText({ openedAt, closedAt }: Session, speech: Telling): string {
  const { words, telling } = speech
  return say.when(
    words.days.day(telling.dayOf(openedAt), telling.today),
    timeText(openedAt, speech),
    closedAt === undefined ? undefined : timeText(closedAt, speech),
  )
}

export function namesOf(people: readonly string[], { words, telling }: Telling): string {
  return words.values.list(
    people.map((id) => telling.person(id) ?? say.somebody),
    12,
  )
}
