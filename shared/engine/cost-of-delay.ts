/**
 * Cost of delay (CN1): Σ over affected key results of weight × working days late. Work that serves no key result counts as
 * the share of the plan's budget that it is (else of effort, else of count), times the sum of all weights, so that money
 * never outweighs goals by its mere unit. It orders the roots; nobody is shown the score.
 */

import type { Item } from '../plan/item.ts'
import { changedItems } from './changes.ts'
import type { BaseFigures } from './figures.ts'

/** `affected`: positions of leaves whose dates move by `days`. */
export function costOfDelay(base: BaseFigures, affected: Iterable<number>, days: number): number {
  const { plan, mapping } = base
  const keyResults = new Set<number>()
  let unmapped = 0
  for (const leaf of affected) {
    const shares = mapping.shares[leaf] ?? []
    for (const { keyResult } of shares) keyResults.add(keyResult)
    if (shares.length === 0) unmapped += weightOf(base, leaf)
  }
  const all = weightsOf(base)
  let weights = all.work > 0 ? (unmapped / all.work) * (all.goals > 0 ? all.goals : 1) : 0
  for (const keyResult of [...keyResults].sort((a, b) => a - b)) {
    weights += Math.max(0, plan.keyResults.list[keyResult]?.weight ?? 0)
  }
  return weights * days
}

function weightOf({ plan }: BaseFigures, leaf: number): number {
  return amountOf(plan.items.list[leaf])
}

function amountOf(item: Item | undefined): number {
  return Math.max(0, item?.budget ?? item?.effort ?? 1)
}

interface Weights {
  readonly goals: number
  readonly work: number
}

/** Only a memo: one plan is asked for the same sums for every root. */
const known = new WeakMap<BaseFigures['plan'], Weights>()

/** Whether the sums stand: they are known, and nothing changed that is in them. Then they are carried on. */
export function sameWeights(before: BaseFigures, { plan, structure }: BaseFigures): boolean {
  const weights = known.get(before.plan)
  const changed = changedItems(before.plan, plan)
  const same =
    before.structure.tree === structure.tree &&
    before.plan.keyResults === plan.keyResults &&
    changed?.every((i) => amountOf(before.plan.items.list[i]) === amountOf(plan.items.list[i]))
  if (!weights || !same) return false
  known.set(plan, weights)
  return true
}

function weightsOf(base: BaseFigures): Weights {
  let weights = known.get(base.plan)
  if (weights === undefined) {
    let goals = 0
    let work = 0
    for (const { weight } of base.plan.keyResults.list) goals += Math.max(0, weight)
    for (let i = 0; i < base.structure.count; i++)
      if (base.structure.isLeaf[i] === 1) work += weightOf(base, i)
    weights = { goals, work }
    known.set(base.plan, weights)
  }
  return weights
}
