/** *Right as it is, because …*: answers a gap on one item with a reason; null takes the answer back. */

import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandText } from './demands.ts'
import { setField } from './edits.ts'

export interface RightAsItIs {
  readonly item: ItemId
  /** The rule's id: `MP9`. */
  readonly rule: string
  readonly reason: string | null
}

export const rightAsItIs: Command<RightAsItIs> = {
  name: 'item.rightAsItIs',
  title: 'Right as it is',
  run: ({ item, rule, reason }, { plan }) =>
    planUnless(demandKnown(plan, 'item', item) ?? demandText('a reason', reason ?? undefined), () => [
      setField('item', item, `rightAsItIs.${rule}`, reason === null ? null : reason.trim()),
    ]),
}
