/**
 * CO4: done without evidence, or said to be as the plan asks evidence for: a link or a file on the item, or evidence said in a
 * check-in.
 */

import type { Status } from '../../plan/report.ts'
import { textOfDayNumber } from '../day-texts.ts'
import type { BaseFigures } from '../figures.ts'
import { isFinished } from '../link-bounds.ts'
import { isCancelled } from '../schedule.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { zoneDays } from '../zone-days.ts'
import { showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const doneWithoutEvidence: ItemRule = {
  rule: 'CO4',
  reads: 'item',
  /** Where nobody said when. */
  mayTurn: ({ plan, reportOf }, index) =>
    plan.settings.evidenceFor !== undefined && reportOf[index] !== undefined,
  find(base, index) {
    const { plan, structure, reportOf, moment } = base
    const { policies, evidenceFor } = plan.settings
    if ((!policies.evidenceRequired && !evidenceFor) || structure.isLeaf[index] !== 1) return undefined
    const owed = owedFor(base, index)
    const item = plan.items.list[index]
    if (owed === undefined || !item || Object.keys(item.evidence).length > 0) return undefined
    const report = reportOf[index]
    if (report?.checkIns.some(({ evidence }) => evidence !== undefined && evidence !== '')) return undefined
    const since = owed === 'done' ? base.schedule.finishDay(index) : dayOfStatus(base, index)
    const day = since ?? moment.today
    return itemGap(base, index, {
      rule: 'CO4',
      severity: 'serious',
      person: whoCanMend(base, index),
      facts: {
        day,
        showOnNowFrom: showOnNowFrom(base, day),
        ...(owed !== 'done' && { status: owed }),
      },
      mend: 'check in',
    })
  },
}

/** The status that owes evidence; undefined where none does. */
function owedFor(base: BaseFigures, index: number): Status | undefined {
  const { policies, evidenceFor } = base.plan.settings
  const status = base.reportOf[index]?.status
  if (isFinished(base, index) && !isCancelled(base.schedule, index))
    return policies.evidenceRequired ? 'done' : undefined
  return status !== undefined && evidenceFor?.[status] === true ? status : undefined
}

function dayOfStatus({ plan, reportOf }: BaseFigures, index: number): string | undefined {
  const at = reportOf[index]?.statusAt
  return at === undefined ? undefined : textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(at))
}
