/** Moves several items together, in the order given: rows dragged, indented or outdented. What is inside a moved group goes along. */

import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { setField } from './edits.ts'
import { ancestorsIn, siblingsIn } from './item-tree.ts'
import { demandMove } from './move-item.ts'
import { ordersAmong } from './order-among.ts'

export interface MoveItems {
  readonly items: readonly ItemId[]
  /** Null: to the top. */
  readonly parent: ItemId | null
  /** Behind this sibling; null: first; absent: last. */
  readonly after?: ItemId | null
}

export const moveItems: Command<MoveItems> = {
  name: 'item.moveMany',
  title: 'Move rows',
  run({ items: ids, parent, after }, context) {
    const chosen = new Set(ids)
    const moved = [...chosen].flatMap((id) => find(context.plan.items, id) ?? [])
    const missing = [...chosen].find((id) => !find(context.plan.items, id))
    if (missing !== undefined) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id: missing } })
    const inPlan = (id: ItemId) => find(context.plan.items, id)
    const tops = moved.filter((item) => !ancestorsIn(inPlan, item).some(({ id }) => chosen.has(id)))
    for (const { id, parentId } of tops) {
      const refusal =
        parentId === (parent ?? undefined) ? undefined : demandMove(id, parent ?? undefined, context)
      if (refusal) return refuse(refusal)
    }
    const siblings = siblingsIn(context.plan, parent ?? undefined).filter(({ id }) => !chosen.has(id))
    const { orders, edits } = ordersAmong('item', siblings, after, tops.length, context.random)
    return plan([
      ...edits,
      ...tops.flatMap(({ id, parentId }, i) => [
        ...(parentId === (parent ?? undefined) ? [] : [setField('item', id, 'parent', parent)]),
        setField('item', id, 'order', orders[i] ?? ''),
      ]),
    ])
  },
}
