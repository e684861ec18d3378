/** Freshness of a rolled-up figure (FR2): how much of its weight is live, how old the middle of it is, what is oldest. */

import type { Item } from '../plan/item.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { ItemFreshness, RolledFreshness } from './freshness.ts'
import type { Moment } from './moment.ts'

export interface FreshnessScope {
  readonly items: readonly Item[]
  readonly freshness: readonly ItemFreshness[]
  /** Weights are budgets on the basis of cost, hours on that of effort, else every item weighs the same. */
  readonly basis: EarnedValueBasis
  readonly moment: Moment
}

/** Over these positions; items not in play do not count. Where nothing in play has a weight, each weighs the same. */
export function rollUpFreshness(scope: FreshnessScope, positions: Iterable<number>): RolledFreshness {
  const inPlay: number[] = []
  for (const index of positions) if (scope.freshness[index]?.inPlay) inPlay.push(index)
  const weights = weightsOf(scope, inPlay)
  const ages = new Float64Array(inPlay.length)
  let live = 0
  let overdue = 0
  let liveWeight = 0
  let weight = 0
  let oldestIndex: number | null = null
  let oldestAge = -Infinity
  inPlay.forEach((index, i) => {
    const one = scope.freshness[index]
    const age = one?.saidAt === undefined ? Infinity : scope.moment.now - one.saidAt
    ages[i] = age
    if (age > oldestAge) {
      oldestAge = age
      oldestIndex = index
    }
    weight += weights[i] ?? 0
    if (one?.state === 'overdue') overdue++
    if (one?.state !== 'live') return
    live++
    liveWeight += weights[i] ?? 0
  })
  return {
    inPlay: inPlay.length,
    live,
    overdue,
    weight,
    liveWeight,
    liveShare: weight > 0 ? liveWeight / weight : null,
    medianAge: medianOf(ages),
    oldestIndex,
  }
}

function weightsOf({ items, basis }: FreshnessScope, inPlay: readonly number[]): readonly number[] {
  if (basis === 'cost' || basis === 'effort') {
    const field = basis === 'cost' ? 'budget' : 'effort'
    const weights = inPlay.map((index) => Math.max(0, items[index]?.[field] ?? 0))
    if (weights.some((weight) => weight > 0)) return weights
  }
  return inPlay.map(() => 1)
}

function medianOf(ages: Float64Array): number | null {
  if (ages.length === 0) return null
  ages.sort()
  const middle = ages.length >> 1
  const upper = ages[middle] ?? 0
  const median = ages.length % 2 === 1 ? upper : ((ages[middle - 1] ?? 0) + upper) / 2
  return Number.isFinite(median) ? median : null
}
