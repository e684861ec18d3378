/** MP8: what was added since the baseline, as one line: *12 added since the plan, +38 d, +€ 41,000*. */

import { changedIds } from '../../base/table.ts'
import type { Baseline } from '../../plan/baseline.ts'
import { changedRows, isIn } from '../changed-rows.ts'
import type { BaseFigures } from '../figures.ts'
import { plannedLeaves } from '../planned-leaves.ts'
import type { PlannedLeaves } from '../planned-leaves.ts'
import { isCancelled } from '../schedule.ts'
import type { Structure } from '../structure.ts'
import type { Tree } from '../tree.ts'
import { planner } from '../who-can-mend.ts'
import { makeGap } from './rule.ts'
import type { PlanRule } from './rule.ts'

/** Parts that a leaf of the baseline was split into are not additions: their group stands in it. */
export const addedSincePlan: PlanRule = {
  rule: 'MP8',
  reads: (base) => [base.plan.items, base.structure, base.baseline, base.schedule, planner(base)],
  find(base) {
    const { baseline } = base
    if (baseline === undefined) return []
    const facts = factsOf(base, addedRows(base, baseline))
    if (facts.count === 0) return []
    return [
      makeGap(
        { kind: 'baseline', id: baseline.id },
        {
          rule: 'MP8',
          severity: 'minor',
          person: planner(base),
          facts: { ...facts },
          mend: { action: 'explain' },
        },
      ),
    ]
  },
}

interface Facts {
  readonly count: number
  readonly days: number
  readonly budget: number
}

function factsOf(base: BaseFigures, rows: readonly number[]): Facts {
  const last = lastFacts.get(rows)
  const facts = last && isUntouched(last, base, rows) ? last.facts : addUp(base, rows)
  lastFacts.set(rows, { items: new WeakRef(base.plan.items), schedule: new WeakRef(base.schedule), facts })
  return facts
}

function addUp({ plan, schedule }: BaseFigures, rows: readonly number[]): Facts {
  let count = 0
  let days = 0
  let budget = 0
  for (const i of rows) {
    const item = plan.items.list[i]
    if (item === undefined || item.type === 'group' || isCancelled(schedule, i)) continue
    count++
    days += schedule.duration[i] ?? 0
    budget += item.budget ?? 0
  }
  return { count, days, budget }
}

/** Whether nothing that was added is another item, or has other dates. */
function isUntouched(
  { items, schedule }: Pick<Known, 'items' | 'schedule'>,
  base: BaseFigures,
  rows: readonly number[],
): boolean {
  const [itemsBefore, scheduleBefore] = [items.deref(), schedule.deref()]
  const dated = scheduleBefore && changedRows(scheduleBefore, base.schedule)
  if (itemsBefore?.indexById !== base.plan.items.indexById || dated === undefined) return false
  const isAdded = (row: number | undefined): boolean => row !== undefined && isIn(rows, row)
  const edited = changedIds(itemsBefore, base.plan.items)
  return !dated.some(isAdded) && !edited.some((id) => isAdded(base.structure.indexOf(id)))
}

interface Known {
  readonly items: WeakRef<BaseFigures['plan']['items']>
  readonly schedule: WeakRef<BaseFigures['schedule']>
  readonly facts: Facts
}

/** Only a memo: of the rows that were added, what was found of them last. */
const lastFacts = new WeakMap<readonly number[], Known>()

/** Positions of leaves that neither stand in the baseline nor in an item that is one of its leaves; ascending. */
function addedRows(base: BaseFigures, baseline: Baseline): readonly number[] {
  const { plan, structure } = base
  const planned = plannedLeaves(baseline, plan.items)
  const known = added.get(planned)
  if (known?.tree === structure.tree) return known.rows
  const rows: number[] = []
  for (let i = 0; i < structure.count; i++)
    if (structure.isLeaf[i] === 1 && planned[i] === undefined && !isPart(structure, planned, i)) rows.push(i)
  added.set(planned, { tree: structure.tree, rows })
  return rows
}

function isPart({ parent }: Structure, planned: PlannedLeaves, index: number): boolean {
  for (let above = parent[index] ?? -1; above >= 0; above = parent[above] ?? -1)
    if (planned[above] !== undefined) return true
  return false
}

/** Only a memo: ids and groups stay as long as the tree does. */
const added = new WeakMap<PlannedLeaves, { readonly tree: Tree; readonly rows: readonly number[] }>()
