/**
 * Copies items with everything inside them, each behind its original, with the links among what is copied. What was
 * reported, promised or proved belongs to the original; so does its place in another tool.
 */

import type { JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { Edit } from '../plan/edit.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { createRecord } from './edits.ts'
import { ancestorsIn, descendantsIn, siblingsIn } from './item-tree.ts'
import { orderAmong } from './order-among.ts'
import { ownerValue } from './owner-value.ts'

export interface DuplicateItems {
  readonly items: readonly ItemId[]
}

export const duplicateItems: Command<DuplicateItems> = {
  name: 'item.duplicate',
  title: 'Duplicate work',
  run({ items: ids }, context) {
    const chosen = new Set(ids)
    const inPlan = (id: ItemId) => find(context.plan.items, id)
    const edits: Edit[] = []
    const copyOf = new Map<ItemId, ItemId>()
    for (const id of chosen) {
      const item = inPlan(id)
      if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id } })
      if (ancestorsIn(inPlan, item).some((above) => chosen.has(above.id))) continue
      const { order, edits: room } = orderAmong(
        'item',
        siblingsIn(context.plan, item.parentId),
        id,
        context.random,
      )
      edits.push(...room, copied(item, item.parentId, order, copyOf, context))
      for (const below of descendantsIn(context.plan.items.list, id)) {
        edits.push(copied(below, copyOf.get(below.parentId ?? ''), below.order, copyOf, context))
      }
    }
    const first = [...copyOf.values()][0]
    return plan([...edits, ...linksAmong(copyOf, context)], first)
  },
}

function copied(
  item: Item,
  parent: ItemId | undefined,
  order: string,
  copyOf: Map<ItemId, ItemId>,
  { now, newId }: CommandContext,
): Edit {
  const id = newId()
  copyOf.set(item.id, id)
  const { title, type, owner, helpers, departmentId, labels, contributes } = item
  const { start, finish, duration, deadline, effort, budget, estimate, earning, notes } = item
  return createRecord('item', id, {
    title,
    type,
    parent,
    order,
    owner: ownerValue(owner),
    helpers,
    department: departmentId,
    labels,
    contributes,
    start,
    finish,
    duration,
    deadline,
    effort,
    budget,
    estimate: estimate as unknown as JsonObject | undefined,
    earning: earning as unknown as JsonObject | undefined,
    notes,
    createdAt: now,
  })
}

function linksAmong(copyOf: ReadonlyMap<ItemId, ItemId>, { plan, newId }: CommandContext): readonly Edit[] {
  return plan.links.list.flatMap(({ from, to, type, lag }) => {
    const [newFrom, newTo] = [copyOf.get(from), copyOf.get(to)]
    if (newFrom === undefined || newTo === undefined) return []
    return [createRecord('link', newId(), { from: newFrom, to: newTo, type, lag })]
  })
}
