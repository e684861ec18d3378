/** The words about an open plan's figures, with its names, currency and day in them. */

import { createTelling } from '../../shared/text/telling.ts'
import type { Telling } from '../../shared/text/telling.ts'
import { chooseLanguage, text } from '../../shared/text/text.ts'
import type { Words } from '../../shared/text/words.ts'
import type { Refusal } from '../../shared/commands/command.ts'
import { refusalText } from '../../shared/commands/refusal-text.ts'
import type { OpenPlan } from './open-plan.ts'

export class Speech {
  readonly words: Words = text(chooseLanguage(navigator.languages))
  readonly #open: OpenPlan
  readonly telling: Telling = $derived.by(() => {
    const { plan, moment, schedule } = this.#open.figures
    return createTelling(plan, moment, schedule.axis)
  })

  /** Why a command was refused, and what can be done instead. */
  refusal(refusal: Refusal): string {
    return refusalText(refusal, (day) => this.words.days.day(day, this.telling.today))
  }

  constructor(open: OpenPlan) {
    this.#open = open
  }
}
