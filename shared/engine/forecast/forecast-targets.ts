/** Of which dates it is worked out what makes them uncertain: headline milestones, gates of key results, other milestones. */

import type { BaseFigures } from '../figures.ts'
import { headlineMilestones } from '../headline-milestones.ts'
import { isFinished } from '../link-bounds.ts'
import { none } from '../schedule-marks.ts'

/** Tasks × dates that are followed in every run: ten dates of a plan of 2,000 items, three of a huge one. */
const mostFollowed = 20_000

/** Positions of unfinished items with dates, without repeats, in that order; never more than the plan's size allows. */
export function forecastTargets(base: BaseFigures): readonly number[] {
  const { plan, structure, schedule } = base
  const gates = base.keyResults.flatMap(({ gateId }) => structure.indexOf(gateId ?? '') ?? [])
  const milestones = plan.items.list.flatMap(({ type }, index) => (type === 'milestone' ? [index] : []))
  const open = [...headlineMilestones(base), ...gates, ...milestones].filter(
    (index) => !isFinished(base, index) && (schedule.earlyFinish[index] ?? none) !== none,
  )
  const most = Math.max(3, Math.floor(mostFollowed / Math.max(1, structure.count)))
  return [...new Set(open)].slice(0, most)
}
