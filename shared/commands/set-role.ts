/** Who sponsors an item, and who controls its value. Null: nobody. */

import type { ItemId, PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandOwner } from './demands.ts'
import { setField } from './edits.ts'

export interface SetRole {
  readonly item: ItemId
  readonly role: 'sponsor' | 'controller'
  readonly person: PersonId | null
}

export const setRole: Command<SetRole> = {
  name: 'item.setRole',
  title: 'Change sponsor or controller',
  run: ({ item, role, person }, { plan }) =>
    planUnless(
      demandKnown(plan, 'item', item) ??
        (role === 'sponsor' || role === 'controller'
          ? undefined
          : { code: 'BAD_WORD', facts: { what: 'role', found: String(role) } }) ??
        (person === null ? undefined : demandOwner(plan, { type: 'person', id: person })),
      () => [setField('item', item, role, person)],
    ),
}
