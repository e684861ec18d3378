/** MP1–MP3: work and goals that do not meet, and goals without a value. */

import { find } from '../../base/table.ts'
import { isCancelled } from '../schedule.ts'
import { whoAnswersFor, whoCanMend } from '../who-can-mend.ts'
import { isOpenLeaf } from './open-work.ts'
import { itemGap, makeGap, readsPeople } from './rule.ts'
import type { ItemRule, PlanRule } from './rule.ts'

/** MP1. Milestones are no work: only tasks are asked what they serve. */
export const servesNothing: ItemRule = {
  rule: 'MP1',
  reads: 'facts',
  find(base, index) {
    if ((base.mapping.shares[index]?.length ?? 0) > 0) return undefined
    if (base.plan.items.list[index]?.type !== 'task' || !isOpenLeaf(base, index)) return undefined
    return itemGap(base, index, {
      rule: 'MP1',
      severity: 'minor',
      person: whoCanMend(base, index),
      mend: 'map',
    })
  },
}

/** MP2. Work that is cancelled contributes nothing; what is done did. */
export const goalWithoutWork: PlanRule = {
  rule: 'MP2',
  reads: (base) => [...readsPeople(base), base.keyResults, base.schedule],
  find(base) {
    const { plan, keyResults, schedule } = base
    return plan.keyResults.list.flatMap(({ id }, position) => {
      const work = keyResults[position]?.work ?? []
      if (work.some((leaf) => !isCancelled(schedule, leaf))) return []
      const person = whoAnswersFor(base, position)
      const mend = { action: 'add work', otherId: id } as const
      return [makeGap({ kind: 'keyResult', id }, { rule: 'MP2', severity: 'serious', person, mend })]
    })
  },
}

/** MP3. A key result without a measure is the unknown word of MP4. */
export const goalWithoutReading: PlanRule = {
  rule: 'MP3',
  reads: (base) => [...readsPeople(base), base.plan.readings],
  find(base) {
    const { plan } = base
    return plan.keyResults.list.flatMap(({ id, kpiId }, position) => {
      const kpi = find(plan.kpis, kpiId)
      if (kpi === undefined || (find(plan.readings, kpi.id)?.readings.length ?? 0) > 0) return []
      const person = whoAnswersFor(base, position)
      const mend = { action: 'add reading', otherId: kpi.id } as const
      return [makeGap({ kind: 'keyResult', id }, { rule: 'MP3', severity: 'minor', person, mend })]
    })
  },
}
