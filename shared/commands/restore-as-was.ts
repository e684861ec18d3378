/** Gives an item back the values that its fields had at an earlier time, as one change. What they are is read from the record. */

import type { Json } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { setFields } from './edits.ts'

export interface RestoreAsWas {
  readonly item: ItemId
  /** By dotted field, as records hold them; null: none. */
  readonly values: Readonly<Record<string, Json>>
}

export const restoreAsWas: Command<RestoreAsWas> = {
  name: 'item.restoreAsWas',
  title: 'Restore work as it was',
  run({ item: id, values }, context) {
    if (!(find(context.plan.items, id) ?? find(context.plan.deletedItems, id)))
      return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id } })
    return plan(setFields('item', id, values))
  },
}
