/**
 * The leaves of a baseline that is taken now (SC6.1, BA1): what their owners are committed to, and where start and finish
 * do not both stand, the forecast. Cancelled work is no longer part of the plan. The fingerprint over them is
 * `baselineFingerprint` in shared/plan.
 */

import type { Day } from '../base/day.ts'
import type { BaselineLeaf } from '../plan/baseline.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { committedDays } from './committed-days.ts'
import { isCancelled } from './schedule.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'

/** Sorted by id. A leaf without any dates is in it without dates. */
export function baselineLeavesOf(plan: Plan, structure: Structure, schedule: Schedule): BaselineLeaf[] {
  return plan.items.list.flatMap((item, index) => {
    if (structure.isLeaf[index] !== 1 || isCancelled(schedule, index)) return []
    const { start, finish } = committedDays(item, schedule.axis)
    const isCommitted = start !== undefined && finish !== undefined
    return [
      isCommitted
        ? leafOf(item, schedule, start, finish)
        : leafOf(item, schedule, schedule.startDay(index), schedule.finishDay(index)),
    ]
  })
}

function leafOf(
  item: Item,
  schedule: Schedule,
  start: Day | undefined,
  finish: Day | undefined,
): BaselineLeaf {
  const { id, title, effort, budget, earning } = item
  const isMilestone = item.type === 'milestone'
  return {
    id,
    title,
    type: isMilestone ? 'milestone' : 'task',
    ...(start !== undefined && { start }),
    ...(finish !== undefined && { finish }),
    ...(start !== undefined &&
      finish !== undefined && { duration: isMilestone ? 0 : schedule.axis.workingDays(start, finish) }),
    ...(effort !== undefined && { effort }),
    ...(budget !== undefined && { budget }),
    ...(earning !== undefined && { earning }),
  }
}
