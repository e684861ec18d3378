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
  if (report?.status === 'done' || report?.status === 'cancelled' || report?.actualFinish !== undefined)
    return undefined
  const due =
    item.type === 'milestone'
      ? [variance?.commitmentFinish, variance?.baselineFinish, variance?.forecastFinish]
      : [report?.actualStart, variance?.commitmentStart, variance?.baselineStart, variance?.forecastStart]
  let since: Day | undefined
  for (const day of due)
    if (day !== undefined && day <= today && (since === undefined || day < since)) since = day
  return since ?? (begun && item.type !== 'milestone' ? today : undefined)
}
