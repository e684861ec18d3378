/**
 * From which day on spending before it may start is held against the plan (CO3), so that honesty is safe (HO1). Work that its
 * links let start when it began has broken nothing: only what is booked after the day on which the news of a later date
 * showed counts. What was booked through the day on which its owner announced a delay
 * or a block does not count either: it has been said.
 */

import { addDays } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import { textOfDayNumber } from '../day-texts.ts'
import type { BaseFigures } from '../figures.ts'
import type { LinkBound } from '../link-bounds.ts'
import { actionableRoot, lateLeaf } from '../root-of-delay.ts'
import { zoneDays } from '../zone-days.ts'
import { showedAt } from './when-it-showed.ts'

/**
 * The first day whose bookings count; undefined when all of them do. `began` is the day that work on it began, `held` the
 * link that holds it now. While no news has shown it is tomorrow.
 */
export function earlySince(base: BaseFigures, index: number, began: Day, held: LinkBound): Day | undefined {
  if (!couldBegin(base, began, held)) return saidSince(base, index)
  const root = actionableRoot(base, held.from)
  const showed = showedAt(base, root >= 0 ? root : lateLeaf(base, held.from)) ?? base.moment.now
  return dayAfter(base, Math.max(showed, announcedAt(base, index) ?? -Infinity))
}

/** The day after its owner last announced a delay or a block; undefined where nobody has. */
export function saidSince(base: BaseFigures, index: number): Day | undefined {
  const announced = announcedAt(base, index)
  return announced === undefined ? undefined : dayAfter(base, announced)
}

/** When its owner last said that it is blocked, off track, or done later than agreed or promised until then. */
function announcedAt(base: BaseFigures, index: number): Instant | undefined {
  let promised = base.variance[index]?.baselineFinish
  let announced: Instant | undefined
  for (const { at, status, finish } of base.reportOf[index]?.checkIns ?? []) {
    const isLater = finish !== undefined && (promised === undefined || finish > promised)
    if (isLater || status === 'blocked' || status === 'off track') announced = at
    promised = finish ?? promised
  }
  return announced
}

/** By the date that stood for what it waits for: the baseline's, else the first one promised. What came later held nothing. */
function couldBegin(base: BaseFigures, began: Day, { from, counts, boundary }: LinkBound): boolean {
  const { axis, earlyStart, earlyFinish } = base.schedule
  const item = base.plan.items.list[from]
  const dates = base.variance[from]
  const isByStart = counts === 'start'
  const approved = isByStart ? (dates?.baselineStart ?? dates?.baselineFinish) : dates?.baselineFinish
  if (approved === undefined && (item?.createdAt ?? -Infinity) >= endOf(base, began)) return true
  const promised = isByStart
    ? dates?.commitmentStart
    : (item?.promises?.[0]?.finish ?? dates?.commitmentFinish)
  const day = approved ?? promised
  const stands = (isByStart ? earlyStart : earlyFinish)[from]
  if (day === undefined || stands === undefined) return false
  const stood = isByStart ? axis.startBoundary(day) : axis.finishBoundary(day)
  return axis.startBoundary(began) >= boundary - stands + stood
}

function endOf({ plan, schedule }: BaseFigures, day: Day): Instant {
  const { axis } = schedule
  return zoneDays(plan.settings.timeZone).startOf(axis.dayNumber(axis.startBoundary(day)) + 1)
}

function dayAfter({ plan }: BaseFigures, at: Instant): Day {
  return addDays(textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(at)), 1)
}
