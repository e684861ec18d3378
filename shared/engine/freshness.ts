import type { Instant } from '../base/instant.ts'
import type { ItemId } from '../plan/ids.ts'

/** How old what is known of an item is (FR1). `not due`: not in play, nothing is asked. `never`: in play, never heard of. */
export type Freshness = 'not due' | 'live' | 'old' | 'overdue' | 'never'

export interface ItemFreshness {
  readonly state: Freshness
  readonly inPlay: boolean
  readonly saidAt?: Instant
  /** When the next check-in is due, in play only. */
  readonly dueAt?: Instant
}

/** Freshness of a rolled-up figure (FR2): weight by budget, else effort, else count. */
export interface RolledFreshness {
  readonly inPlay: number
  readonly live: number
  readonly overdue: number
  /** What is in play weighs, and what of it is live: in money, hours or items. */
  readonly weight: number
  readonly liveWeight: number
  /** Share of the weight in play that is live, 0 … 1; null when nothing is in play. */
  readonly liveShare: number | null
  /** Milliseconds; never heard of counts as oldest, and a median that falls there is null. */
  readonly medianAge: number | null
  /** The item in play heard of longest ago (a `never` first). */
  readonly oldest: ItemId | null
}
