/** BA3: a baseline whose content does not give its fingerprint: not all of it has arrived, or it is not what was approved. */

import { planner, presentPerson } from '../who-can-mend.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const brokenSeal: PlanRule = {
  rule: 'BA3',
  reads: (base) => [...readsPeople(base), base.plan.baselines],
  find: (base) =>
    base.plan.baselines.list
      .filter(({ complete }) => !complete)
      .map(({ id, by }) =>
        makeGap(
          { kind: 'baseline', id },
          {
            rule: 'BA3',
            severity: 'critical',
            person: presentPerson(base.plan, by) ?? planner(base),
            mend: { action: 'take plan', otherId: id },
          },
        ),
      ),
}
