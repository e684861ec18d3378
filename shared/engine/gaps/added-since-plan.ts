/** MP8: what was added since the baseline, as one line: *12 added since the plan, +38 d, +€ 41,000*. */

import type { Baseline } from '../../plan/baseline.ts'
import type { BaseFigures } from '../figures.ts'
import { valueFlag } from '../leaf-value.ts'
import { isCancelled } from '../schedule.ts'
import type { Tree } from '../tree.ts'
import { planner } from '../who-can-mend.ts'
import { makeGap } from './rule.ts'
import type { PlanRule } from './rule.ts'

/** Parts that a leaf of the baseline was split into are not additions: their group stands in it. */
export const addedSincePlan: PlanRule = {
  rule: 'MP8',
  reads: (base) => [
    base.plan.items,
    base.structure,
    base.baseline,
    base.valueFlags,
    base.schedule,
    planner(base),
  ],
  find(base) {
    const { plan, structure, schedule, baseline, valueFlags } = base
    if (baseline === undefined) return []
    const isPart = partsOf(base, baseline)
    let count = 0
    let days = 0
    let budget = 0
    for (const i of unbaselined(valueFlags)) {
      if (structure.isLeaf[i] !== 1) continue
      const item = plan.items.list[i]
      if (item === undefined || item.type === 'group' || isCancelled(schedule, i) || isPart[i] === 1) continue
      count++
      days += schedule.duration[i] ?? 0
      budget += item.budget ?? 0
    }
    if (count === 0) return []
    return [
      makeGap(
        { kind: 'baseline', id: baseline.id },
        {
          rule: 'MP8',
          severity: 'minor',
          person: planner(base),
          facts: { count, days, budget },
          mend: { action: 'explain' },
        },
      ),
    ]
  },
}

/** Ascending positions. */
function unbaselined(flags: Uint8Array): readonly number[] {
  let found = added.get(flags)
  if (found === undefined) {
    found = [...flags.keys()].filter((index) => ((flags[index] ?? 0) & valueFlag.unbaselined) !== 0)
    added.set(flags, found)
  }
  return found
}

/** Only a memo: flags seldom change. */
const added = new WeakMap<Uint8Array, readonly number[]>()

/** By position: 1 for what stands in an item that is a leaf of the baseline. */
function partsOf({ plan, structure }: BaseFigures, baseline: Baseline): Uint8Array {
  const known = parts.get(structure.tree)
  if (known?.baseline === baseline) return known.isPart
  const isPart = new Uint8Array(structure.count)
  for (let at = structure.count - 1; at >= 0; at--) {
    const index = structure.childrenFirst[at] ?? 0
    const above = structure.parent[index] ?? -1
    if (above < 0) continue
    if (isPart[above] === 1 || baseline.leaves.has(plan.items.list[above]?.id ?? '')) isPart[index] = 1
  }
  parts.set(structure.tree, { baseline, isPart })
  return isPart
}

/** Only a memo: ids and groups stay as long as the tree does. */
const parts = new WeakMap<Tree, { readonly baseline: Baseline; readonly isPart: Uint8Array }>()
