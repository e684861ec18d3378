/** When something was said, exactly: *Thu 5 Mar, 14:20*. */

import type { Instant } from '../../shared/base/instant.ts'
import type { Speech } from '../state/speech.svelte.ts'

export function momentText(at: Instant, { words, telling }: Speech): string {
  const minute = telling.minuteOf(at)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${words.days.day(telling.dayOf(at), telling.today)}, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
