/** The tree of items as commands need it: who stands beside, below and above, and what a new parent may hold. */

import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { demandKnown } from './demands.ts'
import type { Refusal } from './refusal.ts'

export function siblingsIn(plan: Plan, parentId: ItemId | undefined, without?: ItemId): readonly Item[] {
  return plan.items.list.filter((item) => item.parentId === parentId && item.id !== without)
}

/** Everything below the item among these, parents first. */
export function descendantsIn(items: readonly Item[], id: ItemId): readonly Item[] {
  const children = new Map<ItemId | undefined, Item[]>()
  for (const item of items) children.set(item.parentId, [...(children.get(item.parentId) ?? []), item])
  const found = new Map<ItemId, Item>()
  const waiting = [id]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const child of children.get(parent) ?? []) {
      if (child.id === id || found.has(child.id)) continue
      found.set(child.id, child)
      waiting.push(child.id)
    }
  }
  return [...found.values()]
}

/** The groups above the item, nearest first. */
export function ancestorsIn(items: (id: ItemId) => Item | undefined, item: Item): readonly Item[] {
  const found: Item[] = []
  let above = item.parentId === undefined ? undefined : items(item.parentId)
  while (above && !found.includes(above)) {
    found.push(above)
    above = above.parentId === undefined ? undefined : items(above.parentId)
  }
  return found
}

/** A group holds anything; a task becomes a group by it, unless work was reported on it; a milestone holds nothing. */
export function demandParent(plan: Plan, parentId: ItemId | null | undefined): Refusal | undefined {
  const unknown = demandKnown(plan, 'item', parentId)
  if (unknown || !parentId) return unknown
  const parent = find(plan.items, parentId)
  if (!parent || parent.type === 'group') return undefined
  const { title } = parent
  if (parent.type === 'milestone')
    return { code: 'PARENT_CANNOT_HOLD', facts: { title, because: 'milestone' } }
  const report = find(plan.reports, parentId)
  const hasWork = report !== undefined && (report.actualStart !== undefined || report.bookings.length > 0)
  return hasWork ? { code: 'PARENT_CANNOT_HOLD', facts: { title, because: 'work' } } : undefined
}
