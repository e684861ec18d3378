import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { EntryId, ItemId, PersonId } from './ids.ts'

export interface Session {
  readonly id: EntryId
  readonly type: 'calibration' | 'formal'
  readonly openedAt: Instant
  readonly closedAt?: Instant
  readonly facilitator?: PersonId
  readonly present: readonly PersonId[]
}

export interface Decision {
  readonly id: EntryId
  readonly sessionId?: EntryId
  readonly text: string
  readonly type: 'remove constraint' | 're-plan' | 're-baseline' | 'start' | 'stop'
  readonly ownerId?: PersonId
  readonly due?: Day
  readonly items: readonly ItemId[]
  /** What will be visible in reporting (SE3). */
  readonly effect?: Effect
  readonly at: Instant
  /** Set by hand only for what reporting cannot show. */
  readonly outcome?: {
    readonly type: 'kept' | 'replaced' | 'dropped'
    readonly reason?: string
    readonly at: Instant
  }
}

export type Effect =
  | {
      readonly type: 'status'
      readonly itemId: ItemId
      readonly becomes: 'done' | 'started' | 'unblocked' | 'cancelled'
    }
  | { readonly type: 'finish'; readonly itemId: ItemId; readonly by: Day }
  | { readonly type: 'owner'; readonly itemId: ItemId }
  | { readonly type: 'no cost'; readonly itemId: ItemId; readonly from: Day }
