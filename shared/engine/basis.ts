/** The one unit of planned and earned value (EV 1): the first of cost, effort, duration that enough leaves have, else count. */

import { unreachable } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { EarnedValueBasis, Policies } from '../plan/policies.ts'
import type { Axis } from './axis.ts'
import type { Structure } from './structure.ts'

/** What an amount can be read from: a baseline's leaf or a present item. */
export interface Amounts {
  readonly type: Item['type']
  readonly start?: Day
  readonly finish?: Day
  readonly budget?: number
  readonly effort?: number
  readonly duration?: number
}

/** The share of leaves that must have an amount. Milestones count only where they have one: they are no work. */
const enough = 0.8

/** Judged on the baseline's leaves, without a baseline on the present ones. */
export function chooseBasis(
  policies: Policies,
  baseline: Baseline | undefined,
  items: readonly Item[],
  structure: Structure,
  axis: Axis,
): EarnedValueBasis {
  if (policies.earnedValueBasis !== 'auto') return policies.earnedValueBasis
  const leaves = baseline
    ? [...baseline.leaves.values()]
    : items.filter((_, index) => structure.isLeaf[index] === 1)
  if (policies.notUsed['budgets'] !== true && isPresent(leaves, 'cost', axis)) return 'cost'
  if (policies.notUsed['effort'] !== true && isPresent(leaves, 'effort', axis)) return 'effort'
  return isPresent(leaves, 'duration', axis) ? 'duration' : 'count'
}

/** The amount in the basis, undefined where none was given. Durations are working days of the axis. */
export function amountOf(leaf: Amounts, basis: EarnedValueBasis, axis: Axis): number | undefined {
  const amount = amountIn(leaf, basis, axis)
  return amount === undefined || amount < 0 ? undefined : amount
}

function amountIn(leaf: Amounts, basis: EarnedValueBasis, axis: Axis): number | undefined {
  switch (basis) {
    case 'cost':
      return leaf.budget
    case 'effort':
      return leaf.effort
    case 'duration':
      if (leaf.type === 'milestone') return 0
      if (leaf.start === undefined || leaf.finish === undefined) return leaf.duration
      return Math.max(1, axis.workingDays(leaf.start, leaf.finish))
    case 'count':
      return 1
    default:
      return unreachable(basis)
  }
}

function isPresent(leaves: readonly Amounts[], basis: EarnedValueBasis, axis: Axis): boolean {
  let asked = 0
  let present = 0
  let sum = 0
  for (const leaf of leaves) {
    const amount = amountOf(leaf, basis, axis)
    if (leaf.type === 'milestone' && !amount) continue
    asked++
    if (amount === undefined) continue
    present++
    sum += amount
  }
  return sum > 0 && present >= enough * asked
}
