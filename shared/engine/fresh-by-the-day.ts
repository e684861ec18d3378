/** Items of which something else may be asked because it is another day, with the same said of them and the same dates (FR1). */

import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import type { FreshnessInput } from './create-freshness.ts'
import { isAskedDaily } from './asked-daily.ts'
import { dueSince } from './in-play.ts'
import { progressStates } from './schedule.ts'

const started = progressStates.indexOf('started')

/** Marks leaves that come into play between the two days, that are in play since today, and those that are asked daily on one. */
export function markByTheDay(input: FreshnessInput, before: Day, marks: Uint8Array): void {
  const { today } = input.moment
  const [first, last] = before < today ? [before, today] : [today, before]
  if (first === last) return
  for (let row = 0; row < marks.length; row++)
    if (marks[row] === 0 && input.structure.isLeaf[row] === 1 && mayTurn(input, row, first, last))
      marks[row] = 1
}

function mayTurn(input: FreshnessInput, row: number, first: Day, last: Day): boolean {
  const { plan, schedule, variance, reportOf } = input
  const item: Item | undefined = plan.items.list[row]
  const report: Report | undefined = reportOf[row]
  const since = item && dueSince(item, report, variance[row], last)
  if (since === undefined || since > first) return since !== undefined || schedule.state[row] === started
  return isAskedDaily(input, row, first) !== isAskedDaily(input, row, last)
}
