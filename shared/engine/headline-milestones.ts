/** The milestones the headline is about (HL): those a planner marked, by default the last one of the plan. */

import type { PlanSettings } from '../plan/plan.ts'
import type { BaseFigures } from './figures.ts'
import type { Schedule } from './schedule.ts'
import { none } from './schedule-marks.ts'
import type { Tree } from './tree.ts'

interface Known {
  readonly settings: PlanSettings
  readonly tree: Tree
  readonly milestones: readonly number[]
}

/** Only a memo: whoever is asked in the planner's place is found by it, many times over. */
const known = new WeakMap<Schedule, Known>()

/** Positions in the order they were marked; without any milestone the leaf that ends last; empty without dates. */
export function headlineMilestones(base: BaseFigures): readonly number[] {
  const { schedule } = base
  const { tree } = base.structure
  const { settings } = base.plan
  const found = known.get(schedule)
  if (found?.settings === settings && found.tree === tree) return found.milestones
  const milestones = findMilestones(base)
  known.set(schedule, { settings, tree, milestones })
  return milestones
}

function findMilestones({ plan, structure, schedule }: BaseFigures): readonly number[] {
  const marked = plan.settings.headlineMilestones
    .map((id) => structure.indexOf(id))
    .filter((index) => index !== undefined)
  if (marked.length > 0) return marked
  const { earlyFinish } = schedule
  let last = -1
  let isMilestone = false
  for (let i = 0; i < structure.count; i++) {
    const finish = earlyFinish[i] ?? none
    if (structure.isLeaf[i] !== 1 || finish === none) continue
    const isLater = last < 0 || finish > (earlyFinish[last] ?? none)
    // Nothing that ends earlier stands before a milestone: its item need not be looked at.
    if (isMilestone && !isLater) continue
    const isOne = plan.items.list[i]?.type === 'milestone'
    if (isOne === isMilestone ? !isLater : isMilestone) continue
    last = i
    isMilestone = isOne
  }
  return last < 0 ? [] : [last]
}
