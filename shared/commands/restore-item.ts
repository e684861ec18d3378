/** Brings a deleted item back with everything inside it, and the deleted groups that it stands in. */

import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { setField } from './edits.ts'
import { ancestorsIn, descendantsIn } from './item-tree.ts'

export const restoreItem: Command<{ readonly item: ItemId }> = {
  name: 'item.restore',
  title: 'Restore work',
  run({ item: id }, context) {
    const { deletedItems } = context.plan
    const item = find(deletedItems, id)
    if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id } })
    const above = ancestorsIn((parent) => find(deletedItems, parent), item)
    const below = descendantsIn(deletedItems.list, id)
    return plan([...above, item, ...below].map((each) => setField('item', each.id, 'deleted', null)))
  },
}
