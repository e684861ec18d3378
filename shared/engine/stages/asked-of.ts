/** What a person is asked to say yes or no to, and what they are to countersign. */

import type { Instant } from '../../base/instant.ts'
import type { Stage, StageRequest } from '../../plan/governance.ts'
import type { ItemId, PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import { governs, stageStanding } from './stage-standing.ts'
import { lackToClose, waitsFor } from './waits-for.ts'

export interface AskedOf {
  readonly itemId: ItemId
  readonly type: 'approve' | 'countersign'
  readonly stage: Stage
  /** In ms; absent: nobody said when. */
  readonly since?: Instant
  /** Who asks, and the case for it. */
  readonly by?: PersonId
  readonly reason?: string
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
      asked.push({ itemId: id, type: 'approve', stage: request.stage, ...wordsOf(request) })
    else if (place === 'implemented' && item.controller === person && lackToClose(plan, item).isNothing)
      asked.push({ itemId: id, type: 'countersign', stage: 'closed', ...(since !== undefined && { since }) })
  }
  return asked.sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.itemId < b.itemId ? -1 : 1))
}

function wordsOf({ at, by, reason }: StageRequest): Pick<AskedOf, 'since' | 'by' | 'reason'> {
  return { since: at, ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) }
}
