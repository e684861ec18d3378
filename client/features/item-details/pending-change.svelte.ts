/** A change that is typed but not yet made: what it would move is shown first, then it is saved or left (CN3). */

import type { Act } from '../../parts/act.ts'
import type { Given } from '../../parts/given.ts'
import { itemDetails } from '../../text/en/item-details.ts'

export interface Pending {
  /** The group of fields it was typed in. */
  readonly place: string
  /** *Finish*, *Owner*. */
  readonly what: string
  readonly command: Given
  /** What was typed, so that the field goes on showing it; undefined where it was emptied. */
  readonly typed?: string | number | undefined
}

export class PendingChange {
  now: Pending | undefined = $state.raw()
  readonly #act: Act
  #saving = false

  constructor(act: Act, unsaved?: Pending) {
    this.#act = act
    this.now = unsaved
  }

  propose(place: string, what: string, command: Given, typed?: string | number): void {
    this.now = { place, what, command, typed }
  }

  /** What a field shows: what is typed and not yet saved, else what stands. */
  shown<T extends string | number>(place: string, what: string, standing: T | undefined): T | undefined {
    const mine = this.now?.place === place && this.now.what === what
    return mine ? (this.now?.typed as T | undefined) : standing
  }

  /** What would be lost if the details were closed now. */
  get unsaved(): Pending | undefined {
    return this.#saving ? undefined : this.now
  }

  leave(): void {
    this.now = undefined
  }

  async save(): Promise<void> {
    if (!this.now) return
    const { command, what } = this.now
    this.#saving = true
    const result = await this.#act(command, null, itemDetails.saved(what))
    this.#saving = false
    if (result.ok) this.now = undefined
  }
}
