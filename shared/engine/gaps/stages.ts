/**
 * ST1: in a stage without what entering it asks for, or said to be closed without its controller's countersignature.
 * ST2: an approver has been asked for longer than a cadence. Both only where the plan uses stages.
 */

import { find } from '../../base/table.ts'
import { textOfDayNumber } from '../day-texts.ts'
import { lackFor, lackUpTo } from '../stages/entry-criteria.ts'
import { governs, hasStage, stageStanding } from '../stages/stage-standing.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { zoneDays } from '../zone-days.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const advancedWithout: ItemRule = {
  rule: 'ST1',
  reads: 'facts',
  find(base, index) {
    const { plan } = base
    const item = plan.items.list[index]
    if (!item || !governs(plan, 'stages') || !hasStage(plan, item)) return undefined
    const { place, stage, strangers, unsigned } = stageStanding(plan, item)
    if (place === 'cancelled') return undefined
    const { needs, approvers } = lackUpTo(plan, item, stage)
    const stranger = place === 'closed' ? undefined : strangers.at(-1)
    if (needs.length + approvers.length === 0 && !stranger && !unsigned) return undefined
    return itemGap(base, index, {
      rule: 'ST1',
      severity: 'serious',
      person: whoCanMend(base, index),
      facts: {
        stage,
        needs: needs.join(','),
        approvers: approvers.map(({ role, person }) => person ?? role ?? '').join(','),
        signedBy: stranger?.by ?? null,
        closed: stranger || unsigned ? 1 : 0,
      },
      mend: 'see stage',
    })
  },
}

export const waitsForApprover: ItemRule = {
  rule: 'ST2',
  reads: 'facts',
  mayTurn: ({ plan }, index) => find(plan.governed, plan.items.list[index]?.id) !== undefined,
  find(base, index) {
    const { plan, schedule, moment } = base
    const item = plan.items.list[index]
    if (!item || !find(plan.governed, item.id) || !governs(plan, 'stages')) return undefined
    const { request } = stageStanding(plan, item)
    if (!request) return undefined
    const asked = textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(request.at))
    const days = schedule.axis.startBoundary(moment.today) - schedule.axis.startBoundary(asked)
    if (days <= plan.settings.policies.cadenceDays) return undefined
    return lackFor(plan, item, request.stage).approvers.map(({ role, person }) =>
      itemGap(base, index, {
        rule: 'ST2',
        severity: 'serious',
        person: person ?? whoCanMend(base, index),
        facts: { stage: request.stage, days, who: person ?? role ?? null },
        mend: 'see stage',
        other: person ?? role ?? '',
      }),
    )
  },
}
