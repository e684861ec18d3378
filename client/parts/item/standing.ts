/** Where an item stands on the Board and in the Table: under which status, under which objective. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import type { ObjectiveId } from '../../../shared/plan/ids.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Status } from '../../../shared/plan/report.ts'

/** `started` is work that began while nobody has said how it stands: never silently *on track*. */
export type StatusKey = Status | 'started'
export const statusKeys: readonly StatusKey[] = [
  'not started',
  'started',
  'on track',
  'at risk',
  'off track',
  'blocked',
  'done',
  'cancelled',
]

export function statusKeyOf({ plan, schedule }: Figures, item: Item, index: number): StatusKey {
  const status = find(plan.reports, item.id)?.status
  if (status === 'cancelled') return 'cancelled'
  const state = progressStates[schedule.state[index] ?? 0]
  if (state === 'finished') return 'done'
  if (status !== undefined && status !== 'not started') return status
  return state === 'started' ? 'started' : 'not started'
}

/** That of its heaviest key result. */
export function objectiveOf({ plan }: Figures, item: Item): ObjectiveId | '' {
  let heaviest = ''
  let most = 0
  for (const [keyResult, share] of Object.entries(item.contributes)) {
    const objective = find(plan.keyResults, keyResult)?.objectiveId
    if (objective !== undefined && share > most && find(plan.objectives, objective)) {
      heaviest = objective
      most = share
    }
  }
  return heaviest
}
