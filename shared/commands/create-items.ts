/** Puts several items into the tree, one behind the other: rows pasted from a spreadsheet. One undo takes all away. */

import type { ItemId } from '../plan/ids.ts'
import type { Edit } from '../plan/edit.ts'
import type { Status } from '../plan/report.ts'
import { checkInEdits } from './check-in.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandItem, itemRecord } from './create-item.ts'
import type { CreateItem } from './create-item.ts'
import { demandNumber, demandSpeaker } from './demands.ts'
import { siblingsIn } from './item-tree.ts'
import { ordersAmong } from './order-among.ts'
import type { Refusal } from './refusal.ts'

export interface NewItem extends Omit<CreateItem, 'parent' | 'after'> {
  /** Said of it at once; *blocked* needs a reason and is said later. */
  readonly status?: Exclude<Status, 'blocked'>
  readonly percent?: number
}

export interface CreateItems {
  readonly items: readonly NewItem[]
  readonly parent?: ItemId | null
  /** Behind this sibling; null: first; absent: last. */
  readonly after?: ItemId | null
}

export const createItems: Command<CreateItems> = {
  name: 'item.createMany',
  title: 'Add rows',
  run({ items, parent, after }, context) {
    for (const item of items) {
      const refusal =
        demandItem({ ...item, parent: parent ?? null }, context.plan) ?? demandSaid(item, context)
      if (refusal) return refuse(refusal)
    }
    const siblings = siblingsIn(context.plan, parent ?? undefined)
    const { orders, edits } = ordersAmong('item', siblings, after, items.length, context.random)
    return plan([
      ...edits,
      ...items.flatMap((item, i) => {
        const id = context.newId()
        const record = itemRecord(id, { ...item, parent: parent ?? null }, orders[i] ?? '', context)
        return [record, ...said(item, id, context)]
      }),
    ])
  },
}

function demandSaid({ status, percent }: NewItem, context: CommandContext): Refusal | undefined {
  if (status === undefined && percent === undefined) return undefined
  return demandNumber('the percent done', percent, { least: 0, most: 100 }) ?? demandSpeaker(context)
}

function said({ status, percent }: NewItem, item: ItemId, context: CommandContext): readonly Edit[] {
  if (status === undefined && percent === undefined) return []
  return checkInEdits(
    {
      item,
      ...(status !== undefined && { status }),
      ...(percent !== undefined && { percent }),
      ...(status === 'done' && { actualFinish: context.today }),
    },
    context,
  )
}
