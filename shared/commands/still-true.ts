/** *Still true for all mine*: each item says again the status that it has, so that it is live again. Nothing else is said. */

import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { Status } from '../plan/report.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'

/** Absent: everything of mine that was ever heard of and is neither done nor cancelled. */
export interface StillTrue {
  readonly items?: readonly ItemId[]
}

export const stillTrue: Command<StillTrue> = {
  name: 'item.stillTrue',
  title: 'Still true',
  run({ items }, context) {
    const refusal = demandSpeaker(context)
    if (refusal) return refuse(refusal)
    const asked = items
      ? items.flatMap((id) => find(context.plan.items, id) ?? [])
      : context.plan.items.list.filter(({ owner }) => owner?.type === 'person' && owner.id === context.me)
    const edits = asked.flatMap((item) => {
      const status = runningStatus(context.plan, item)
      return status === undefined ? [] : [append('checkIn', { item: item.id, status })]
    })
    return edits.length > 0 ? plan(edits) : refuse({ code: 'NOTHING_SAID', facts: {} })
  },
}

function runningStatus(plan: Plan, item: Item): Status | undefined {
  const status = find(plan.reports, item.id)?.status
  return status === 'done' || status === 'cancelled' ? undefined : status
}
