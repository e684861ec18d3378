/** FR1, FR3: what was to be heard by now and was not. Only overdue is a gap; old is drawn with its age and never one. */

import { presentOwnerOf, planner, whoCanMend } from '../who-can-mend.ts'
import { readingFreshness } from '../reading-freshness.ts'
import type { BaseFigures } from '../figures.ts'
import { textOfDayNumber } from '../day-texts.ts'
import { zoneDays } from '../zone-days.ts'
import type { Gap } from './gap.ts'
import { itemGap, makeGap, readsPeople } from './rule.ts'
import type { ItemRule, PlanRule } from './rule.ts'

/** FR1. What was never heard of is overdue once its first report is due. */
export const reportOverdue: ItemRule = {
  rule: 'FR1',
  reads: 'item',
  /** It grows older. */
  mayTurn: ({ freshness }, index) => freshness[index]?.state === 'overdue',
  find(base, index) {
    const { state, inPlay = false, saidAt, dueAt } = base.freshness[index] ?? {}
    if (!inPlay || (state !== 'overdue' && state !== 'never')) return undefined
    if (dueAt !== undefined && base.moment.now < dueAt) return undefined
    const report = base.reportOf[index]
    const presses =
      report?.status === 'blocked' || report?.status === 'at risk' || base.schedule.critical[index] === 1
    return itemGap(base, index, {
      rule: 'FR1',
      severity: presses ? 'serious' : 'minor',
      person: whoCanMend(base, index),
      facts: { days: saidAt === undefined ? null : workingAge(base, saidAt) },
      mend: 'ask',
    })
  },
}

/** FR3. A measure without any reading is the gap MP3 of the key results that need it. */
export const readingOverdue: PlanRule = {
  rule: 'FR3',
  reads: (base) => [
    ...readsPeople(base),
    base.plan.readings,
    base.plan.settings,
    base.moment,
    base.schedule.axis,
  ],
  find(base) {
    const { plan, schedule, moment } = base
    const gaps: Gap[] = []
    for (const kpi of plan.kpis.list) {
      const { state, reading } = readingFreshness(plan, kpi, schedule.axis, moment)
      if (state !== 'overdue' || reading === undefined) continue
      gaps.push(
        makeGap(
          { kind: 'kpi', id: kpi.id },
          {
            rule: 'FR3',
            severity: 'minor',
            person: presentOwnerOf(plan, kpi.owner) ?? planner(base),
            facts: {
              days: workingAge(base, reading.at),
              cadence: kpi.cadenceDays ?? plan.settings.policies.cadenceDays,
            },
            mend: { action: 'add reading', otherId: kpi.id },
          },
        ),
      )
    }
    return gaps
  },
}

/** Working days since the day it was said. */
function workingAge({ plan, schedule, moment }: BaseFigures, at: number): number {
  const { axis } = schedule
  const day = textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(at))
  return Math.max(0, axis.startBoundary(moment.today) - axis.startBoundary(day))
}
