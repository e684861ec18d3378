/**
 * CO1, green but late: reported on track while the forecast is later than the commitment beyond tolerance, either by its own
 * slip, or by one that it inherits and that its owner could have known: the last check-in came a working day (24 h, days off
 * not counted) or more after it showed (`when-it-showed.ts`). Else it is a question: *Launch moves by 15 d. Take the new
 * date?* Work that runs before its links let it is CO3's, and is not named twice.
 */

import type { Instant } from '../../base/instant.ts'
import type { Report } from '../../plan/report.ts'
import { textOfDayNumber } from '../day-texts.ts'
import type { BaseFigures } from '../figures.ts'
import { scheduleTolerance } from '../lights.ts'
import { forEachBound, isFinished, isUnstarted, restStart } from '../link-bounds.ts'
import { none } from '../schedule-marks.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { createWorkClock } from '../work-clock.ts'
import { zoneDays } from '../zone-days.ts'
import { isOpenLeaf, showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'
import { spendsEarly } from './spends-early.ts'
import { whenItShowed } from './when-it-showed.ts'

export const greenButLate: ItemRule = {
  rule: 'CO1',
  reads: 'upstream',
  /** What delays it may have shown meanwhile. */
  mayTurn: ({ reportOf, variance }, index) =>
    reportOf[index]?.status === 'on track' && (variance[index]?.unannounced ?? 0) > 0,
  find(base, index) {
    const report = base.reportOf[index]
    if (report?.status !== 'on track') return undefined
    const { unannounced, forecastFinish, commitmentFinish } = base.variance[index] ?? {}
    if (typeof unannounced !== 'number' || forecastFinish === undefined) return undefined
    const tolerance = scheduleTolerance(base.plan.settings.policies, base.schedule.duration[index] ?? 0)
    if (unannounced <= tolerance || !isOpenLeaf(base, index) || spendsEarly(base, index) !== undefined)
      return undefined
    const heard = lastHeard(base, report)
    const isOwn = unannounced - heldUp(base, index, unannounced) > tolerance
    const isKnown = isOwn || couldKnow(base, index, heard)
    const zone = zoneDays(base.plan.settings.timeZone)
    return itemGap(base, index, {
      rule: 'CO1',
      severity: isKnown ? 'serious' : 'minor',
      person: whoCanMend(base, index),
      facts: {
        question: isKnown ? 0 : 1,
        days: unannounced,
        day: forecastFinish,
        commitment: commitmentFinish ?? null,
        showOnNowFrom: showOnNowFrom(base, textOfDayNumber(zone.dayNumberOf(heard))),
      },
      mend: isKnown ? 'check in' : 'take date',
      with: { value: forecastFinish },
    })
  },
}

function lastHeard({ moment }: BaseFigures, report: Report): Instant {
  return report.checkIns.at(-1)?.at ?? report.saidAt ?? moment.now
}

function couldKnow(base: BaseFigures, index: number, heard: Instant): boolean {
  const showed = whenItShowed(base, index)
  if (showed === undefined) return false
  return (
    heard >= createWorkClock(base.schedule.axis, zoneDays(base.plan.settings.timeZone)).windowEnd(showed, 24)
  )
}

/** Of what is not yet announced, the working days for which it waits for somebody unfinished. */
function heldUp(base: BaseFigures, index: number, unannounced: number): number {
  const { schedule, variance } = base
  const finish = schedule.earlyFinish[index] ?? none
  const rest = restStart(base, index)
  let waits = false
  let byFinish = false
  forEachBound(base, index, ({ from, holds, boundary }) => {
    if (isFinished(base, from) || boundary !== (holds === 'start' ? rest : finish)) return
    waits = true
    if (holds === 'finish') byFinish = true
  })
  if (!waits) return 0
  const start = variance[index]?.commitmentStart
  if (byFinish || !isUnstarted(base, index) || start === undefined) return unannounced
  return Math.min(unannounced, Math.max(0, rest - schedule.axis.startBoundary(start)))
}
