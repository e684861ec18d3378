/** What an objective may say: demanded and turned into fields, for making one and for changing one. */

import type { Day } from '../base/day.ts'
import { find } from '../base/table.ts'
import type { ObjectiveId } from '../plan/ids.ts'
import type { OwnerRef } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import { demandDay, demandKnown, demandOwner, demandText } from './demands.ts'
import type { Values } from './edits.ts'
import { ownerValue } from './owner-value.ts'
import type { Refusal } from './refusal.ts'

/** Absent: as it is. Null: none. */
export interface ObjectiveValues {
  readonly title?: string
  readonly owner?: OwnerRef | null
  readonly from?: Day | null
  readonly to?: Day | null
  readonly parent?: ObjectiveId | null
}

/** `own`: the objective that is changed. */
export function demandObjective(values: ObjectiveValues, plan: Plan, own?: ObjectiveId): Refusal | undefined {
  const { title, owner, parent } = values
  const before = find(plan.objectives, own)
  const from = values.from === undefined ? before?.from : values.from
  const to = values.to === undefined ? before?.to : values.to
  return (
    demandText('a title', title) ??
    demandOwner(plan, owner) ??
    demandDay('the first day', from) ??
    demandDay('the last day', to) ??
    (from && to && to < from
      ? ({ code: 'END_BEFORE_BEGINNING', facts: { from, to } } as const)
      : undefined) ??
    demandKnown(plan, 'objective', parent) ??
    demandOutside(plan, own, parent)
  )
}

export function objectiveFields({ title, owner, from, to, parent }: ObjectiveValues): Values {
  return { title: title?.trim(), owner: ownerValue(owner), from, to, parent }
}

function demandOutside(
  plan: Plan,
  own: ObjectiveId | undefined,
  parent: ObjectiveId | null | undefined,
): Refusal | undefined {
  if (own === undefined) return undefined
  const above = new Set<ObjectiveId>()
  for (
    let id = parent ?? undefined;
    id !== undefined && !above.has(id);
    id = find(plan.objectives, id)?.parentId
  ) {
    above.add(id)
  }
  if (!above.has(own)) return undefined
  const title = (id: ObjectiveId): string => find(plan.objectives, id)?.title ?? id
  return { code: 'INTO_ITSELF', facts: { title: title(own), into: title(parent ?? own) } }
}
