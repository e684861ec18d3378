/** MP8: what was added since the baseline, as one line: *12 added since the plan, +38 d, +€ 41,000*. */

import { valueFlag } from '../leaf-value.ts'
import { isCancelled } from '../schedule.ts'
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
    let count = 0
    let days = 0
    let budget = 0
    for (let i = 0; i < valueFlags.length; i++) {
      if (((valueFlags[i] ?? 0) & valueFlag.unbaselined) === 0 || structure.isLeaf[i] !== 1) continue
      const item = plan.items.list[i]
      if (item === undefined || item.type === 'group' || isCancelled(schedule, i) || isPartOf(base, i))
        continue
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

function isPartOf({ plan, structure, baseline }: Parameters<PlanRule['find']>[0], index: number): boolean {
  for (let above = structure.parent[index] ?? -1; above >= 0; above = structure.parent[above] ?? -1) {
    if (baseline?.leaves.has(plan.items.list[above]?.id ?? '') === true) return true
  }
  return false
}
