/** A change that is typed but not yet made: what it would move is shown first, then it is saved or left (CN3). */

import { doMany } from '../../../shared/commands/do-many.ts'
import type { DoMany, Step } from '../../../shared/commands/do-many.ts'
import type { Act } from '../../parts/act.ts'
import { itemDetails } from '../../text/en/item-details.ts'

export interface Pending {
  /** The group of fields that shows it. */
  readonly place: string
  /** *Finish*, *Owner*. */
  readonly what: string
  readonly args: DoMany
  /** What was typed, so that the field goes on showing it; undefined where it was emptied. */
  readonly typed?: string | number | undefined
}

export class PendingChange {
  now: Pending | undefined = $state.raw()
  readonly command = doMany
  readonly #act: Act

  constructor(act: Act) {
    this.#act = act
  }

  propose(place: string, what: string, step: Step, typed?: string | number): void {
    this.now = { place, what, args: { steps: [step] }, typed }
  }

  /** What a field shows: what is typed and not yet saved, else what stands. */
  shown<T extends string | number>(place: string, what: string, standing: T | undefined): T | undefined {
    const mine = this.now?.place === place && this.now.what === what
    return mine ? (this.now?.typed as T | undefined) : standing
  }

  leave(): void {
    this.now = undefined
  }

  async save(): Promise<void> {
    if (!this.now) return
    const { args, what } = this.now
    const result = await this.#act(doMany, args, itemDetails.saved(what))
    if (result.ok) this.now = undefined
  }
}
