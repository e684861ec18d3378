/** What a plan calls a piece of work by how deep it stands. Undefined where it names no levels of its own. */

import type { Figures } from '../../../shared/engine/figures.ts'
import { depthOf, groupLevel, workLevel } from '../../../shared/engine/levels.ts'

export function levelName({ plan, structure }: Figures, index: number): string | undefined {
  const { levelNames } = plan.settings
  return structure.isLeaf[index] === 1
    ? workLevel(levelNames)
    : groupLevel(levelNames, depthOf(structure, index))
}
