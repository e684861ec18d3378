/**
 * The two lights (TL1 delivery, TL2 value): computed, never said. Beyond a tolerance is amber, beyond twice of it red;
 * indices and pace by the plan's own thresholds. The worst of what is known counts; nothing known gives no light.
 */

import type { Policies } from '../plan/policies.ts'
import type { BaseFigures } from './figures.ts'
import { isCancelled } from './schedule.ts'
import type { ValueSums } from './value.ts'
import { worstIndex } from './variance.ts'
import type { Variance } from './variance.ts'

export type Light = 'green' | 'amber' | 'red' | 'none'

const bySeverity: readonly Light[] = ['none', 'green', 'amber', 'red']

export function worstLight(lights: Iterable<Light>): Light {
  let worst: Light = 'none'
  for (const light of lights) if (bySeverity.indexOf(light) > bySeverity.indexOf(worst)) worst = light
  return worst
}

/** A share that should be 1 or more: an index, a pace, the part of a target that will be reached. */
export function shareLight(value: number | null, amber: number, red: number): Light {
  if (value === null) return 'none'
  return value >= amber ? 'green' : value >= red ? 'amber' : 'red'
}

/** Working days that a delay may have before it counts. */
export function scheduleTolerance(policies: Policies, duration: number): number {
  return Math.max(policies.toleranceDays, policies.toleranceShare * duration)
}

export function scheduleLight(delay: number | null, duration: number, policies: Policies): Light {
  if (delay === null) return 'none'
  const tolerance = scheduleTolerance(policies, duration)
  return delay <= tolerance ? 'green' : delay <= 2 * tolerance ? 'amber' : 'red'
}

/**
 * TL1, from schedule and cost variance. What is earned is compared with what was planned when it was last heard of
 * (SC5.9). `duration` in working days is that of the item.
 */
export function deliveryLight(
  variance: Variance | undefined,
  sums: ValueSums | undefined,
  duration: number,
  policies: Policies,
): Light {
  const { indexAmber, indexRed } = policies
  const earned = sums && sums.pvHeard > 0 ? sums.ev / sums.pvHeard : null
  const spent = sums && sums.ac !== null && sums.ac > 0 ? sums.ev / sums.ac : null
  return worstLight([
    scheduleLight(variance?.total ?? null, duration, policies),
    shareLight(earned, indexAmber, indexRed),
    shareLight(spent, indexAmber, indexRed),
  ])
}

/** TL1 of an item; of a group, against the duration of the leaf whose delay it shows. */
export function deliveryLightOf(base: BaseFigures, index: number): Light {
  const { plan, schedule, variance, value } = base
  const shown = variance[index]
  const duration = schedule.duration[worstIndex(base, index) ?? index] ?? 0
  return deliveryLight(shown, value[index], duration, plan.settings.policies)
}

/** TL2 of one key result: its pace until now, and the part of its way that its outlook will have gone. */
export function valueLight(pace: number | null, outlookShare: number | null, policies: Policies): Light {
  const { paceAmber, paceRed } = policies
  return worstLight([shareLight(pace, paceAmber, paceRed), shareLight(outlookShare, paceAmber, paceRed)])
}

/** TL1 of some work, leaves by position: the worst of it; what is cancelled is left out. */
export function workLight(base: BaseFigures, leaves: Iterable<number>): Light {
  const alive = [...leaves].filter((leaf) => !isCancelled(base.schedule, leaf))
  return worstLight(alive.map((leaf) => deliveryLightOf(base, leaf)))
}

/** TL1 of an objective by position: that of the work for its key results. */
export function workLightOf(base: BaseFigures, objective: number): Light {
  const { plan, keyResults } = base
  const id = plan.objectives.list[objective]?.id
  const work = plan.keyResults.list.flatMap(({ objectiveId }, at) =>
    objectiveId === id ? (keyResults[at]?.work ?? []) : [],
  )
  return workLight(base, work)
}
