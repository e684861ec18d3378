/** What a baseline planned, part by part, and its curve over any part of the plan (SC6.2, ES 1). */

import type { Baseline } from '../plan/baseline.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import { amountOf } from './basis.ts'
import { profileFor } from './leaf-value.ts'
import type { LostLeaf } from './lost-leaves.ts'
import { baselineSpan, plannedCurve } from './planned-value.ts'
import type { Profile } from './planned-value.ts'

export interface PlannedPart {
  readonly amount: number
  readonly profile: Profile
  /** Position of the item it counts under: the leaf itself, or a group for what was lost; -1 for the plan alone. */
  readonly under: number
  /** Position of its department, -1 for none. */
  readonly department: number
  readonly levelOfEffort: boolean
}

export interface PlannedCurve {
  /** Boundary on the baseline's axis at which it begins. */
  readonly start: number
  /** `PV(k)` at the end of working day k, `PV(0)` = 0. */
  readonly values: Float64Array
}

export interface PlannedInput {
  readonly plan: Plan
  readonly baseline: Baseline | undefined
  readonly basis: EarnedValueBasis
  readonly department: Int32Array
  readonly lost: readonly LostLeaf[]
}

export function plannedParts(input: PlannedInput): readonly PlannedPart[] {
  const { plan, baseline, basis, department, lost } = input
  if (baseline === undefined) return []
  const span = baselineSpan(baseline)
  const lostById = new Map(lost.map((leaf) => [leaf.id, leaf]))
  const parts: PlannedPart[] = []
  // In the baseline's own order: what is deleted changes no sum by being added up elsewhere.
  for (const leaf of baseline.leaves.values()) {
    const gone = lostById.get(leaf.id)
    const under = gone?.under ?? plan.items.indexById.get(leaf.id) ?? -1
    const method = (gone ? gone.item : plan.items.list[under])?.earning ?? leaf.earning
    parts.push({
      amount: amountOf(leaf, basis, span.axis) ?? 0,
      profile: profileFor(leaf, method, span),
      under,
      department: gone?.department ?? department[under] ?? -1,
      levelOfEffort: method?.type === 'level-of-effort',
    })
  }
  return parts
}

/**
 * From the first to the last working day that any of the parts was planned for; the last one before it, where all of
 * them fall on days off. Undefined where none has dates.
 */
export function curveOfParts(parts: readonly PlannedPart[]): PlannedCurve | undefined {
  let first = Infinity
  let end = -Infinity
  for (const { profile } of parts) {
    first = Math.min(first, profile.start)
    end = Math.max(end, profile.type === 'line' ? profile.start + profile.days : profile.end)
  }
  if (end === -Infinity) return undefined
  const start = Math.min(first, end - 1)
  return { start, values: plannedCurve(parts, start, end) }
}
