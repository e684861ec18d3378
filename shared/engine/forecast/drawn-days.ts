/**
 * Between which days an unfinished task is drawn (FC1, FC2): its owner's three points, else the shares that are assumed of
 * the days it is scheduled for. Of a started task the rest is drawn, its remaining days spread as the whole would be.
 */

import { longestDuration } from '../committed-dates.ts'
import type { Item, ThreePoint } from '../../plan/item.ts'
import { assumedShares } from './forecast-options.ts'
import type { ForecastOptions } from './forecast-options.ts'

export interface DrawnDays extends ThreePoint {
  readonly isEstimated: boolean
}

/** `days`: what the schedule takes, the whole of an unstarted task or the rest of a started one; 0 draws nothing. */
export function drawnDaysOf(
  { type, estimate }: Pick<Item, 'type' | 'estimate'>,
  days: number,
  isUnstarted: boolean,
  shape: ForecastOptions['shape'],
): DrawnDays {
  if (type === 'milestone' || days === 0 || shape === 'fixed')
    return { optimistic: days, likely: days, pessimistic: days, isEstimated: false }
  if (isUnstarted && estimate) return { ...times(estimate, 1), isEstimated: true }
  // An estimate whose likely value is nothing says nothing about a rest.
  return estimate && estimate.likely > 0
    ? { ...times(estimate, days / estimate.likely), isEstimated: true }
    : { ...times(assumedShares, days), isEstimated: false }
}

function times({ optimistic, likely, pessimistic }: ThreePoint, factor: number): ThreePoint {
  return {
    optimistic: held(optimistic * factor),
    likely: held(likely * factor),
    pessimistic: held(pessimistic * factor),
  }
}

function held(days: number): number {
  return Math.min(longestDuration, days)
}
