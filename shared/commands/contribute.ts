/** Says which key result work serves (P2), with its share beside others; a share of null takes it off. */

import type { ItemId, KeyResultId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandNumber } from './demands.ts'
import { setField } from './edits.ts'

export interface Contribute {
  readonly item: ItemId
  readonly keyResult: KeyResultId
  readonly share?: number | null
}

export const contribute: Command<Contribute> = {
  name: 'item.contribute',
  title: 'Map to a key result',
  run: ({ item, keyResult, share = 1 }, { plan }) =>
    planUnless(
      demandKnown(plan, 'item', item) ??
        (share === null ? undefined : demandKnown(plan, 'keyResult', keyResult)) ??
        demandNumber('the share', share, { least: 0 }),
      () => [setField('item', item, `contributes.${keyResult}`, share)],
    ),
}
