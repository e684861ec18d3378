import type { Day } from '../base/day.ts'
import type { ItemId, KeyResultId, PersonId } from '../plan/ids.ts'

/** What a change moves, from and to (CN3). For a change not yet made, too. */
export interface Impact {
  readonly items: readonly {
    readonly itemId: ItemId
    readonly from?: Day
    readonly to?: Day
    readonly days: number
  }[]
  readonly keyResults: readonly {
    readonly keyResultId: KeyResultId
    readonly from: number | null
    readonly to: number | null
  }[]
  readonly people: readonly PersonId[]
  /** Budget that moves in time; value past the due day is in `keyResults`. The two are never summed (KR.5). */
  readonly money: number
  /** Headline milestones among them, in the plan's order. */
  readonly milestones: readonly {
    readonly itemId: ItemId
    readonly from?: Day
    readonly to?: Day
    readonly days: number
  }[]
  readonly planEnd: { readonly from?: Day; readonly to?: Day; readonly days: number }
  /** What limits next, when shortening something helped less than its own change. */
  readonly nextLimit?: ItemId
}
