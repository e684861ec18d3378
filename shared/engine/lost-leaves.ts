/**
 * What is in the baseline or in the books and is no living leaf any more (SC6.3): deleted items keep their planned value,
 * what they earned and what they cost until the next baseline; a leaf that was split into parts earns what its parts have done.
 */

import { find } from '../base/table.ts'
import type { Baseline, BaselineLeaf } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import { amountOf } from './basis.ts'
import { earnedShare } from './earned-share.ts'
import { writeLeaf } from './leaf-value.ts'
import type { LeafContext } from './leaf-value.ts'
import { plannedLeaves } from './planned-leaves.ts'
import { column, width } from './roll-up.ts'
import type { Structure } from './structure.ts'

export interface LostLeaf {
  readonly id: string
  readonly item: Item | undefined
  readonly planned: BaselineLeaf | undefined
  readonly report: Report | undefined
  /** The living item it counts under, -1 for the plan alone. */
  readonly under: number
  /** It still lives, as the group `under`. */
  readonly split: boolean
  /** Position of its department, -1 for none. */
  readonly department: number
}

export function findLostLeaves(
  plan: Plan,
  structure: Structure,
  baseline: Baseline | undefined,
  department: Int32Array,
): readonly LostLeaf[] {
  const lost = plan.deletedItems.list.map((item) => deletedLeaf(plan, item, baseline, department))
  const missing = baseline === undefined ? [] : leavesNotLiving(plan, structure, baseline, department)
  return [...lost.filter((leaf) => leaf !== undefined), ...missing.toSorted((a, b) => (a.id < b.id ? -1 : 1))]
}

/** One row each, by the order of the list. */
export function writeLostLeaves(
  lost: readonly LostLeaf[],
  plan: Plan,
  structure: Structure,
  reportOf: readonly (Report | undefined)[],
  baseline: Baseline | undefined,
  context: LeafContext,
): Float64Array {
  const rows = new Float64Array(lost.length * width)
  lost.forEach((leaf, row) => {
    if (!leaf.split) {
      writeLeaf(rows, row, leaf, context)
      return
    }
    writeLeaf(rows, row, leaf, context, shareOfParts(leaf, plan, structure, reportOf, baseline, context))
    rows[row * width + column.ac] = 0
    rows[row * width + column.costs] = 0
  })
  return rows
}

function deletedLeaf(
  plan: Plan,
  item: Item,
  baseline: Baseline | undefined,
  department: Int32Array,
): LostLeaf | undefined {
  const report = find(plan.reports, item.id)
  const planned = baseline?.leaves.get(item.id)
  if (planned === undefined && (report?.bookings.length ?? 0) === 0) return undefined
  const under = livingAncestor(plan, item)
  const own = plan.departments.indexById.get(item.departmentId ?? '') ?? department[under] ?? -1
  return { id: item.id, item, planned, report, under, split: false, department: own }
}

function leavesNotLiving(
  plan: Plan,
  structure: Structure,
  baseline: Baseline,
  department: Int32Array,
): LostLeaf[] {
  const lost: LostLeaf[] = []
  const living = plannedLeaves(baseline, plan.items)
  let known = 0
  for (let index = 0; index < living.length; index++) {
    const planned = living[index]
    if (planned === undefined) continue
    known++
    if (structure.isLeaf[index] === 1) continue
    const { id } = planned
    const own = department[index] ?? -1
    const item = plan.items.list[index]
    lost.push({
      id,
      item,
      planned,
      report: find(plan.reports, id),
      under: index,
      split: true,
      department: own,
    })
  }
  const deleted = plan.deletedItems.list.filter(({ id }) => baseline.leaves.has(id)).length
  if (known + deleted === baseline.leaves.size) return lost
  const found = new Set(living)
  for (const planned of baseline.leaves.values()) {
    const { id } = planned
    if (found.has(planned) || plan.deletedItems.indexById.has(id)) continue
    const report = find(plan.reports, id)
    lost.push({ id, item: undefined, planned, report, under: -1, split: false, department: -1 })
  }
  return lost
}

/** Position of the nearest living item above a deleted one, through other deleted ones; -1 for none. */
function livingAncestor(plan: Plan, item: Item): number {
  const seen = new Set<string>()
  let parentId = item.parentId
  while (parentId !== undefined && !seen.has(parentId)) {
    const index = plan.items.indexById.get(parentId)
    if (index !== undefined) return index
    seen.add(parentId)
    parentId = find(plan.deletedItems, parentId)?.parentId
  }
  return -1
}

export interface Part {
  readonly index: number
  /** Its share of the budget of what was split, 0 … 1. */
  readonly weight: number
}

/** The leaves of a split leaf that came after the baseline, weighted by their own amounts, else alike. */
export function partsOf(
  leaf: LostLeaf,
  plan: Plan,
  structure: Structure,
  baseline: Baseline | undefined,
  { basis, axis }: Pick<LeafContext, 'basis' | 'axis'>,
): readonly Part[] {
  const parts: { readonly index: number; readonly amount: number }[] = []
  for (const index of structure.leavesOf(leaf.under)) {
    const item = plan.items.list[index]
    if (item === undefined || baseline?.leaves.has(item.id)) continue
    parts.push({ index, amount: amountOf(item, basis, axis) ?? 0 })
  }
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0)
  return parts.map(({ index, amount }) => ({ index, weight: whole > 0 ? amount / whole : 1 / parts.length }))
}

/** What its parts have done; without parts, what was said of itself. */
function shareOfParts(
  leaf: LostLeaf,
  plan: Plan,
  structure: Structure,
  reportOf: readonly (Report | undefined)[],
  baseline: Baseline | undefined,
  context: LeafContext,
): number {
  const { axis, zone } = context
  const parts = partsOf(leaf, plan, structure, baseline, context)
  let share = 0
  for (const { index, weight } of parts) {
    const item = plan.items.list[index]
    if (item) share += weight * earnedShare(item, reportOf[index], axis, zone)
  }
  if (parts.length > 0) return Math.min(1, share)
  return leaf.item ? earnedShare({ ...leaf.item, type: 'task' }, leaf.report, axis, zone) : 0
}
