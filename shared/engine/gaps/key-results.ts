/** KR1, KR2: a key result behind its expected curve, and one that is heading short of its target. */

import { must } from '../../base/assert.ts'
import { find } from '../../base/table.ts'
import { askedByNow, isHold } from '../create-key-results.ts'
import { shortKeyResults } from '../key-result-short.ts'
import { whoAnswersFor } from '../who-can-mend.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

/** KR1: by its pace; a goal to hold, by its band. */
export const behindCurve: PlanRule = {
  rule: 'KR1',
  reads: (base) => [...readsPeople(base), base.keyResults, base.plan.settings],
  find(base) {
    const { plan, keyResults } = base
    return keyResults.flatMap((figures, position) => {
      const { id, value, variance, pace } = figures
      const kpi = find(plan.kpis, plan.keyResults.list[position]?.kpiId)
      const expected = askedByNow(figures, kpi)
      if (value === null || expected === null || variance === null || variance >= 0) return []
      const holds = isHold(kpi)
      if (!holds && (pace === null || pace >= plan.settings.policies.paceAmber)) return []
      return [
        makeGap(
          { kind: 'keyResult', id },
          {
            rule: 'KR1',
            severity: 'serious',
            person: whoAnswersFor(base, position),
            facts: { value, expected, pace },
            mend: { action: 'explain', otherId: id },
          },
        ),
      ]
    })
  },
}

/** KR2 */
export const headingShort: PlanRule = {
  rule: 'KR2',
  reads: (base) => [...readsPeople(base), base.keyResults, base.plan.settings],
  find: (base) =>
    [...shortKeyResults(base)].map(({ position, id, outlook, target, shortfall, day, bySlip }) =>
      makeGap(
        { kind: 'keyResult', id },
        {
          rule: 'KR2',
          severity: 'serious',
          person: whoAnswersFor(base, position),
          facts: { outlook, target, shortfall, day, bySlip: bySlip ? 1 : 0, gateId: gateOf(base, position) },
          mend: { action: 'explain', otherId: id },
        },
      ),
    ),
}

function gateOf({ keyResults }: Parameters<PlanRule['find']>[0], position: number): string | null {
  return must(keyResults[position]).gateId ?? null
}
