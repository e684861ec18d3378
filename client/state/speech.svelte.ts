/** The words about an open plan's figures, with its names, currency and day in them. */

import { createTelling } from '../../shared/text/telling.ts'
import type { Telling } from '../../shared/text/telling.ts'
import { chooseLanguage, text } from '../../shared/text/text.ts'
import type { Language } from '../../shared/text/text.ts'
import type { Words } from '../../shared/text/words.ts'
import type { OpenPlan } from './open-plan.ts'

export class Speech {
  readonly language: Language = chooseLanguage(navigator.languages)
  readonly words: Words = text(this.language)
  readonly #open: OpenPlan
  readonly telling: Telling = $derived.by(() => {
    const { plan, moment, schedule } = this.#open.figures
    return createTelling(plan, moment, schedule.axis)
  })

  constructor(open: OpenPlan) {
    this.#open = open
  }
}
