import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { ItemId, KeyResultId, PersonId } from '../plan/ids.ts'
import type { Blocker } from '../plan/report.ts'

/** A root of delay or a blocked item with what hangs on it (CN1, CN2). Ordered by cost of delay; the score is never shown. */
export interface BlockedRoot {
  readonly itemId: ItemId
  /** Working days by which its own slip moves what hangs on it; 0 while slack is left. */
  readonly days: number
  /** Slack in working days before the headline milestone moves; null when it moves already. */
  readonly slackLeft: number | null
  readonly blocked: boolean
  readonly blocker?: Blocker
  /** Who can act: chaser, owner, nearest owner above, planner. */
  readonly canAct?: PersonId
  readonly holdsItems: readonly ItemId[]
  readonly holdsKeyResults: readonly KeyResultId[]
  /** Money whose spending or earning waits: budget of the items held. */
  readonly holdsMoney: number
  readonly holdsPeople: readonly PersonId[]
  /** Value short by the due day, by the plan's own curve, per key result. */
  readonly holdsValue: readonly { readonly keyResultId: KeyResultId; readonly shortfall: number }[]
  /** Blocked items behind it, folded beneath. */
  readonly followers: readonly ItemId[]
  /** True when another root hides it: the next limit, once the first is gone. */
  readonly hiddenBehind?: ItemId
  readonly since?: Day
  readonly saidAt?: Instant
  readonly score: number
}

/** One step of the chain of named reasons, from the late item back to the root (CN2). */
export interface ReasonStep {
  readonly itemId: ItemId
  readonly slip: number
  readonly own: number
}
