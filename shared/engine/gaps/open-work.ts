/** Which items rules ask about, and how soon: what is done or cancelled has no gaps but those about having been done. */

import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import { isFinished } from '../link-bounds.ts'
import { textOfDayNumber } from '../day-texts.ts'
import { none } from '../schedule-marks.ts'
import { zoneDays } from '../zone-days.ts'
import type { Severity } from './gap.ts'

export function isOpenLeaf(base: BaseFigures, index: number): boolean {
  return base.structure.isLeaf[index] === 1 && isOpen(base, index)
}

/** A group is open while something below it is. */
export function isOpen(base: BaseFigures, index: number): boolean {
  return !isFinished(base, index) && base.reportOf[index]?.status !== 'done'
}

const soonDays = 10

/** In play, or starting within ten working days. */
export function isSoon(base: BaseFigures, index: number): boolean {
  if (base.freshness[index]?.inPlay === true) return true
  const { schedule, moment } = base
  const start = schedule.earlyStart[index] ?? none
  return start !== none && start < schedule.axis.startBoundary(moment.today) + soonDays
}

/** Whether it is wanted soon as of one of two days alone. */
export function turnsSoon(base: BaseFigures, index: number, before: BaseFigures): boolean {
  return isSoon(before, index) !== isSoon(base, index)
}

/** Of what is missing: critical when it is wanted soon and everything waits for it. */
export function urgency(base: BaseFigures, index: number): Severity {
  if (!isSoon(base, index)) return 'minor'
  return base.schedule.critical[index] === 1 ? 'critical' : 'serious'
}

/**
 * HO3: the sentence of a contradiction goes first to its owner, and to Now after one working day, or when a session opened
 * since then.
 */
export function showOnNowFrom({ schedule, plan }: BaseFigures, arose: Day): Day {
  const zone = zoneDays(plan.settings.timeZone)
  let from = schedule.axis.startDay(schedule.axis.finishBoundary(arose))
  for (const { openedAt } of plan.sessions.list) {
    const opened = textOfDayNumber(zone.dayNumberOf(openedAt))
    if (opened >= arose && opened < from) from = opened
  }
  return from
}
