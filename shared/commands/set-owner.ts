/** Gives items an owner (P4): one person. A text or a department is kept, as the gap OW2; null takes the owner off. */

import type { ItemId } from '../plan/ids.ts'
import type { OwnerRef } from '../plan/person.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandOwner } from './demands.ts'
import { setField } from './edits.ts'
import { ownerValue } from './owner-value.ts'

export interface SetOwner {
  readonly item: ItemId
  readonly owner: OwnerRef | null
}

export const setOwner: Command<SetOwner> = {
  name: 'item.setOwner',
  title: 'Set owner',
  run: ({ item, owner }, { plan }) =>
    planUnless(demandKnown(plan, 'item', item) ?? demandOwner(plan, owner), () => [
      setField('item', item, 'owner', ownerValue(owner) ?? null),
    ]),
}
