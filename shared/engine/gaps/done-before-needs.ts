/** CO5: done while what it needs is not. It asks the owner of the other: *is it done too?* */

import { must } from '../../base/assert.ts'
import type { BaseFigures } from '../figures.ts'
import { forEachBound, isFinished, isUnstarted } from '../link-bounds.ts'
import type { LinkBound } from '../link-bounds.ts'
import { isCancelled } from '../schedule.ts'
import { none } from '../schedule-marks.ts'
import { whoCanMend } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const doneBeforeNeeds: ItemRule = {
  rule: 'CO5',
  reads: 'links',
  find(base, index) {
    if (base.structure.isLeaf[index] !== 1 || !isFinished(base, index)) return undefined
    if (isCancelled(base.schedule, index)) return undefined
    const found = new Map<number, Gap>()
    forEachBound(base, index, (bound) => {
      if (!found.has(bound.from) && isBroken(base, index, bound))
        found.set(bound.from, gapOf(base, index, bound.from))
    })
    return found.size === 0 ? undefined : [...found.values()]
  },
}

/** The end that the link counts from is not there yet, and its forecast would come too late for when this was done. */
function isBroken(base: BaseFigures, index: number, { from, counts, holds, boundary }: LinkBound): boolean {
  if (isFinished(base, from) || (counts === 'start' && !isUnstarted(base, from))) return false
  const { earlyStart, earlyFinish } = base.schedule
  const place = (holds === 'start' ? earlyStart : earlyFinish)[index] ?? none
  return place !== none && boundary > place
}

function gapOf(base: BaseFigures, index: number, needs: number): Gap {
  const { id } = must(base.plan.items.list[needs])
  const done = base.schedule.finishDay(index) ?? base.moment.today
  return itemGap(base, index, {
    rule: 'CO5',
    severity: 'serious',
    person: whoCanMend(base, needs),
    facts: { needs: id, showOnNowFrom: showOnNowFrom(base, done) },
    mend: 'ask',
    with: { otherId: id },
    other: id,
  })
}
