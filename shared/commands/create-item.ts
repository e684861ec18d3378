/** Puts a task, a milestone or a group into the tree, behind a sibling or at the end. */

import type { Day } from '../base/day.ts'
import type { DepartmentId, ItemId, KeyResultId } from '../plan/ids.ts'
import type { Edit } from '../plan/edit.ts'
import type { Item } from '../plan/item.ts'
import type { OwnerRef } from '../plan/person.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandDay, demandInOrder, demandKnown, demandNumber } from './demands.ts'
import { demandOwner, demandShort, demandText, mostLetters } from './demands.ts'
import { createRecord } from './edits.ts'
import { demandParent, siblingsIn } from './item-tree.ts'
import { orderAmong } from './order-among.ts'
import { ownerValue } from './owner-value.ts'
import type { Plan } from '../plan/plan.ts'
import type { Refusal } from './refusal.ts'

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
  readonly deadline?: Day
  readonly notes?: string
  readonly labels?: Readonly<Record<string, true>>
  readonly helpers?: Readonly<Record<string, true>>
}

export const createItem: Command<CreateItem> = {
  name: 'item.create',
  title: 'Add work',
  run(args, context) {
    const refusal = demandItem(args, context.plan)
    if (refusal) return refuse(refusal)
    const { parent, after } = args
    const siblings = siblingsIn(context.plan, parent ?? undefined)
    const { order, edits } = orderAmong('item', siblings, after, context.random)
    const id = context.newId()
    return plan([...edits, itemRecord(id, args, order, context)], id)
  },
}

export function itemRecord(id: ItemId, args: CreateItem, order: string, { now }: CommandContext): Edit {
  const { title, type = 'task', parent, owner, department, duration, budget, effort, deadline } = args
  return createRecord('item', id, {
    title: title.trim(),
    type,
    parent,
    order,
    owner: ownerValue(owner),
    department,
    ...(type !== 'group' && { ...datesOf(args), duration, budget, effort, deadline }),
    contributes: args.contributes,
    labels: args.labels,
    helpers: args.helpers,
    notes: args.notes === '' ? undefined : args.notes,
    createdAt: now,
  })
}

export function demandItem(args: CreateItem, plan: Plan): Refusal | undefined {
  const { title, parent, owner, department, start, finish, duration, budget, effort } = args
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
    demandNumber('the effort', effort, { least: 0 }) ??
    demandDay('the deadline', args.deadline) ??
    demandShort('a note', args.notes, mostLetters.note)
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
