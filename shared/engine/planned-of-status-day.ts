/** What was to be done on the status date alone, item by item with groups, by department and in all (SC6.2). */

import type { Baseline } from '../plan/baseline.ts'
import type { Day } from '../base/day.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import { amountOf } from './basis.ts'
import type { BaseFigures } from './figures.ts'
import { profileFor } from './leaf-value.ts'
import { plannedLeaves } from './planned-leaves.ts'
import { baselineSpan, plannedShare } from './planned-value.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'
import type { Tree } from './tree.ts'

export interface PlannedOfDay {
  readonly plan: number
  /** By position. */
  readonly departments: Float64Array
  readonly items: Float64Array
}

interface Known {
  readonly day: Day
  readonly tree: Tree
  readonly department: Int32Array
  readonly basis: EarnedValueBasis
  readonly planned: PlannedOfDay
}

/** Only a memo: a baseline stays while work is reported. */
const known = new WeakMap<Baseline, Known>()

export function plannedOfStatusDay(base: BaseFigures): PlannedOfDay {
  const { baseline, structure, department, basis, moment } = base
  if (baseline === undefined) return { plan: 0, departments: new Float64Array(), items: new Float64Array() }
  const found = known.get(baseline)
  if (
    found?.day === moment.statusDate &&
    found.tree === structure.tree &&
    found.department === department &&
    found.basis === basis
  )
    return found.planned
  const planned = addUp(base, baseline)
  known.set(baseline, { day: moment.statusDate, tree: structure.tree, department, basis, planned })
  return planned
}

/** What was known, on other seats: `base` are the figures before on them. Unknown where the baseline knows what came or went. */
export function plannedOfDayOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const { baseline } = before
  const found = baseline && known.get(baseline)
  if (!found || found.tree !== before.structure.tree || found.department !== before.department) return
  const isKnown = (row: number, { plan }: BaseFigures): boolean =>
    baseline.leaves.has(plan.items.list[row]?.id ?? '')
  const went = [...seats.to.keys()].filter((row) => seats.to[row] === -1)
  if (
    seats.moved.length > 0 ||
    seats.came.some((row) => isKnown(row, base)) ||
    went.some((row) => isKnown(row, before))
  )
    return
  const { planned } = found
  known.set(baseline, {
    ...found,
    tree: seats.tree,
    department: base.department,
    planned: { ...planned, items: seated(planned.items, seats) },
  })
}

function addUp(
  { structure, department, basis, moment, plan }: BaseFigures,
  baseline: Baseline,
): PlannedOfDay {
  const items = new Float64Array(structure.count)
  const departments = new Float64Array(plan.departments.list.length)
  const span = baselineSpan(baseline)
  const through = span.axis.finishBoundary(moment.statusDate)
  const planned = plannedLeaves(baseline, plan.items)
  let all = 0
  for (const index of structure.childrenFirst) {
    const item = structure.isLeaf[index] === 1 ? plan.items.list[index] : undefined
    const leaf = item && planned[index]
    if (leaf !== undefined) {
      const profile = profileFor(leaf, item?.earning ?? leaf.earning, span)
      const share = plannedShare(profile, through) - plannedShare(profile, through - 1)
      const amount = share * (amountOf(leaf, basis, span.axis) ?? 0)
      items[index] = amount
      all += amount
      const place = department[index] ?? -1
      if (place >= 0) departments[place] = (departments[place] ?? 0) + amount
    }
    const parent = structure.parent[index] ?? -1
    if (parent >= 0) items[parent] = (items[parent] ?? 0) + (items[index] ?? 0)
  }
  return { plan: all, departments, items }
}
