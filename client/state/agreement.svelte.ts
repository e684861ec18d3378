/** AG1, on this device: the fingerprint of what its figures come from, worked out once nothing else is to be done. */

import { agreeing } from '../../shared/engine/agreement.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { whenIdle } from './when-idle.ts'

export class Agreement {
  #letters: string | undefined = $state()
  #latest: Figures | undefined

  /** Undefined until the first was worked out. */
  get letters(): string | undefined {
    return this.#letters
  }

  /** The newest figures count; those that were overtaken are not looked at. */
  follow(figures: Figures): void {
    const isAsked = this.#latest !== undefined
    this.#latest = figures
    if (isAsked) return
    let begun: Figures | undefined
    let steps: ReturnType<typeof agreeing> | undefined
    whenIdle((goOn) => {
      do {
        const latest = this.#latest ?? figures
        if (!steps || begun !== latest) steps = agreeing(latest.plan, latest.moment)
        begun = latest
        const { done, value } = steps.next()
        if (done) {
          this.#latest = undefined
          this.#letters = value
          return true
        }
      } while (goOn())
      return false
    })
  }
}
