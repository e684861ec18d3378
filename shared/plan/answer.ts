import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { EntryId, ItemId, PersonId } from './ids.ts'

/**
 * What can be beyond its threshold (AC): a milestone's finish, the cost of work, the value of a key result, a person's load.
 * The words stand in ledger entries and stay for ever.
 */
export const breachMeasures = ['finish', 'cost', 'value', 'load'] as const
export type BreachMeasure = (typeof breachMeasures)[number]

/** What will be done about a breach, by whom, until when. */
export interface Answer {
  readonly id: EntryId
  readonly about: { readonly kind: string; readonly id: string }
  readonly measure: BreachMeasure
  readonly text: string
  /** Who does it; where somebody else said so, they accept it (AC5). */
  readonly ownerId: PersonId
  readonly due: Day
  /** Work that carries it: it is done when all of that is. */
  readonly items: readonly ItemId[]
  /** How far beyond it was when this was said (breach.ts); one that grew since asks again. */
  readonly size?: number
  readonly at: Instant
  readonly by?: PersonId
  /** Whoever accepted it, in effective order: whose word it takes is the engine's to say. */
  readonly accepted: readonly AnswerWord[]
  /** Somebody said that it is done; the first that stands. */
  readonly done?: AnswerWord
}

export interface AnswerWord {
  readonly at: Instant
  readonly by?: PersonId
}
