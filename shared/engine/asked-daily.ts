/** Whether an item is asked for news every day instead of every cadence (FR1). */

import type { Day } from '../base/day.ts'
import type { FreshnessInput } from './create-freshness.ts'

/** Blocked, critical, at risk, or due within five working days of `today`. */
export function isAskedDaily(
  { plan, schedule, variance, reportOf }: FreshnessInput,
  index: number,
  today: Day,
): boolean {
  const status = reportOf[index]?.status
  if (status === 'blocked' || status === 'at risk' || status === 'off track') return true
  if (schedule.critical[index] === 1) return true
  const due =
    variance[index]?.commitmentFinish ?? plan.items.list[index]?.deadline ?? variance[index]?.forecastFinish
  return due !== undefined && (due <= today || schedule.axis.workingDays(today, due) <= 5)
}
