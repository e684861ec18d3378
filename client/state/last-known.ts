/** The headline as one text, kept for the list of plans. */

import type { Figures } from '../../shared/engine/figures.ts'
import { createTelling } from '../../shared/text/telling.ts'
import { chooseLanguage, text } from '../../shared/text/text.ts'

export function lastKnown({ plan, moment, schedule, headline }: Figures): string {
  const telling = createTelling(plan, moment, schedule.axis)
  const words = text(chooseLanguage(navigator.languages)).headline
  return `${words.first(headline.first, telling)} ${words.second(headline.second, telling)}`.trim()
}
