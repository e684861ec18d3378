/** What a check-in has to know of an item, read from the figures at the moment it is opened. */

import { addDays } from '../../../shared/base/day.ts'
import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { none } from '../../../shared/engine/schedule.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { CheckInSubject } from './check-in-draft.svelte.ts'

export function subjectOf(figures: Figures, itemId: ItemId): CheckInSubject | undefined {
  const { structure, schedule, variance, moment, plan } = figures
  const index = structure.indexOf(itemId)
  if (index === undefined) return undefined
  const { axis } = schedule
  const commitment = variance[index]?.commitmentFinish
  const remaining = schedule.remaining[index] ?? none
  const duration = schedule.duration[index] ?? none
  const started = schedule.state[index] !== 0
  const start = started ? find(plan.reports, itemId)?.actualStart : undefined
  const { toleranceDays, toleranceShare } = plan.settings.policies
  return {
    itemId,
    today: moment.today,
    yesterday: addDays(moment.today, -1),
    started,
    commitment,
    forecast: schedule.finishDay(index),
    daysToCommitment:
      commitment === undefined ? undefined : axis.workingDays(addDays(moment.today, 1), commitment),
    // Of what is left from today on, today is worked off by the evening.
    remaining:
      remaining === none ? undefined : Math.max(0, remaining - axis.workingDays(moment.today, moment.today)),
    elapsed: start === undefined ? 0 : axis.workingDays(start, moment.today),
    tolerance: Math.max(toleranceDays, duration === none ? 0 : Math.floor(duration * toleranceShare)),
    evidenceRequired: plan.settings.policies.evidenceRequired,
    workingDays: (from, to) => axis.workingDays(from, to),
  }
}
