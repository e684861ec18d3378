/** What commands about stages demand: that the plan uses them, that the item has one, that a reason is given where one is owed. */

import { find } from '../base/table.ts'
import type { Lack } from '../engine/stages/entry-criteria.ts'
import { governs } from '../engine/stages/stage-standing.ts'
import type { Stage } from '../plan/governance.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { CommandContext } from './command.ts'
import { demandSpeaker } from './demands.ts'
import type { Refusal } from './refusal.ts'

export type StagedItem = { readonly item: Item; readonly refusal?: undefined } | { readonly refusal: Refusal }

export function stagedItem(id: ItemId, context: CommandContext): StagedItem {
  const { plan } = context
  const item = find(plan.items, id)
  if (!item) return { refusal: { code: 'NOT_FOUND', facts: { kind: 'item', id } } }
  const refusal =
    demandSpeaker(context) ??
    (governs(plan, 'stages') ? undefined : ({ code: 'NO_STAGES', facts: {} } as const)) ??
    (item.type === 'milestone'
      ? ({ code: 'MILESTONE_HAS_NONE', facts: { title: item.title, what: 'stages' } } as const)
      : undefined)
  return refusal ? { refusal } : { item }
}

export function demandReason(reason: string | undefined, forWhat: string): Refusal | undefined {
  return reason?.trim() ? undefined : { code: 'EMPTY', facts: { what: `a reason ${forWhat}` } }
}

export function stageLacks(plan: Plan, { needs, approvers }: Lack, stage: Stage): Refusal | undefined {
  if (needs.length + approvers.length === 0) return undefined
  const names = approvers.map(
    ({ role, person }) => find(plan.people, person)?.name ?? `its ${role?.slice(1) ?? ''}`,
  )
  return { code: 'STAGE_LACKS', facts: { stage, needs, approvers: names } }
}
