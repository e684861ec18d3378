/**
 * A variance beyond its threshold (AC): each kind has its own threshold and asks somebody for its own reaction. A milestone's
 * finish asks what happens with what it waits for; cost asks why; a key result, what will bring its value; a person's load,
 * what gives way.
 */

import type { BreachMeasure } from '../../plan/answer.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Gap } from '../gaps/gap.ts'

export interface Breach {
  readonly about: { readonly kind: 'item' | 'keyResult' | 'person'; readonly id: string }
  readonly measure: BreachMeasure
  /** How far beyond: working days late, money over, share of the way that is missing, hours over. */
  readonly size: number
  /** Growing by more than this since it was answered, it asks again; in the unit of `size`. */
  readonly threshold: number
  /** Whose answer is asked for. */
  readonly person?: PersonId
  /** The figures of its sentence. */
  readonly facts: Gap['facts']
}

/** The plan's own threshold of a kind; never less than its tolerance, within which nothing is a variance. */
export function thresholdOf({ settings }: Plan, measure: BreachMeasure, tolerance: number): number {
  return Math.max(tolerance, settings.answerFrom?.[measure] ?? 0)
}

export function breachKey({ about, measure }: Pick<Breach, 'measure'> & AboutSomething): string {
  return `${measure} ${about.kind} ${about.id}`
}

interface AboutSomething {
  readonly about: { readonly kind: string; readonly id: string }
}
