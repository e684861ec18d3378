/** Which entries are taken back: those that a standing withdrawal names, by whoever might take them back when it was said. */

import { inForce, roleIn } from '../certificate.ts'
import type { MemberRole } from '../certificate.ts'
import type { EntryId } from '../ids.ts'
import { mayTakeBack } from '../taking-back.ts'
import type { Told } from './effective-time.ts'
import type { Ledger } from './ledger.ts'

type Said = Pick<Ledger, 'told' | 'withdrawals' | 'certificates'>

export class TakenBack {
  readonly #said: Said
  /** The relay whose word on roles counts (`certificate.ts`). */
  relayKey: string | undefined

  constructor(said: Said, relayKey: string | undefined) {
    this.#said = said
    this.relayKey = relayKey
  }

  /** `above`: withdrawals on the way here, so that a circle of them takes all of itself back. */
  has(entry: EntryId, above?: ReadonlySet<EntryId>): boolean {
    const by = this.#said.withdrawals.get(entry)
    if (!by) return false
    const seen = new Set(above).add(entry)
    return by.some((each) => !seen.has(each) && this.#counts(each, entry) && !this.has(each, seen))
  }

  /** Withdrawals by somebody who might not take back what they name. */
  vain(): ReadonlySet<EntryId> {
    const all = [...this.#said.withdrawals]
    return new Set(all.flatMap(([entry, by]) => by.filter((each) => !this.#counts(each, entry))))
  }

  #counts(withdrawal: EntryId, entry: EntryId): boolean {
    const { told } = this.#said
    const [taker, taken] = [told.get(withdrawal), told.get(entry)]
    return !taker || !taken || mayTakeBack(taker.entry, taken.entry, this.#roleOf(taker))
  }

  /** By the role that its device had when it was said. */
  #roleOf({ entry: { device }, at }: Told): MemberRole | undefined {
    const words = device === undefined ? undefined : this.#said.certificates.get(device)
    if (this.relayKey === undefined || !words) return undefined
    return roleIn(inForce(words), this.relayKey, at)
  }
}
