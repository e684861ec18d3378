/** Objectives from their key results (KR.4): a weighted mean of ways gone, the light of the worst of them. */

import { keepSame } from '../base/keep-same.ts'
import { find } from '../base/table.ts'
import type { Plan } from '../plan/plan.ts'
import { isHold } from './create-key-results.ts'
import type { KeyResultFigures, ObjectiveFigures } from './key-results.ts'
import { worstLight } from './lights.ts'

/** By position in `plan.objectives`. */
export function createObjectives(
  plan: Plan,
  keyResults: readonly KeyResultFigures[],
  previous?: readonly ObjectiveFigures[],
): readonly ObjectiveFigures[] {
  const byObjective = new Map<string, number[]>()
  plan.keyResults.list.forEach(({ objectiveId }, position) => {
    if (objectiveId === undefined) return
    const positions = byObjective.get(objectiveId)
    if (positions) positions.push(position)
    else byObjective.set(objectiveId, [position])
  })
  const list = plan.objectives.list.map(({ id }, position) => {
    const figures = { id, ...sumUp(plan, keyResults, byObjective.get(id) ?? []) }
    return keepSame(previous?.[position], figures)
  })
  const same = previous?.length === list.length && list.every((one, position) => one === previous[position])
  return same ? previous : list
}

function sumUp(
  plan: Plan,
  keyResults: readonly KeyResultFigures[],
  positions: readonly number[],
): Omit<ObjectiveFigures, 'id'> {
  let weights = 0
  let sum = 0
  let missing = 0
  for (const position of positions) {
    const weight = Math.max(0, plan.keyResults.list[position]?.weight ?? 0)
    const attained = attainedForRollUp(plan, keyResults[position], position)
    weights += weight
    if (attained === null) missing++
    else sum += weight * Math.min(1, Math.max(0, attained))
  }
  const light = worstLight(positions.map((position) => keyResults[position]?.light ?? 'none'))
  return { attained: weights > 0 ? sum / weights : null, missing, light }
}

/** A goal to hold has no way to go: within its band it counts whole. */
function attainedForRollUp(
  plan: Plan,
  figures: KeyResultFigures | undefined,
  position: number,
): number | null {
  if (figures === undefined) return null
  if (!isHold(find(plan.kpis, plan.keyResults.list[position]?.kpiId))) return figures.attained
  return figures.variance === null ? null : figures.variance === 0 ? 1 : 0
}
