/** Deletes an item with everything inside it. It stays comparable with its baseline, and can be restored (BA2). */

import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'
import { descendantsIn } from './item-tree.ts'

export const deleteItem: Command<{ readonly item: ItemId }> = {
  name: 'item.delete',
  title: 'Delete work',
  run: ({ item }, { plan }) =>
    planUnless(demandKnown(plan, 'item', item), () =>
      [item, ...descendantsIn(plan.items.list, item).map(({ id }) => id)].map((id) =>
        setField('item', id, 'deleted', true),
      ),
    ),
}
