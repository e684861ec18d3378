/** What follows from a plan's dates alone: schedule, delay, and the goals that hang on them. All else is measured on top. */

import type { Plan } from '../plan/plan.ts'
import type { ByTheDay } from './by-the-day.ts'
import { chosenBaseline } from './chosen-baseline.ts'
import { createKeyResults } from './create-key-results.ts'
import type { BaseFigures } from './figures.ts'
import { createMapping } from './mapping.ts'
import type { Moment } from './moment.ts'
import { scheduleOf } from './schedule.ts'
import { createStructure } from './structure.ts'
import { createVariance } from './variance.ts'

export type DatedFigures = Pick<
  BaseFigures,
  'plan' | 'moment' | 'baseline' | 'structure' | 'schedule' | 'variance' | 'mapping' | 'keyResults'
>

/** `previous`: of this plan from before; what has not changed is the same object in both. `byTheDay`: where another day is looked at. */
export function datedFiguresOf(
  plan: Plan,
  moment: Moment,
  previous?: DatedFigures,
  byTheDay?: ByTheDay,
): DatedFigures {
  if (previous && previous.plan === plan && previous.moment === moment) return previous
  const structure = createStructure(plan, previous?.structure)
  const kept = structure.tree === previous?.structure.tree ? previous : undefined
  const baseline = chosenBaseline(plan)
  const schedule = scheduleOf(plan, structure, moment, previous?.schedule, byTheDay)
  const variance = createVariance(plan, structure, schedule, baseline, previous?.variance)
  const mapping = createMapping(plan, structure, kept)
  const keyResults = createKeyResults(plan, moment, mapping, variance, previous)
  return { plan, moment, baseline, structure, schedule, variance, mapping, keyResults }
}
