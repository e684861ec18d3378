/**
 * Breaches of one item: a milestone that comes later than the baseline, a task that has cost more than its budget, an
 * outermost group that has cost more than the work done is worth. By the plan's tolerances for schedule and money.
 */

import type { PersonId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { isOpen } from '../gaps/open-work.ts'
import { scheduleTolerance } from '../lights.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { thresholdOf } from './breach.ts'
import type { Breach } from './breach.ts'

export function finishBreach(base: BaseFigures, index: number): Breach | undefined {
  const { plan, variance, schedule, structure } = base
  const item = plan.items.list[index]
  if (item?.type !== 'milestone' || structure.isLeaf[index] !== 1 || !isOpen(base, index)) return undefined
  const { total = null, unannounced = null, forecastFinish } = variance[index] ?? {}
  const { policies } = plan.settings
  const tolerance = scheduleTolerance(policies, schedule.duration[index] ?? 0)
  const threshold = thresholdOf(plan, 'finish', tolerance)
  if (total === null || forecastFinish === undefined || total <= threshold) return undefined
  const isAnnounced = unannounced !== null && unannounced <= tolerance
  return breachOf(base, index, 'finish', total, threshold, {
    days: total,
    day: forecastFinish,
    announced: isAnnounced ? 1 : 0,
  })
}

export function costBreach(base: BaseFigures, index: number): Breach | undefined {
  const { plan, structure, value, basis } = base
  const sums = value[index]
  if (basis !== 'cost' || sums === undefined || sums.ac === null || sums.bac <= 0) return undefined
  const isLeaf = structure.isLeaf[index] === 1
  if (!isLeaf && (structure.parent[index] ?? -1) >= 0) return undefined
  const against = isLeaf ? sums.bac : sums.ev
  const over = sums.ac - against
  const threshold = thresholdOf(plan, 'cost', plan.settings.policies.toleranceMoney) * sums.bac
  // An amount that is added up in another order may differ in the last digit.
  if (over <= threshold + 1e-6) return undefined
  const facts = { over, spent: sums.ac, against, group: isLeaf ? 0 : 1 }
  return breachOf(base, index, 'cost', over, threshold, facts)
}

function breachOf(
  base: BaseFigures,
  index: number,
  measure: Breach['measure'],
  size: number,
  threshold: number,
  facts: Breach['facts'],
): Breach {
  const id = base.plan.items.list[index]?.id ?? ''
  const person: PersonId | undefined = whoCanMend(base, index)
  return { about: { kind: 'item', id }, measure, size, threshold, facts, ...(person && { person }) }
}
