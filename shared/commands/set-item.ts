/** The simple fields of an item. Absent: as it is. Null: none. A milestone has no effort. */

import type { Json } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { DepartmentId, ItemId } from '../plan/ids.ts'
import type { EarningMethod, Item, ThreePoint } from '../plan/item.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandKnown, demandLeaf, demandNumber, demandShort, mostLetters } from './demands.ts'
import { setFields, setMembers } from './edits.ts'
import type { Plan } from '../plan/plan.ts'
import type { Refusal } from './refusal.ts'

export interface SetItem {
  readonly item: ItemId
  readonly type?: 'task' | 'milestone'
  readonly department?: DepartmentId | null
  readonly notes?: string | null
  readonly deadline?: string | null
  readonly effort?: number | null
  readonly budget?: number | null
  readonly estimate?: ThreePoint | null
  readonly earning?: EarningMethod | null
  readonly labels?: Readonly<Record<string, true | null>>
  readonly helpers?: Readonly<Record<string, true | null>>
  /** Name → address. */
  readonly evidence?: Readonly<Record<string, string | null>>
}

export const setItem: Command<SetItem> = {
  name: 'item.set',
  title: 'Change work',
  run(args, context) {
    const item = find(context.plan.items, args.item)
    if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id: args.item } })
    const refusal = demandFields(args, item, context.plan)
    if (refusal) return refuse(refusal)
    const { type, department, notes, deadline, effort, budget } = args
    const { id } = item
    const day = item.finish ?? item.start
    return plan([
      ...setFields('item', id, {
        type,
        department,
        notes: notes === '' ? null : notes,
        deadline,
        effort,
        budget,
      }),
      ...setFields('item', id, { estimate: record(args.estimate), earning: record(args.earning) }),
      ...(type === 'milestone' ? setFields('item', id, { start: day, finish: day, duration: null }) : []),
      ...setMembers('item', id, 'labels', args.labels),
      ...setMembers('item', id, 'helpers', args.helpers),
      ...setMembers('item', id, 'evidence', args.evidence),
    ])
  },
}

function demandFields(args: SetItem, item: Item, plan: Plan): Refusal | undefined {
  const { department, notes, deadline, effort, budget, estimate } = args
  const ownWork = [effort, budget, estimate, args.earning, args.type].some((value) => value !== undefined)
  return (
    (ownWork ? demandLeaf(item, 'amounts') : undefined) ??
    demandKnown(plan, 'department', department) ??
    demandShort('a note', notes, mostLetters.note) ??
    Object.values(args.evidence ?? {})
      .map((value) => demandShort('evidence', value, mostLetters.evidence))
      .find((refusal) => refusal !== undefined) ??
    demandDay('the deadline', deadline) ??
    demandNumber('the effort', effort, { least: 0 }) ??
    demandNumber('the budget', budget, { least: 0 }) ??
    demandNumber('the optimistic estimate', estimate?.optimistic, { least: 0 }) ??
    demandNumber('the likely estimate', estimate?.likely, { least: estimate?.optimistic ?? 0 }) ??
    demandNumber('the pessimistic estimate', estimate?.pessimistic, { least: estimate?.likely ?? 0 })
  )
}

function record(value: ThreePoint | EarningMethod | null | undefined): Json | undefined {
  return value as unknown as Json | undefined
}
