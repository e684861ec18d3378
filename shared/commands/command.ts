/**
 * What a person may do: arguments and the plan in, edits or a refusal out. A command touches no document and no screen,
 * and asks neither clock nor chance; palette, menus, keys and tests come from `registry.ts`.
 */

import type { Day } from '../base/day.ts'
import type { NewId, RandomBytes } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { err, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { Figures } from '../engine/figures.ts'
import type { Edit } from '../plan/edit.ts'
import type { PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Refusal } from './refusal.ts'

export type { Refusal } from './refusal.ts'

export interface Command<Args> {
  /** As change entries record it: `item.rename`. It stays for ever. */
  readonly name: string
  /** In a menu or as the words of an undo: *Rename item*. */
  readonly title: string
  readonly run: (args: Args, context: CommandContext) => Outcome
}

export interface CommandContext {
  readonly plan: Plan
  /** Where they are at hand; a command that needs a forecast does without. */
  readonly figures?: Figures
  readonly now: Instant
  /** In the plan's zone. */
  readonly today: Day
  readonly me?: PersonId
  readonly newId: NewId
  readonly random: RandomBytes
  /** The plan as these edits would leave it, for a command that goes on from there. */
  readonly after: (edits: readonly Edit[]) => Plan
}

export type Outcome = Result<Planned, Refusal>

export interface Planned {
  /** None: everything is so already. */
  readonly edits: readonly Edit[]
  /** The id of what it creates. */
  readonly made?: string
}

export function refuse(refusal: Refusal): Outcome {
  return err(refusal)
}

export function plan(edits: readonly Edit[], made?: string): Outcome {
  return ok({ edits, ...(made !== undefined && { made }) })
}

/** The edits, unless there is a reason against them. */
export function planUnless(refusal: Refusal | undefined, edits: () => readonly Edit[]): Outcome {
  return refusal ? refuse(refusal) : plan(edits())
}
