/** CO9: one measure, one day, two values by different people or from different sources. The last said counts until one is taken back. */

import { find } from '../../base/table.ts'
import type { Reading } from '../../plan/report.ts'
import { planner, presentOwnerOf } from '../who-can-mend.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const twoReadings: PlanRule = {
  rule: 'CO9',
  reads: (base) => [...readsPeople(base), base.plan.readings],
  find: (base) =>
    base.plan.readings.list.flatMap(({ id, readings }) =>
      quarrels(readings).map(([first, second]) =>
        makeGap(
          { kind: 'kpi', id },
          {
            rule: 'CO9',
            severity: 'serious',
            person: presentOwnerOf(base.plan, find(base.plan.kpis, id)?.owner) ?? planner(base),
            facts: {
              day: second.day,
              first: first.value,
              second: second.value,
              firstBy: first.by ?? null,
              secondBy: second.by ?? null,
              firstSource: first.source ?? null,
              secondSource: second.source ?? null,
            },
            mend: { action: 'settle reading', otherId: id, value: second.day },
            other: second.day,
          },
        ),
      ),
    ),
}

/** The last said of a day against the latest before it that says otherwise; a person correcting themselves is no quarrel. */
function quarrels(readings: readonly Reading[]): readonly (readonly [Reading, Reading])[] {
  const byDay = new Map<string, Reading[]>()
  for (const reading of readings) byDay.set(reading.day, [...(byDay.get(reading.day) ?? []), reading])
  return [...byDay.values()].flatMap((ofDay) => {
    const last = ofDay.at(-1)
    const other = last && ofDay.findLast((one) => one.value !== last.value && isOther(one, last))
    return last && other ? [[other, last] as const] : []
  })
}

/** A person correcting themselves is no quarrel. */
export function isOther(a: Reading, b: Reading): boolean {
  return a.by !== b.by || a.source !== b.source || a.departmentId !== b.departmentId
}
