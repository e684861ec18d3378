/** AG1, on this device: the fingerprint of what its figures come from, worked out once nothing else is to be done. */

import { agreementOf } from '../../shared/engine/agreement.ts'
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
    whenIdle(() => {
      const latest = this.#latest
      this.#latest = undefined
      if (latest) this.#letters = agreementOf(latest.plan, latest.moment)
      return true
    })
  }
}
