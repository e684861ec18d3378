/** Puts a task, a milestone or a group into the tree, behind a sibling or at the end. */

import type { Day } from '../base/day.ts'
import type { DepartmentId, ItemId, KeyResultId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { OwnerRef } from '../plan/person.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandInOrder, demandKnown, demandNumber, demandOwner, demandText } from './demands.ts'
import { createRecord } from './edits.ts'
import { demandParent, siblingsIn } from './item-tree.ts'
import { orderAmong } from './order-among.ts'
import { ownerValue } from './owner-value.ts'

export interface CreateItem {
  readonly title: string
  readonly type?: Item['type']
  readonly parent?: ItemId | null
  /** Behind this sibling; null: first; absent: last. */
  readonly after?: ItemId | null
  readonly owner?: OwnerRef | null
  readonly department?: DepartmentId
  readonly start?: Day
  readonly finish?: Day
  readonly duration?: number
  readonly budget?: number
  readonly effort?: number
  readonly contributes?: Readonly<Record<KeyResultId, number>>
}

export const createItem: Command<CreateItem> = {
  name: 'item.create',
  title: 'Add work',
  run(args, context) {
    const refusal = demandItem(args, context.plan)
    if (refusal) return refuse(refusal)
    const {
      title,
      type = 'task',
      parent,
      after,
      owner,
      department,
      duration,
      budget,
      effort,
      contributes,
    } = args
    const siblings = siblingsIn(context.plan, parent ?? undefined)
    const { order, edits } = orderAmong('item', siblings, after, context.random)
    const id = context.newId()
    const record = createRecord('item', id, {
      title: title.trim(),
      type,
      parent,
      order,
      owner: ownerValue(owner),
      department,
      ...(type !== 'group' && { ...datesOf(args), duration, budget, effort }),
      contributes,
      createdAt: context.now,
    })
    return plan([...edits, record], id)
  },
}

function demandItem(
  { title, parent, owner, department, start, finish, duration, budget, effort }: CreateItem,
  plan: Parameters<typeof demandParent>[0],
): ReturnType<typeof demandParent> {
  return (
    demandText('a title', title) ??
    demandParent(plan, parent) ??
    demandOwner(plan, owner) ??
    demandKnown(plan, 'department', department) ??
    demandDay('the start', start) ??
    demandDay('the finish', finish) ??
    demandInOrder(start, finish) ??
    demandNumber('the duration', duration, { least: 0, most: 10_000, whole: true }) ??
    demandNumber('the budget', budget, { least: 0 }) ??
    demandNumber('the effort', effort, { least: 0 })
  )
}

/** A milestone has one day. */
function datesOf({ type, start, finish }: CreateItem): Pick<CreateItem, 'start' | 'finish'> {
  const both = type === 'milestone' ? { start: finish ?? start, finish: finish ?? start } : { start, finish }
  return {
    ...(both.start !== undefined && { start: both.start }),
    ...(both.finish !== undefined && { finish: both.finish }),
  }
}
