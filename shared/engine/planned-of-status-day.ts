/** What was to be done on the status date alone, item by item with groups, by department and in all (SC6.2). */

import type { Day } from '../base/day.ts'
import { changedIds, find } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import { amountOf } from './basis.ts'
import { rewritten } from './column-changes.ts'
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
  /** Weakly: a baseline that nothing is measured against any more keeps no plan alive. */
  readonly items: WeakRef<Table<Item>>
  /** Of leaves alone, by position. */
  readonly own: Float64Array
  readonly planned: PlannedOfDay
}

/** Only a memo: a baseline stays while work is reported. */
const known = new WeakMap<Baseline, Known>()

export function plannedOfStatusDay(base: BaseFigures): PlannedOfDay {
  const { baseline, structure, department, basis, moment, plan } = base
  if (baseline === undefined) return { plan: 0, departments: new Float64Array(), items: new Float64Array() }
  const found = known.get(baseline)
  const stands = found?.day === moment.statusDate && found.tree === structure.tree && found.basis === basis
  const own = (stands && ownAgain(found, base, baseline)) || ownOfAll(base, baseline)
  const planned = own === found?.own && found.department === department ? found.planned : addUp(own, base)
  const { tree } = structure
  const items = new WeakRef(plan.items)
  known.set(baseline, { day: moment.statusDate, tree, department, basis, items, own, planned })
  return planned
}

/** What was known, on other seats: `base` are the figures before on them. */
export function plannedOfDayOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const { baseline } = before
  const found = baseline && known.get(baseline)
  if (!found || found.tree !== before.structure.tree || found.items.deref() !== before.plan.items) return
  const ownOf = ownReader(base, baseline)
  const own = seated(found.own, seats)
  for (const row of seats.came) own[row] = ownOf(row)
  known.set(baseline, {
    ...found,
    tree: seats.tree,
    department: base.department,
    items: new WeakRef(base.plan.items),
    own,
    planned: addUp(own, base),
  })
}

function ownOfAll(base: BaseFigures, baseline: Baseline): Float64Array {
  const ownOf = ownReader(base, baseline)
  return Float64Array.from({ length: base.structure.count }, (_, index) => ownOf(index))
}

/** Of a leaf only the method by which it earns is not the baseline's; undefined where positions are others. */
function ownAgain(found: Known, base: BaseFigures, baseline: Baseline): Float64Array | undefined {
  const { items } = base.plan
  const before = found.items.deref()
  if (before === items) return found.own
  if (before?.indexById !== items.indexById) return undefined
  const others = changedIds(before, items)
    .filter((id) => find(before, id)?.earning !== find(items, id)?.earning)
    .flatMap((id) => items.indexById.get(id) ?? [])
  return rewritten(found.own, others, ownReader(base, baseline))
}

/** What of a leaf was to be done on that day, in the unit of the basis; 0 of groups, and of what the baseline does not know. */
function ownReader(
  { structure, basis, moment, plan }: BaseFigures,
  baseline: Baseline,
): (index: number) => number {
  const span = baselineSpan(baseline)
  const through = span.axis.finishBoundary(moment.statusDate)
  const planned = plannedLeaves(baseline, plan.items)
  return (index) => {
    const leaf = structure.isLeaf[index] === 1 ? planned[index] : undefined
    if (leaf === undefined) return 0
    const profile = profileFor(leaf, plan.items.list[index]?.earning ?? leaf.earning, span)
    const share = plannedShare(profile, through) - plannedShare(profile, through - 1)
    return share === 0 ? 0 : share * (amountOf(leaf, basis, span.axis) ?? 0)
  }
}

function addUp(own: Float64Array, { structure, department, plan }: BaseFigures): PlannedOfDay {
  const items = own.slice()
  const departments = new Float64Array(plan.departments.list.length)
  let all = 0
  for (const index of structure.childrenFirst) {
    const amount = own[index] ?? 0
    if (amount !== 0) {
      all += amount
      const place = department[index] ?? -1
      if (place >= 0) departments[place] = (departments[place] ?? 0) + amount
    }
    const parent = structure.parent[index] ?? -1
    if (parent >= 0) items[parent] = (items[parent] ?? 0) + (items[index] ?? 0)
  }
  return { plan: all, departments, items }
}
