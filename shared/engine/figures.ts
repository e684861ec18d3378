import type { DepartmentId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { BlockedRoot } from './blockers.ts'
import type { ItemFreshness, RolledFreshness } from './freshness.ts'
import type { Gap } from './gaps/gap.ts'
import type { Headline, SaidMeasured } from './headline.ts'
import type { KeyResultFigures, ObjectiveFigures } from './key-results.ts'
import type { Moment } from './moment.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'
import type { EarnedSchedule, ValueSums } from './value.ts'
import type { Variance } from './variance.ts'

/** Everything that follows from a plan at a moment. Lists by position in `plan.items.list` unless they say otherwise. */
export interface Figures {
  readonly plan: Plan
  readonly moment: Moment
  readonly structure: Structure
  readonly schedule: Schedule
  readonly variance: readonly Variance[]
  readonly basis: EarnedValueBasis
  /** Per item, leaf and group. */
  readonly value: readonly ValueSums[]
  readonly planValue: ValueSums
  readonly earnedSchedule: EarnedSchedule
  readonly departmentValue: ReadonlyMap<DepartmentId, ValueSums>
  readonly freshness: readonly ItemFreshness[]
  readonly planFreshness: RolledFreshness
  /** By position in the plan's tables of key results and objectives. */
  readonly keyResults: readonly KeyResultFigures[]
  readonly objectives: readonly ObjectiveFigures[]
  readonly ownership: Ownership
  readonly roots: readonly BlockedRoot[]
  readonly said: readonly SaidMeasured[]
  readonly gaps: readonly Gap[]
  readonly headline: Headline
}

/** *10 of 13 in play have a person* */
export interface Ownership {
  readonly inPlay: number
  readonly owned: number
  /** Of those owned, heard within the live window. */
  readonly live: number
}
