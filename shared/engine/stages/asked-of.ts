/** What a person is asked to say yes or no to, and what they are to countersign. */

import type { Stage } from '../../plan/governance.ts'
import type { ItemId, PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import { waitsFor } from './entry-criteria.ts'
import { governs, stageStanding } from './stage-standing.ts'

export interface AskedOf {
  readonly itemId: ItemId
  /** `closed`: to be countersigned. */
  readonly stage: Stage
  /** In ms; absent: since it was Implemented, which nobody said when. */
  readonly since?: number
}

/** The longest asked first. */
export function askedOf(plan: Plan, person: PersonId | undefined): readonly AskedOf[] {
  if (person === undefined || !governs(plan, 'stages')) return []
  const asked: AskedOf[] = []
  for (const { id } of plan.governed.list) {
    const item = plan.items.list[plan.items.indexById.get(id) ?? -1]
    if (!item) continue
    const { place, since, request } = stageStanding(plan, item)
    if (request && waitsFor(plan, item, request.stage, person))
      asked.push({ itemId: id, stage: request.stage, since: request.at })
    else if (place === 'implemented' && item.controller === person)
      asked.push({ itemId: id, stage: 'closed', ...(since !== undefined && { since }) })
  }
  return asked.sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.itemId < b.itemId ? -1 : 1))
}
