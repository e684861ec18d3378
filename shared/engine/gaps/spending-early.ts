/** CO3: spending before it may start (`spends-early.ts` says what that is). */

import { must } from '../../base/assert.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'
import { spendsEarly, spendsMeanwhile } from './spends-early.ts'

export const spendingEarly: ItemRule = {
  rule: 'CO3',
  reads: 'upstream',
  mayTurn: spendsMeanwhile,
  find(base, index) {
    if (base.structure.isLeaf[index] !== 1) return undefined
    const found = spendsEarly(base, index)
    if (found === undefined) return undefined
    const { cost, hours, perDay, since, mayStart, days, blockedBy } = found
    const blocked = blockedBy === undefined ? null : must(base.plan.items.list[blockedBy]).id
    return itemGap(base, index, {
      rule: 'CO3',
      severity: 'critical',
      person: whoCanMend(base, index),
      facts: {
        cost,
        hours,
        perDay,
        since,
        mayStart: mayStart ?? null,
        days,
        blockedBy: blocked,
        showOnNowFrom: showOnNowFrom(base, since),
      },
      mend: 'check in',
    })
  },
}
