/**
 * The item whose finish a key result hangs on (KR.5), and by how many calendar days it slips: the one named, else the
 * milestone with the latest forecast among its contributing work.
 */

import { daysBetween } from '../base/day.ts'
import type { KeyResult } from '../plan/goal.ts'
import type { Plan } from '../plan/plan.ts'
import type { Variance } from './variance.ts'

export interface Gate {
  readonly index: number
  /** Null where its forecast or its baseline is not known. */
  readonly slipDays: number | null
}

export function gateOf(
  plan: Plan,
  keyResult: KeyResult,
  milestones: readonly number[],
  variance: readonly Variance[],
): Gate | undefined {
  const named = keyResult.gateId === undefined ? undefined : plan.items.indexById.get(keyResult.gateId)
  const index = named ?? latestMilestone(milestones, variance)
  return index === undefined ? undefined : { index, slipDays: slipOf(variance[index]) }
}

/** Of two on one day the first by position, so that every device takes the same. */
function latestMilestone(milestones: readonly number[], variance: readonly Variance[]): number | undefined {
  let latest: number | undefined
  let day = ''
  for (const index of milestones) {
    const finish = variance[index]?.forecastFinish
    if (finish !== undefined && finish > day) {
      latest = index
      day = finish
    }
  }
  return latest
}

function slipOf(variance: Variance | undefined): number | null {
  const { baselineFinish, forecastFinish } = variance ?? {}
  if (baselineFinish === undefined || forecastFinish === undefined) return null
  return Math.max(0, daysBetween(baselineFinish, forecastFinish))
}
