/** Chooses between values that people set without seeing each other (OW5): a change that has seen them all. */

import type { Json } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { EntryId, ItemId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'

export interface ChooseValue {
  readonly item: ItemId
  readonly field: string
  /** The change whose value is taken. */
  readonly change: EntryId
}

export const chooseValue: Command<ChooseValue> = {
  name: 'conflict.choose',
  title: 'Choose between two values',
  run({ item: id, field, change }, context) {
    const item = find(context.plan.items, id)
    if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id } })
    const conflict = item.conflicts?.find((one) => one.field === field)
    const chosen = conflict?.values.find(({ changeId }) => changeId === change)
    if (!chosen) return refuse({ code: 'NOTHING_TO_CHOOSE', facts: {} })
    return plan([{ type: 'set', kind: 'item', id, field, value: chosen.value as Json, settles: true }])
  },
}
