/** What a plan calls a piece of work by how deep it stands: the last name is that of the work itself. */

import type { Figures } from '../../../shared/engine/figures.ts'

/** Undefined where the plan names no levels of its own. */
export function levelName({ plan, structure }: Figures, index: number): string | undefined {
  const { levelNames } = plan.settings
  const last = levelNames.length - 1
  if (levelNames.join() === standard || last < 0) return undefined
  if (structure.isLeaf[index] === 1) return levelNames[last]
  let depth = 0
  for (let above = structure.parent[index] ?? -1; above >= 0; above = structure.parent[above] ?? -1) depth++
  return levelNames[Math.min(depth, Math.max(0, last - 1))]
}

const standard = 'Initiative,Task'
