/**
 * How much of an open leaf is still to be done, 0 … 1: what its effort (CA1) and its budget (EV, bottom-up) still ask for. The
 * newer of percent and remaining decides, said together percent does, as for what is earned (SC5.3).
 */

import type { BaseFigures } from './figures.ts'
import { isPercentNewer } from './earned-share.ts'
import { unstarted } from './leaf-row.ts'

export function shareLeft(
  { schedule, reportOf }: Pick<BaseFigures, 'schedule' | 'reportOf'>,
  index: number,
): number {
  const report = reportOf[index]
  if (report?.percent !== undefined && isPercentNewer(report))
    return 1 - Math.min(100, Math.max(0, report.percent)) / 100
  const duration = schedule.duration[index] ?? 0
  if (schedule.state[index] === unstarted || duration <= 0) return 1
  return Math.min(1, Math.max(0, (schedule.remaining[index] ?? 0) / duration))
}
