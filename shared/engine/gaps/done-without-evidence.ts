/** CO4: done without evidence, where the plan requires it: a link on the item, or evidence said in a check-in. */

import { isFinished } from '../link-bounds.ts'
import { isCancelled } from '../schedule.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const doneWithoutEvidence: ItemRule = {
  rule: 'CO4',
  reads: 'item',
  find(base, index) {
    const { plan, structure, schedule, reportOf, moment } = base
    if (!plan.settings.policies.evidenceRequired || structure.isLeaf[index] !== 1) return undefined
    if (!isFinished(base, index) || isCancelled(schedule, index)) return undefined
    if (Object.keys(plan.items.list[index]?.evidence ?? {}).length > 0) return undefined
    if (reportOf[index]?.checkIns.some(({ evidence }) => evidence !== undefined && evidence !== ''))
      return undefined
    const done = schedule.finishDay(index) ?? moment.today
    return itemGap(base, index, {
      rule: 'CO4',
      severity: 'serious',
      person: whoCanMend(base, index),
      facts: { day: done, showOnNowFrom: showOnNowFrom(base, done) },
      mend: 'check in',
    })
  },
}
