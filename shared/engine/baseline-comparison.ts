/**
 * Two states of a plan side by side (BA2): two baselines, or one and what would be frozen now. What was added and what was
 * deleted since is in it, beside what moved.
 */

import type { BaselineLeaf } from '../plan/baseline.ts'
import type { KeyResult } from '../plan/goal.ts'
import type { ItemId, KeyResultId } from '../plan/ids.ts'
import type { Axis } from './axis.ts'
import type { BaseFigures } from './figures.ts'
import { baselineLeavesOf } from './taken-baseline.ts'

export interface FrozenPlan {
  readonly leaves: ReadonlyMap<ItemId, BaselineLeaf>
  readonly keyResults: readonly KeyResult[]
}

export interface ComparedLeaf {
  readonly id: ItemId
  readonly change: 'added' | 'deleted' | 'moved' | 'amount'
  readonly before?: BaselineLeaf
  readonly after?: BaselineLeaf
  /** Working days by which its finish is later; null where it has none on one side. */
  readonly days: number | null
}

export interface ComparedGoal {
  readonly id: KeyResultId
  readonly change: 'added' | 'deleted' | 'target'
  readonly before?: KeyResult
  readonly after?: KeyResult
}

export interface BaselineComparison {
  /** Added, deleted, moved (the farthest first), then those of which only an amount differs. */
  readonly leaves: readonly ComparedLeaf[]
  readonly goals: readonly ComparedGoal[]
  readonly same: number
  /** After − before, over all leaves. */
  readonly budget: number
  readonly effort: number
}

/** What would be frozen if the plan were taken now. */
export function frozenNow({ plan, structure, schedule }: BaseFigures): FrozenPlan {
  const leaves = baselineLeavesOf(plan, structure, schedule)
  return { leaves: new Map(leaves.map((leaf) => [leaf.id, leaf])), keyResults: plan.keyResults.list }
}

export function compareBaselines(before: FrozenPlan, after: FrozenPlan, axis: Axis): BaselineComparison {
  const ids = [...new Set([...before.leaves.keys(), ...after.leaves.keys()])]
  const leaves = ids.flatMap((id) => compareLeaf(id, before.leaves.get(id), after.leaves.get(id), axis) ?? [])
  return {
    leaves: leaves.sort(byChange),
    goals: compareGoals(before.keyResults, after.keyResults),
    same: ids.length - leaves.length,
    budget: sumOf(after, 'budget') - sumOf(before, 'budget'),
    effort: sumOf(after, 'effort') - sumOf(before, 'effort'),
  }
}

function compareLeaf(
  id: ItemId,
  before: BaselineLeaf | undefined,
  after: BaselineLeaf | undefined,
  axis: Axis,
): ComparedLeaf | undefined {
  if (!before || !after) {
    const change = before ? 'deleted' : 'added'
    return { id, change, ...(before && { before }), ...(after && { after }), days: null }
  }
  const moved = before.start !== after.start || before.finish !== after.finish
  if (!moved && before.budget === after.budget && before.effort === after.effort) return undefined
  const [from, to] = [before.finish, after.finish]
  const days =
    from === undefined || to === undefined ? null : axis.finishBoundary(to) - axis.finishBoundary(from)
  return { id, change: moved ? 'moved' : 'amount', before, after, days }
}

const order = ['added', 'deleted', 'moved', 'amount']

function byChange(a: ComparedLeaf, b: ComparedLeaf): number {
  return (
    order.indexOf(a.change) - order.indexOf(b.change) ||
    Math.abs(b.days ?? 0) - Math.abs(a.days ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}

function compareGoals(before: readonly KeyResult[], after: readonly KeyResult[]): readonly ComparedGoal[] {
  const then = new Map(before.map((one) => [one.id, one]))
  const now = new Map(after.map((one) => [one.id, one]))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((id): readonly ComparedGoal[] => {
    const [was, is] = [then.get(id), now.get(id)]
    if (!was || !is)
      return [
        { id, change: was ? 'deleted' : 'added', ...(was && { before: was }), ...(is && { after: is }) },
      ]
    const same = was.targetValue === is.targetValue && was.targetDay === is.targetDay
    return same ? [] : [{ id, change: 'target', before: was, after: is }]
  })
}

function sumOf({ leaves }: FrozenPlan, amount: 'budget' | 'effort'): number {
  let sum = 0
  for (const leaf of leaves.values()) sum += leaf[amount] ?? 0
  return sum
}
