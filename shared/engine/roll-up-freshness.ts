/** Freshness of a rolled-up figure (FR2): how much of its weight is live, how old the middle of it is, what is oldest. */

import { keepSame } from '../base/keep-same.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import { changedItems } from './changes.ts'
import { rewritten } from './column-changes.ts'
import type { BaseFigures } from './figures.ts'
import type { ItemFreshness, RolledFreshness } from './freshness.ts'
import { heardBits, heardColumns } from './heard-columns.ts'
import type { HeardColumns } from './heard-columns.ts'
import type { Moment } from './moment.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'

export interface FreshnessScope {
  readonly items: readonly Item[]
  readonly freshness: readonly ItemFreshness[]
  /** Weights are budgets on the basis of cost, hours on that of effort, else every item weighs the same. */
  readonly basis: EarnedValueBasis
  readonly moment: Moment
}

/** Over these positions; items not in play do not count. Where nothing in play has a weight, each weighs the same. */
export function rollUpFreshness(scope: FreshnessScope, positions: Iterable<number>): RolledFreshness {
  const { bits, saidAt } = heardColumns(scope.freshness)
  const inPlay: number[] = []
  for (const index of positions) if (((bits[index] ?? 0) & heardBits.inPlay) !== 0) inPlay.push(index)
  const sums = addUp(scope, { bits, saidAt }, inPlay)
  return rolled(scope, sums, Float64Array.from(inPlay, (index) => saidAt[index] ?? -Infinity).sort())
}

interface Sums {
  inPlay: number
  live: number
  overdue: number
  weight: number
  liveWeight: number
  /** Position of what was heard of longest ago, -1 for none. */
  oldest: number
}

function addUp(
  { items, basis }: FreshnessScope,
  { bits, saidAt }: Pick<HeardColumns, 'bits' | 'saidAt'>,
  positions: readonly number[] | undefined,
): Sums {
  const weights = weightsOf(items, basis)
  const sums = { inPlay: 0, live: 0, overdue: 0, weight: 0, liveWeight: 0, oldest: -1 }
  let heardFirst = Infinity
  const count = positions?.length ?? bits.length
  for (let at = 0; at < count; at++) {
    const index = positions ? (positions[at] ?? -1) : at
    const state = bits[index] ?? 0
    if ((state & heardBits.inPlay) === 0) continue
    sums.inPlay++
    const heard = saidAt[index] ?? -Infinity
    if (sums.oldest < 0 || heard < heardFirst) {
      heardFirst = heard
      sums.oldest = index
    }
    const weight = weights?.[index] ?? 0
    sums.weight += weight
    if ((state & heardBits.overdue) !== 0) sums.overdue++
    if ((state & heardBits.live) === 0) continue
    sums.live++
    sums.liveWeight += weight
  }
  return sums.weight > 0 ? sums : { ...sums, weight: sums.inPlay, liveWeight: sums.live }
}

/** `sorted`: when each was heard of, ascending. */
function rolled(
  { items, moment }: FreshnessScope,
  { oldest, ...sums }: Sums,
  sorted: Float64Array,
): RolledFreshness {
  const liveShare = sums.weight > 0 ? sums.liveWeight / sums.weight : null
  const medianAge = medianOf(sorted, moment.now)
  return { ...sums, liveShare, medianAge, oldest: items[oldest]?.id ?? null }
}

type PlanScope = Pick<BaseFigures, 'plan' | 'freshness' | 'basis' | 'moment'>

/** Over the whole plan. Where nobody was heard anew and no weight changed, everybody is just that much older. */
export function rollUpPlan(
  { plan, freshness, basis, moment }: PlanScope,
  previous?: PlanScope & Pick<BaseFigures, 'planFreshness'>,
): RolledFreshness {
  if (previous?.basis === basis) carryWeights(previous.plan, plan, basis)
  if (previous?.freshness === freshness && previous.basis === basis && sameWeights(previous.plan, plan)) {
    const { planFreshness: before } = previous
    if (before.medianAge === null || previous.moment.now === moment.now) return before
    return { ...before, medianAge: before.medianAge + (moment.now - previous.moment.now) }
  }
  const scope = { items: plan.items.list, freshness, basis, moment }
  const heard = heardColumns(freshness, previous?.freshness)
  return keepSame(previous?.planFreshness, rolled(scope, addUp(scope, heard, undefined), heard.inPlay))
}

function sameWeights(before: Plan, now: Plan): boolean {
  const [was, is] = [before.items.list, now.items.list]
  const changed = changedItems(before, now)
  return changed?.every((i) => was[i]?.budget === is[i]?.budget && was[i]?.effort === is[i]?.effort) ?? false
}

/** By position, never negative; undefined where each weighs 1. */
function weightsOf(items: readonly Item[], basis: EarnedValueBasis): Float64Array | undefined {
  if (basis !== 'cost' && basis !== 'effort') return undefined
  const known = weightsIn.get(items)
  if (known?.basis === basis) return known.weights
  const weights = Float64Array.from(items, (item) => weightOf(item, basis))
  weightsIn.set(items, { basis, weights })
  return weights
}

function weightOf(item: Item | undefined, basis: 'cost' | 'effort'): number {
  return Math.max(0, (basis === 'cost' ? item?.budget : item?.effort) ?? 0)
}

/** To a plan that was made of the one before. */
function carryWeights(before: Plan, now: Plan, basis: EarnedValueBasis): void {
  const known = weightsIn.get(before.items.list)
  const changed = changedItems(before, now)
  const { list } = now.items
  if (known?.basis !== basis || changed === undefined || (basis !== 'cost' && basis !== 'effort')) return
  weightsIn.set(list, {
    basis,
    weights: rewritten(known.weights, changed, (row) => weightOf(list[row], basis)),
  })
}

/** On other seats; what came weighs nothing. */
export function weightsOnto(before: readonly Item[], seats: Seats, items: readonly Item[]): void {
  const known = weightsIn.get(before)
  if (known) weightsIn.set(items, { ...known, weights: seated(known.weights, seats) })
}

/** Only a memo: weights seldom change. */
const weightsIn = new WeakMap<
  readonly Item[],
  { readonly basis: EarnedValueBasis; readonly weights: Float64Array }
>()

/** Of how long ago each was heard of; null where that is never. */
function medianOf(saidAt: Float64Array, now: number): number | null {
  if (saidAt.length === 0) return null
  const middle = saidAt.length >> 1
  const later = now - (saidAt[middle] ?? 0)
  const median = saidAt.length % 2 === 1 ? later : (now - (saidAt[middle - 1] ?? 0) + later) / 2
  return Number.isFinite(median) ? median : null
}
