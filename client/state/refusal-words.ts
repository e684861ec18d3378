/** Why a command was refused, and what can be done instead; loaded with what can be refused. */

import type { Refusal } from '../../shared/commands/refusal.ts'
import { refusalText } from '../../shared/commands/refusal-text.ts'
import type { Speech } from './speech.svelte.ts'

export function refusalWords(refusal: Refusal, { words, telling }: Speech): string {
  return refusalText(refusal, (day) => words.days.day(day, telling.today))
}
