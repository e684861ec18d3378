import { keepSame } from '../base/keep-same.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { DepartmentId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { Report } from '../plan/report.ts'
import { baseFiguresOf, startFrom } from './base-figures.ts'
import { rootsOf } from './blockers.ts'
import type { BlockedRoot } from './blockers.ts'
import { carriedOver } from './carry-over.ts'
import type { ItemFreshness, RolledFreshness } from './freshness.ts'
import type { Gap } from './gaps/gap.ts'
import { gapsOf } from './gaps/gaps-of.ts'
import { touchedSince } from './gaps/touched.ts'
import { headlineOf } from './headline.ts'
import type { Headline, SaidMeasured } from './headline.ts'
import type { KeyResultFigures, ObjectiveFigures } from './key-results.ts'
import type { LostLeaf } from './lost-leaves.ts'
import type { Mapping } from './mapping.ts'
import type { Moment } from './moment.ts'
import type { PlannedCurve } from './planned-parts.ts'
import { saidMeasured } from './said-measured.ts'
import type { Schedule } from './schedule.ts'
import { followThroughOf } from './session/follow-through.ts'
import type { FollowThrough } from './session/follow-through.ts'
import type { Structure } from './structure.ts'
import type { EarnedSchedule, ValueSums } from './value.ts'
import type { Variance } from './variance.ts'

/**
 * What follows from a plan at a moment before anything is judged: roots, said / measured, gaps and the headline are made
 * from this. Lists by position in `plan.items.list` unless they say otherwise.
 */
export interface BaseFigures {
  readonly plan: Plan
  readonly moment: Moment
  /** The baseline that everything is measured against (SC6.1). */
  readonly baseline: Baseline | undefined
  readonly structure: Structure
  /** The report on each item, by position. */
  readonly reportOf: readonly (Report | undefined)[]
  readonly schedule: Schedule
  readonly variance: readonly Variance[]
  /** Position of an item's department in `plan.departments.list`: its own, else the nearest group's; -1 for none. */
  readonly department: Int32Array
  readonly mapping: Mapping
  readonly basis: EarnedValueBasis
  /** Per item, leaf and group. */
  readonly value: readonly ValueSums[]
  /** Bits of `valueFlags`, per item. */
  readonly valueFlags: Uint8Array
  readonly planValue: ValueSums
  /** What was deleted, or split into parts, since the baseline: in the sums, in no living leaf (SC6.3). */
  readonly lostLeaves: readonly LostLeaf[]
  /** Undefined without a baseline that has dates. */
  readonly plannedCurve: PlannedCurve | undefined
  readonly earnedSchedule: EarnedSchedule
  readonly departmentValue: ReadonlyMap<DepartmentId, ValueSums>
  readonly freshness: readonly ItemFreshness[]
  readonly planFreshness: RolledFreshness
  /** By position in the plan's tables of key results and objectives. */
  readonly keyResults: readonly KeyResultFigures[]
  readonly objectives: readonly ObjectiveFigures[]
  readonly ownership: Ownership
}

/** Everything that follows from a plan at a moment. */
export interface Figures extends BaseFigures, Judged {}

export interface Judged {
  readonly roots: readonly BlockedRoot[]
  readonly said: readonly SaidMeasured[]
  readonly gaps: readonly Gap[]
  readonly headline: Headline
  /** What became of the decisions (SE4). */
  readonly followThrough: FollowThrough
}

/** `last`: figures of this plan from before; what has not changed is the same object in both. */
export function figuresOf(plan: Plan, moment: Moment, last?: Figures): Figures {
  const previous = last && carriedOver(last, plan, (emptied, from) => figuresOf(emptied, from.moment, from))
  const base = baseFiguresOf(plan, moment, previous)
  if (base === previous) return previous
  return startFrom(base, { ...base, ...judge(base, previous) })
}

/** What follows from what was measured. `previous`: figures from before, of the same rows. */
export function judge(base: BaseFigures, previous?: Figures): Judged {
  const touched = previous && touchedSince(previous, base)
  const roots = rootsOf(base, previous, touched)
  const before = previous && touched && { base: previous, said: previous.said, touched }
  const said = keepSame(previous?.said, saidMeasured(base, roots, before))
  const gaps = gapsOf(base, previous && { base: previous, gaps: previous.gaps, touched })
  const headline = keepSame(previous?.headline, headlineOf(base, roots, said, gaps))
  return { roots, said, gaps, headline, followThrough: followThroughOf(base, previous) }
}

/** *10 of 13 in play have a person*: somebody who is in the plan and has not left (OW1–OW3). */
export interface Ownership {
  readonly inPlay: number
  readonly owned: number
  /** Of those owned, heard within the live window. */
  readonly live: number
}
