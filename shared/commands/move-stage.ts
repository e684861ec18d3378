/**
 * Moves an item to a stage, holds it or cancels it (ST). What entering the stage asks for has to be there; a stage before is
 * free. With a reason it is moved all the same, and ST1 names what lacks. On hold, cancelled and back need a reason. Closed
 * is what the controller's countersignature makes of it (countersign.ts).
 */

import { lackFor } from '../engine/stages/entry-criteria.ts'
import { isStage, stageRank, stageStanding } from '../engine/stages/stage-standing.ts'
import type { StageStanding } from '../engine/stages/stage-standing.ts'
import { stagePlaces, stages } from '../plan/governance.ts'
import type { Lack } from '../engine/stages/entry-criteria.ts'
import type { StagePlace } from '../plan/governance.ts'
import type { Edit } from '../plan/edit.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { plan as planned, refuse } from './command.ts'
import type { Command } from './command.ts'
import { append } from './edits.ts'
import type { Refusal } from './refusal.ts'
import { demandReason, stagedItem, stageLacks } from './stage-demands.ts'

export interface MoveStage {
  readonly item: ItemId
  readonly stage: StagePlace
  readonly reason?: string
}

export const moveStage: Command<MoveStage> = {
  name: 'stage.move',
  title: 'Change stage',
  run({ item: id, stage, reason }, context) {
    const found = stagedItem(id, context)
    if (found.refusal) return refuse(found.refusal)
    const { plan } = context
    const standing = stageStanding(plan, found.item)
    if (standing.place === stage) return planned([])
    const refusal = demandMove(plan, found.item, standing, stage, reason)
    return refusal ? refuse(refusal) : planned([stageEdit(found.item, stage, reason)])
  },
}

/** An entry and nothing else: whoever gives the last approval need not write the work. */
export function stageEdit(item: Item, stage: StagePlace, reason?: string): Edit {
  return append('stage.moved', { item: item.id, stage }, reason?.trim())
}

function demandMove(
  plan: Plan,
  item: Item,
  { place, stage: from }: StageStanding,
  to: StagePlace,
  reason: string | undefined,
): Refusal | undefined {
  if (!stagePlaces.includes(to)) return { code: 'BAD_WORD', facts: { what: 'stage', found: String(to) } }
  if (to === 'closed') return { code: 'CLOSED_BY_CONTROLLER', facts: {} }
  if (!isStage(to))
    return demandReason(reason, to === 'on hold' ? 'why it is put on hold' : 'why it is cancelled')
  const resumed = !isStage(place) && to === from
  if (resumed) return undefined
  if (stageRank(to) < stageRank(from)) return demandReason(reason, 'why it goes back')
  if (reason?.trim()) return undefined
  const lack = stages
    .slice(stageRank(from) + 1, stageRank(to) + 1)
    .map((stage) => ({ stage, lack: lackFor(plan, item, stage) }))
    .find(({ lack: each }) => lacksAnything(each))
  return lack && stageLacks(plan, lack.lack, lack.stage)
}

function lacksAnything({ needs, approvers }: Lack): boolean {
  return needs.length + approvers.length > 0
}
