/** OW7: blocked, and nobody inside chases it: neither the one named nor the owner, who does by default, is here. */

import { presentOwner } from '../ownership.ts'
import { presentPerson, whoStandsAbove } from '../who-can-mend.ts'
import { isOpenLeaf } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const nobodyChases: ItemRule = {
  rule: 'OW7',
  reads: 'facts',
  find(base, index) {
    const { plan } = base
    const report = base.reportOf[index]
    if (report?.status !== 'blocked' || !isOpenLeaf(base, index)) return undefined
    const { blocker } = report
    const chaser = blocker?.chasedBy
    const chased =
      chaser === undefined ? presentOwner(plan, plan.items.list[index]) : presentPerson(plan, chaser)
    if (chased !== undefined) return undefined
    const waits = blocker?.waitsFor
    return itemGap(base, index, {
      rule: 'OW7',
      severity: 'critical',
      person: presentOwner(plan, plan.items.list[index])?.id ?? whoStandsAbove(base, index),
      facts: { since: blocker?.since ?? null, outside: waits?.type === 'outside' ? waits.name : null },
      mend: 'chase',
    })
  },
}
