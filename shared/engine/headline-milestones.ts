/** The milestones the headline is about (HL): those a planner marked, by default the last one of the plan. */

import type { BaseFigures } from './figures.ts'
import { none } from './schedule-marks.ts'

/** Only a memo: whoever is asked in the planner's place is found by it, many times over. */
const known = new WeakMap<BaseFigures, readonly number[]>()

/** Positions in the order they were marked; without any milestone the leaf that ends last; empty without dates. */
export function headlineMilestones(base: BaseFigures): readonly number[] {
  let milestones = known.get(base)
  if (milestones === undefined) known.set(base, (milestones = findMilestones(base)))
  return milestones
}

function findMilestones({ plan, structure, schedule }: BaseFigures): readonly number[] {
  const marked = plan.settings.headlineMilestones
    .map((id) => structure.indexOf(id))
    .filter((index) => index !== undefined)
  if (marked.length > 0) return marked
  let last = -1
  for (let i = 0; i < structure.count; i++) {
    if (structure.isLeaf[i] !== 1 || (schedule.earlyFinish[i] ?? none) === none) continue
    if (last < 0 || isLaterEnd(plan, schedule, i, last)) last = i
  }
  return last < 0 ? [] : [last]
}

function isLaterEnd(
  plan: BaseFigures['plan'],
  { earlyFinish }: BaseFigures['schedule'],
  a: number,
  b: number,
): boolean {
  const milestone = (index: number): boolean => plan.items.list[index]?.type === 'milestone'
  if (milestone(a) !== milestone(b)) return milestone(a)
  return (earlyFinish[a] ?? none) > (earlyFinish[b] ?? none)
}
