/**
 * Whether an item is in play (FR1): started, or due to have started by any of its three sets of dates, and neither done nor
 * cancelled; a milestone once it is due. Groups are not asked: their leaves are.
 */

import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import type { Variance } from './variance.ts'

/** The day since which it is in play, undefined while it is not. */
export function inPlaySince(
  item: Item,
  report: Report | undefined,
  variance: Variance | undefined,
  begun: boolean,
  today: Day,
): Day | undefined {
  if (isOver(report)) return undefined
  return dueSince(item, report, variance, today) ?? (begun && item.type !== 'milestone' ? today : undefined)
}

/** The first day, of those through `today`, on which it is due to have started; undefined of what is over, too. */
export function dueSince(
  item: Item,
  report: Report | undefined,
  variance: Variance | undefined,
  today: Day,
): Day | undefined {
  if (isOver(report)) return undefined
  if (item.type === 'milestone') {
    const promised = earlier(variance?.commitmentFinish, variance?.baselineFinish, today)
    return earlier(promised, variance?.forecastFinish, today)
  }
  const agreed = earlier(variance?.commitmentStart, variance?.baselineStart, today)
  return earlier(earlier(report?.actualStart, agreed, today), variance?.forecastStart, today)
}

function isOver(report: Report | undefined): boolean {
  return (
    report !== undefined &&
    (report.status === 'done' || report.status === 'cancelled' || report.actualFinish !== undefined)
  )
}

/** The earlier of two days, of those through `today`. */
function earlier(a: Day | undefined, b: Day | undefined, today: Day): Day | undefined {
  const first = a !== undefined && a <= today ? a : undefined
  return b !== undefined && b <= today && (first === undefined || b < first) ? b : first
}
