/** The plans of this device as the first screen lists them: the one opened last before the others. */

import { lastKnownOf } from './last-known.ts'
import type { PlanRow } from './offline/database.ts'
import type { KnownPlan } from './workbench.ts'

export function knownPlans(rows: readonly PlanRow[]): readonly KnownPlan[] {
  return rows
    .filter(({ movedTo }) => movedTo === undefined)
    .toSorted((a, b) => b.openedAt - a.openedAt)
    .map(({ path, name, openedAt, sample, forkOf }) => {
      const last = lastKnownOf(path)
      return {
        path,
        name,
        openedAt,
        sample: sample !== undefined,
        ...(last && { last }),
        ...(forkOf !== undefined && { forkOf }),
      }
    })
}
