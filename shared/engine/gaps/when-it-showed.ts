/**
 * When an inherited delay showed (CO1, CO3): when the first of these was true of the unfinished item it comes from (CN2).
 *  - It was not started at the end of its planned start day, or not done at the end of its planned finish day, the
 *    tolerance in whole working days added to both.
 *  - A check-in said that it is blocked or off track, or promised a finish later than planned (by the baseline, else by the first
 *    promise) beyond tolerance.
 *  - It was added to the plan after the baseline.
 */

import type { Instant } from '../../base/instant.ts'
import type { CheckIn } from '../../plan/report.ts'
import type { BaseFigures } from '../figures.ts'
import { scheduleTolerance } from '../lights.ts'
import { forEachBound, isFinished, isUnstarted, restStart } from '../link-bounds.ts'
import { actionableRoot, liveDriver } from '../root-of-delay.ts'
import { zoneDays } from '../zone-days.ts'

/** Undefined while it has not shown, or where nothing unfinished gives the item a delay. */
export function whenItShowed(base: BaseFigures, index: number): Instant | undefined {
  return showedAt(base, whatDelays(base, index))
}

/** Of the unfinished item that a delay comes from. */
export function showedAt(base: BaseFigures, root: number): Instant | undefined {
  if (root < 0) return undefined
  const showed = Math.min(byTheDay(base, root), byReport(base, root), byAddition(base, root))
  return showed <= base.moment.now ? showed : undefined
}

/** The root of its delay against the baseline; without one, the predecessor that holds it now is as far as can be seen. */
function whatDelays(base: BaseFigures, index: number): number {
  if (liveDriver(base, index) >= 0) return actionableRoot(base, index)
  let held = -1
  forEachBound(base, index, ({ from, holds, boundary }) => {
    if (held >= 0 || isFinished(base, from) || base.structure.isLeaf[from] !== 1) return
    const place = holds === 'start' ? restStart(base, index) : base.schedule.earlyFinish[index]
    if (boundary === place) held = from
  })
  return held
}

function byTheDay(base: BaseFigures, root: number): Instant {
  const { baselineStart, baselineFinish } = base.variance[root] ?? {}
  const { axis } = base.schedule
  const zone = zoneDays(base.plan.settings.timeZone)
  const days = Math.floor(tolerance(base, root))
  const endOf = (boundary: number): Instant => zone.startOf(axis.dayNumber(boundary - 1 + days) + 1)
  const notDone = baselineFinish === undefined ? Infinity : endOf(axis.finishBoundary(baselineFinish))
  if (baselineStart === undefined || !isUnstarted(base, root)) return notDone
  return Math.min(notDone, endOf(axis.startBoundary(baselineStart) + 1))
}

function byReport(base: BaseFigures, root: number): Instant {
  const { axis } = base.schedule
  const planned = base.variance[root]?.baselineFinish ?? base.plan.items.list[root]?.promises?.[0]?.finish
  const latest = planned === undefined ? Infinity : axis.finishBoundary(planned) + tolerance(base, root)
  const isBadNews = ({ status, finish }: CheckIn): boolean =>
    status === 'blocked' ||
    status === 'off track' ||
    (finish !== undefined && axis.finishBoundary(finish) > latest)
  return base.reportOf[root]?.checkIns.find(isBadNews)?.at ?? Infinity
}

function byAddition({ plan, variance, baseline }: BaseFigures, root: number): Instant {
  const added = plan.items.list[root]?.createdAt
  const isLater = baseline !== undefined && added !== undefined && added > baseline.at
  return isLater && variance[root]?.baselineFinish === undefined ? added : Infinity
}

function tolerance({ plan, schedule }: BaseFigures, index: number): number {
  return scheduleTolerance(plan.settings.policies, schedule.duration[index] ?? 0)
}
