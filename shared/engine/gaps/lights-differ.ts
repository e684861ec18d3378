/**
 * CO7: a key result whose work is delivered as planned while its value is not coming, or the reverse, for a full cadence and
 * with something expected by now. Value is judged as of now and as of one cadence ago, by what had been read until then;
 * delivery by the worst light of the open and finished work that serves it.
 */

import { find } from '../../base/table.ts'
import { valueLightAt } from '../create-key-results.ts'
import type { BaseFigures } from '../figures.ts'
import { workLight } from '../lights.ts'
import type { Light } from '../lights.ts'
import { whoAnswersFor } from '../who-can-mend.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const lightsDiffer: PlanRule = {
  rule: 'CO7',
  reads: (base) => [
    ...readsPeople(base),
    base.keyResults,
    base.variance,
    base.value,
    base.schedule,
    base.plan.settings,
    base.plan.readings,
  ],
  find: (base) =>
    base.keyResults.flatMap((own, position) => {
      const { light, expected, value } = own
      const keyResult = base.plan.keyResults.list[position]
      if (keyResult === undefined || value === null || expected === null) return []
      if (expected === (keyResult.startValue ?? expected)) return []
      const delivery = workLight(base, own.work)
      if (!differ(delivery, light) || valueLightAt(base, position, cadenceAgo(base)) !== light) return []
      const measure = find(base.plan.kpis, keyResult.kpiId)?.id ?? null
      return [
        makeGap(
          { kind: 'keyResult', id: own.id },
          {
            rule: 'CO7',
            severity: 'serious',
            person: whoAnswersFor(base, position),
            facts: {
              delivered: delivery === 'green' ? 1 : 0,
              value,
              expected,
              measure,
              items: own.work.length,
            },
            mend: { action: 'explain', otherId: own.id },
          },
        ),
      ]
    }),
}

function differ(delivery: Light, value: Light): boolean {
  return (delivery === 'green' && value === 'red') || (delivery === 'red' && value === 'green')
}

/** The status date, as many working days earlier as the plan asks for reports. */
function cadenceAgo({ schedule: { axis }, moment, plan }: BaseFigures): string {
  return axis.finishDay(axis.finishBoundary(moment.statusDate) - plan.settings.policies.cadenceDays)
}
