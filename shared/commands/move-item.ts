/** Moves an item in the tree: to another parent, behind a sibling. Never into itself or what is inside it. */

import { changeTable, find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandKnown, titleOf } from './demands.ts'
import { setField } from './edits.ts'
import { descendantsIn, demandParent, siblingsIn } from './item-tree.ts'
import { demandNoCycle } from './link-cycle.ts'
import { orderAmong } from './order-among.ts'
import type { Refusal } from './refusal.ts'

export interface MoveItem {
  readonly item: ItemId
  /** Null: to the top. Absent: stays where it is. */
  readonly parent?: ItemId | null
  /** Behind this sibling; null: first; absent: last. */
  readonly after?: ItemId | null
}

export const moveItem: Command<MoveItem> = {
  name: 'item.move',
  title: 'Move work',
  run({ item: id, parent, after }, context) {
    const item = find(context.plan.items, id)
    if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id } })
    const parentId = parent === undefined ? item.parentId : (parent ?? undefined)
    const moves = parentId !== item.parentId
    const refusal = moves ? demandMove(id, parentId, context) : undefined
    if (refusal) return refuse(refusal)
    const siblings = siblingsIn(context.plan, parentId, id)
    const { order, edits } = orderAmong('item', siblings, after, context.random)
    return plan([
      ...edits,
      ...(moves ? [setField('item', id, 'parent', parentId ?? null)] : []),
      setField('item', id, 'order', order),
    ])
  },
}

export function demandMove(
  id: ItemId,
  parentId: ItemId | undefined,
  { plan }: CommandContext,
): Refusal | undefined {
  const unknown = demandKnown(plan, 'item', parentId)
  if (unknown) return unknown
  const inside = parentId === id || descendantsIn(plan.items.list, id).some((below) => below.id === parentId)
  if (inside && parentId !== undefined) {
    return { code: 'INTO_ITSELF', facts: { title: titleOf(plan, id), into: titleOf(plan, parentId) } }
  }
  return demandParent(plan, parentId) ?? demandNoCycle(plan, moved(plan, id, parentId))
}

function moved(
  plan: CommandContext['plan'],
  id: ItemId,
  parentId: ItemId | undefined,
): CommandContext['plan'] {
  const before = find(plan.items, id)
  if (!before) return plan
  const { parentId: _, ...item } = before
  const after = parentId === undefined ? item : { ...item, parentId }
  return { ...plan, items: changeTable(plan.items, [after]) }
}
