/** What limits a headline milestone after a change that helped or hurt it less than what was changed (CN3). */

import type { ItemId } from '../plan/ids.ts'
import type { BaseFigures } from './figures.ts'
import type { Moved } from './impact.ts'
import { actionableRoot } from './root-of-delay.ts'

/**
 * The root of the first milestone's delay: named when the milestone does not move at all, or when something comes earlier by
 * more than it does. Undefined when it is on plan, or when it is itself the root.
 */
export function limitAfter(
  after: BaseFigures,
  moved: readonly Moved[],
  milestones: readonly Moved[],
): ItemId | undefined {
  const [milestone] = milestones
  const index = after.structure.indexOf(milestone?.itemId ?? '')
  if (milestone === undefined || index === undefined) return undefined
  const earliest = moved.reduce((least, { days }) => Math.min(least, days), 0)
  const isHeld = milestone.days === 0 || (milestone.days < 0 && earliest < milestone.days)
  if (!isHeld) return undefined
  const root = actionableRoot(after, index)
  const limit = after.plan.items.list[root]?.id
  return limit === milestone.itemId ? undefined : limit
}
