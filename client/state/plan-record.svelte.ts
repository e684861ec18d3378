/**
 * How much of an open plan's record is here: where a fold stands for it nothing at first, then the open ledger, on which may be
 * written, and the ledgers of closed periods once somebody asks for them.
 */

import type { Doc } from 'yjs'
import { ledgersOf } from '../../shared/doc/plan-docs.ts'
import type { LivePlanOptions } from './live-plan-options.ts'
import type { AskedRecord } from './open-plan.ts'
import type { PlanKeeper } from './plan-keeper.ts'

export interface Arriving {
  /** These ledgers are in their documents; false where older ones are not. */
  arrived(which: readonly Doc[]): boolean
  /** There is more to verify. */
  verify(): void
}

export class PlanRecord implements AskedRecord {
  readonly #keeper: PlanKeeper
  #isWritable = $state(false)
  #isWhole = $state(false)
  #isRefused = $state(false)

  constructor(
    { keeper, docs, since, away = [] }: Pick<LivePlanOptions, 'keeper' | 'docs' | 'since' | 'away'>,
    { arrived, verify }: Arriving,
  ) {
    this.#keeper = keeper
    this.#isWritable = since === undefined
    this.#isWhole = this.#isWritable && away.length === 0
    const all = ledgersOf(docs)
    const take = (which: readonly Doc[]): boolean => {
      this.#isWhole = arrived(which)
      this.#isWritable = true
      if (this.#isWhole) this.#isRefused = false
      verify()
      return this.#isWhole
    }
    keeper.onWhole = () => void take(all.filter((ledger) => !away.includes(ledger)))
    keeper.onRecord = () => this.#isWhole || take(all)
  }

  /** The open ledger is here. */
  get isWritable(): boolean {
    return this.#isWritable
  }

  /** All that was ever said is here. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  get isRefused(): boolean {
    return this.#isRefused
  }

  async read(): Promise<boolean> {
    this.#isRefused = false
    await this.#keeper.record().catch(() => (this.#isRefused = true))
    return this.#isWhole
  }
}
