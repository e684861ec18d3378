/** What was said since a moment, newest first: for *since you last looked*. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { CheckIn } from '../../../shared/plan/report.ts'
import type { Plan } from '../../../shared/plan/plan.ts'

export function saidSince(plan: Plan, since: Instant, most: number): readonly CheckIn[] {
  const found: CheckIn[] = []
  for (const report of plan.reports.list) {
    for (let i = report.checkIns.length - 1; i >= 0; i--) {
      const checkIn = report.checkIns[i]
      if (!checkIn || checkIn.at <= since) break
      found.push(checkIn)
    }
  }
  return found.sort((a, b) => b.at - a.at).slice(0, most)
}
