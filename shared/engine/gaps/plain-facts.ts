/** MP6, MP7: what an item needs to be placed in time and to weigh something. */

import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import { none } from '../schedule-marks.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { isOpenLeaf, isSoon, turnsSoon } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

/** MP6: neither its commitment nor its links place it. */
export const noDates: ItemRule = {
  rule: 'MP6',
  reads: 'item',
  find(base, index) {
    if ((base.schedule.earlyFinish[index] ?? none) !== none || !isOpenLeaf(base, index)) return undefined
    if (base.plan.items.list[index]?.type === 'group') return undefined
    const person = whoCanMend(base, index)
    return itemGap(base, index, { rule: 'MP6', severity: 'serious', person, mend: 'set dates' })
  },
}

/** MP7: only tasks, and only of what the plan uses. Finished work is past being budgeted. */
export const noAmounts: ItemRule = {
  rule: 'MP7',
  reads: 'item',
  mayTurn: turnsSoon,
  find(base, index) {
    const item = base.plan.items.list[index]
    if (item === undefined || item.type !== 'task' || !isOpenLeaf(base, index)) return undefined
    const used = usedAmounts(base.plan)
    const budget = used.budgets && item.budget === undefined
    const effort = used.effort && item.effort === undefined
    if (!budget && !effort) return undefined
    return itemGap(base, index, {
      rule: 'MP7',
      severity: isSoon(base, index) ? 'serious' : 'minor',
      person: whoCanMend(base, index),
      facts: { budget: budget ? 1 : 0, effort: effort ? 1 : 0 },
      mend: 'set budget',
    })
  },
}

export interface UsedAmounts {
  readonly budgets: boolean
  readonly effort: boolean
}

/** Only a memo: every item asks the same of its plan. */
const known = new WeakMap<Plan['items'], Counted>()

interface Counted {
  readonly tasks: number
  readonly budgets: number
  readonly efforts: number
}

/** Counts only what differs; both tables have the same positions. */
export function carryUsedAmounts(before: Plan, plan: Plan, changed: readonly number[]): void {
  let counted = countOf(before.items)
  for (const i of changed) counted = plus(plus(counted, before.items.list[i], -1), plan.items.list[i], 1)
  known.set(plan.items, counted)
}

/** The count before with blank items come, and others gone that had neither. */
export function usedAmountsOnto(
  before: Plan,
  plan: Plan,
  came: readonly Item[],
  went: readonly Item[],
): void {
  let counted = countOf(before.items)
  for (const item of went) counted = plus(counted, item, -1)
  for (const item of came) counted = plus(counted, item, 1)
  known.set(plan.items, counted)
}

function countOf(items: Plan['items']): Counted {
  let counted = known.get(items)
  if (counted === undefined) {
    counted = { tasks: 0, budgets: 0, efforts: 0 }
    for (const item of items.list) counted = plus(counted, item, 1)
    known.set(items, counted)
  }
  return counted
}

function plus(counted: Counted, item: Item | undefined, by: 1 | -1): Counted {
  if (item?.type !== 'task') return counted
  return {
    tasks: counted.tasks + by,
    budgets: counted.budgets + (item.budget === undefined ? 0 : by),
    efforts: counted.efforts + (item.effort === undefined ? 0 : by),
  }
}

/** A plan uses budgets, or effort, when at least half of its tasks have one and it was not set aside. */
export function usedAmounts({ items, settings }: Plan): UsedAmounts {
  const { notUsed } = settings.policies
  const { tasks, budgets, efforts } = countOf(items)
  const isUsed = (count: number, name: string): boolean =>
    count > 0 && 2 * count >= tasks && notUsed[name] !== true
  return { budgets: isUsed(budgets, 'budgets'), effort: isUsed(efforts, 'effort') }
}
