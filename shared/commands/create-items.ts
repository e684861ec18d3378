/** Puts several items into the tree, one behind the other: rows pasted from a spreadsheet. One undo takes all away. */

import type { Day } from '../base/day.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Edit } from '../plan/edit.ts'
import type { Status } from '../plan/report.ts'
import { checkInEdits } from './check-in.ts'
import type { CheckIn } from './check-in.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandItem, itemRecord } from './create-item.ts'
import type { CreateItem } from './create-item.ts'
import { demandActual, demandProgress } from './demand-check-in.ts'
import { demandSpeaker } from './demands.ts'
import { siblingsIn } from './item-tree.ts'
import { ordersAmong } from './order-among.ts'
import type { Refusal } from './refusal.ts'

export interface NewItem extends Omit<CreateItem, 'parent' | 'after'> {
  /** Said of it at once; *blocked* needs a reason and is said later. */
  readonly status?: Exclude<Status, 'blocked'>
  /** Either of them; the other follows. */
  readonly percent?: number
  readonly remaining?: number
  readonly actualStart?: Day
  readonly actualFinish?: Day
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

function demandSaid(item: NewItem, context: CommandContext): Refusal | undefined {
  const words = saidOf(item, context)
  if (!words) return undefined
  return demandProgress(words) ?? demandActual(words, undefined, context) ?? demandSpeaker(context)
}

function said(item: NewItem, id: ItemId, context: CommandContext): readonly Edit[] {
  const words = saidOf(item, context)
  return words ? checkInEdits({ item: id, ...words }, context) : []
}

/** *Done* without a day was done today; a day of finishing says *done*. */
function saidOf(
  { status, percent, remaining, actualStart, actualFinish }: NewItem,
  { today }: CommandContext,
): Omit<CheckIn, 'item'> | undefined {
  const isDone = status === 'done' || (status === undefined && actualFinish !== undefined)
  const words = {
    ...(isDone ? { status: 'done' as const } : status !== undefined && { status }),
    ...(percent !== undefined && { percent }),
    ...(remaining !== undefined && { remaining }),
    ...(actualStart !== undefined && { actualStart }),
    ...(isDone ? { actualFinish: actualFinish ?? today } : actualFinish !== undefined && { actualFinish }),
  }
  return Object.keys(words).length > 0 ? words : undefined
}
