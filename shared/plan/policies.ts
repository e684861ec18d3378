/** What a plan's people agreed on; defaults as in domain.md, *Policies of a plan*. */

export interface Policies {
  /** Hours a check-in stays live (FR1). */
  readonly liveHours: number
  /** Working days between asked check-ins; weekly = 5 (FR1). */
  readonly cadenceDays: number
  /** ISO weekday and minutes since midnight at which the week's check-in is due. */
  readonly cadenceWeekday: number
  readonly cadenceMinute: number
  /** Schedule tolerance: the larger of working days and share of duration. */
  readonly toleranceDays: number
  readonly toleranceShare: number
  /** Money tolerance as a share. */
  readonly toleranceMoney: number
  readonly paceAmber: number
  readonly paceRed: number
  readonly indexAmber: number
  readonly indexRed: number
  readonly evidenceRequired: boolean
  readonly progressMode: 'retained' | 'override'
  readonly earnedValueBasis: EarnedValueBasis | 'auto'
  readonly estimateAtCompletion: 'typical' | 'atypical' | 'combined' | 'bottom-up'
  /** Total float at or below which unfinished work is critical, in working days (SC4.5). */
  readonly criticalFloat: number
  /** Parts of the product, or rule ids, that this plan does not use: `budgets`, `effort`, `keyResults`, `MP1` … */
  readonly notUsed: Readonly<Record<string, true>>
}

export type EarnedValueBasis = 'cost' | 'effort' | 'duration' | 'count'

export const defaultPolicies: Policies = {
  liveHours: 24,
  cadenceDays: 5,
  cadenceWeekday: 5,
  cadenceMinute: 12 * 60,
  toleranceDays: 1,
  toleranceShare: 0.05,
  toleranceMoney: 0.05,
  paceAmber: 0.9,
  paceRed: 0.7,
  indexAmber: 0.95,
  indexRed: 0.85,
  evidenceRequired: false,
  progressMode: 'retained',
  earnedValueBasis: 'auto',
  estimateAtCompletion: 'typical',
  criticalFloat: 0,
  notUsed: {},
}
