import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { EntryId, ItemId, KpiId, PersonId } from './ids.ts'

export interface Session {
  readonly id: EntryId
  readonly type: 'calibration' | 'formal'
  readonly openedAt: Instant
  /** By the first closing that stands. */
  readonly closedAt?: Instant
  readonly facilitator?: PersonId
  /** At its opening, and whoever joined since. */
  readonly present: readonly PersonId[]
  /** What stood when it opened: evidence, never a present figure. `engine/session/frozen.ts` knows its shape. */
  readonly figures?: JsonObject
  /** Of the plan at its opening (AG1). */
  readonly fingerprint?: string
  /** Oldest first; more than one where devices closed it without seeing each other. */
  readonly closings: readonly Closing[]
  /** Of each item of the agenda the last word. */
  readonly treated: readonly Treatment[]
}

export interface Closing {
  readonly id: EntryId
  readonly at: Instant
  readonly by?: PersonId
  readonly figures?: JsonObject
  readonly fingerprint?: string
}

/** What became of an item of the agenda: done with, left for another time, cut in parts, or taken elsewhere. */
export interface Treatment {
  readonly key: string
  readonly what: 'taken' | 'deferred' | 'split' | 'outside' | 'formal'
  readonly at: Instant
  readonly by?: PersonId
  /** Who take it outside. */
  readonly people: readonly PersonId[]
  /** Into which words it was split. */
  readonly parts: readonly string[]
}

export const decisionTypes = ['remove constraint', 're-plan', 're-baseline', 'start', 'stop'] as const
export type DecisionType = (typeof decisionTypes)[number]

export interface Decision {
  readonly id: EntryId
  readonly sessionId?: EntryId
  readonly text: string
  readonly type: DecisionType
  readonly ownerId?: PersonId
  readonly due?: Day
  readonly items: readonly ItemId[]
  /** What will be visible in reporting (SE3). */
  readonly effect?: Effect
  readonly at: Instant
  readonly by?: PersonId
  /** The item of the agenda that it settles. */
  readonly agenda?: string
  /** The decision whose new day this one is. */
  readonly replaces?: EntryId
  /** When its owner took it on. */
  readonly acceptedAt?: Instant
  /** Changes since of the field that its effect is about, oldest first. */
  readonly changes?: readonly EffectChange[]
  /** Set by hand only for what reporting cannot show. */
  readonly outcome?: {
    readonly type: 'kept' | 'replaced' | 'dropped'
    readonly reason?: string
    readonly at: Instant
  }
}

/** Values as records hold them. */
export interface EffectChange {
  readonly at: Instant
  readonly from: Json
  readonly to: Json
}

export type Effect =
  | {
      readonly type: 'status'
      readonly itemId: ItemId
      readonly becomes: 'done' | 'started' | 'unblocked' | 'cancelled'
    }
  | { readonly type: 'finish'; readonly itemId: ItemId; readonly by: Day }
  /** Somebody here owns it; with `person`, that one. */
  | { readonly type: 'owner'; readonly itemId: ItemId; readonly person?: PersonId }
  /** Its budget is another than when this was decided. */
  | { readonly type: 'budget'; readonly itemId: ItemId }
  /** Somebody checks in on it. */
  | { readonly type: 'heard'; readonly itemId: ItemId }
  | { readonly type: 'no cost'; readonly itemId: ItemId; readonly from: Day }
  | {
      readonly type: 'reading'
      readonly kpiId: KpiId
      readonly reaches: 'at least' | 'at most'
      readonly value: number
    }
  /** A new baseline is taken (BA1). */
  | { readonly type: 'baseline' }

export type ItemEffect = Extract<Effect, { readonly itemId: ItemId }>

/** The item that an effect is about. */
export function itemOfEffect(effect: Effect | undefined): ItemId | undefined {
  return effect && 'itemId' in effect ? effect.itemId : undefined
}
