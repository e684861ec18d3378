/** Freshness of a rolled-up figure (FR2): how much of its weight is live, how old the middle of it is, what is oldest. */

import { keepSame } from '../base/keep-same.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import { changedItems } from './changes.ts'
import type { BaseFigures } from './figures.ts'
import type { ItemFreshness, RolledFreshness } from './freshness.ts'
import { heardBits, heardColumns } from './heard-columns.ts'
import type { Moment } from './moment.ts'

export interface FreshnessScope {
  readonly items: readonly Item[]
  readonly freshness: readonly ItemFreshness[]
  /** Weights are budgets on the basis of cost, hours on that of effort, else every item weighs the same. */
  readonly basis: EarnedValueBasis
  readonly moment: Moment
}

/**
 * Over these positions, or all; items not in play do not count. Where nothing in play has a weight, each weighs the same.
 * `before`: freshness from before, to start from.
 */
export function rollUpFreshness(
  scope: FreshnessScope,
  positions?: Iterable<number>,
  before?: readonly ItemFreshness[],
): RolledFreshness {
  const { bits, saidAt, inPlay: heard } = heardColumns(scope.freshness, before)
  const inPlay = positionsInPlay(bits, positions)
  const weights = weightsOf(scope, inPlay)
  const rolled = { inPlay: inPlay.length, live: 0, overdue: 0, weight: 0, liveWeight: 0 }
  let oldest: number | undefined
  let oldestAge = -Infinity
  for (let i = 0; i < inPlay.length; i++) {
    const index = inPlay[i] ?? 0
    const state = bits[index] ?? 0
    const age = scope.moment.now - (saidAt[index] ?? -Infinity)
    if (age > oldestAge) {
      oldestAge = age
      oldest = index
    }
    const weight = weights?.[i] ?? 1
    rolled.weight += weight
    if ((state & heardBits.overdue) !== 0) rolled.overdue++
    if ((state & heardBits.live) === 0) continue
    rolled.live++
    rolled.liveWeight += weight
  }
  const liveShare = rolled.weight > 0 ? rolled.liveWeight / rolled.weight : null
  const sorted = positions ? Float64Array.from(inPlay, (index) => saidAt[index] ?? -Infinity).sort() : heard
  const medianAge = medianOf(sorted, scope.moment.now)
  return { ...rolled, liveShare, medianAge, oldest: scope.items[oldest ?? -1]?.id ?? null }
}

type PlanScope = Pick<BaseFigures, 'plan' | 'freshness' | 'basis' | 'moment'>

/** Over the whole plan. Where nobody was heard anew and no weight changed, everybody is just that much older. */
export function rollUpPlan(
  { plan, freshness, basis, moment }: PlanScope,
  previous?: PlanScope & Pick<BaseFigures, 'planFreshness'>,
): RolledFreshness {
  if (previous?.freshness === freshness && previous.basis === basis && sameWeights(previous.plan, plan)) {
    const { planFreshness: before } = previous
    if (before.medianAge === null || previous.moment.now === moment.now) return before
    return { ...before, medianAge: before.medianAge + (moment.now - previous.moment.now) }
  }
  return keepSame(
    previous?.planFreshness,
    rollUpFreshness({ items: plan.items.list, freshness, basis, moment }, undefined, previous?.freshness),
  )
}

function sameWeights(before: Plan, now: Plan): boolean {
  const [was, is] = [before.items.list, now.items.list]
  const changed = changedItems(before, now)
  return changed?.every((i) => was[i]?.budget === is[i]?.budget && was[i]?.effort === is[i]?.effort) ?? false
}

function positionsInPlay(bits: Uint8Array, positions?: Iterable<number>): readonly number[] {
  const inPlay: number[] = []
  const isInPlay = (index: number): boolean => ((bits[index] ?? 0) & heardBits.inPlay) !== 0
  if (positions) for (const index of positions) if (isInPlay(index)) inPlay.push(index)
  if (!positions) for (let index = 0; index < bits.length; index++) if (isInPlay(index)) inPlay.push(index)
  return inPlay
}

/** Undefined where each weighs 1. */
function weightsOf({ items, basis }: FreshnessScope, inPlay: readonly number[]): Float64Array | undefined {
  if (basis !== 'cost' && basis !== 'effort') return undefined
  const weights = new Float64Array(inPlay.length)
  let any = false
  for (let i = 0; i < inPlay.length; i++) {
    const item = items[inPlay[i] ?? -1]
    const weight = (basis === 'cost' ? item?.budget : item?.effort) ?? 0
    weights[i] = Math.max(0, weight)
    any ||= weight > 0
  }
  return any ? weights : undefined
}

/** Of how long ago each was heard of; null where that is never. */
function medianOf(saidAt: Float64Array, now: number): number | null {
  if (saidAt.length === 0) return null
  const middle = saidAt.length >> 1
  const later = now - (saidAt[middle] ?? 0)
  const median = saidAt.length % 2 === 1 ? later : (now - (saidAt[middle - 1] ?? 0) + later) / 2
  return Number.isFinite(median) ? median : null
}
