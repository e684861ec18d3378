/**
 * Approves or refuses what was asked: whoever the stage names, and nobody else. The last approval that is missing moves the
 * item, but for closing, which is its controller's (countersign.ts); a refusal needs a reason, and ends the request.
 */

import { find } from '../base/table.ts'
import { approversOf, lackFor } from '../engine/stages/entry-criteria.ts'
import { stageStanding } from '../engine/stages/stage-standing.ts'
import { waitsFor } from '../engine/stages/waits-for.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan as planned, refuse } from './command.ts'
import type { Command, CommandContext, Outcome } from './command.ts'
import { append } from './edits.ts'
import { stageEdit } from './move-stage.ts'
import { demandReason, stagedItem } from './stage-demands.ts'

export interface AnswerStage {
  readonly item: ItemId
  readonly reason?: string
}

export const approveStage: Command<AnswerStage> = {
  name: 'stage.approve',
  title: 'Approve',
  run: (args, context) => answer('approved', args, context),
}

export const refuseStage: Command<AnswerStage> = {
  name: 'stage.refuse',
  title: 'Refuse',
  run: (args, context) => answer('refused', args, context),
}

function answer(
  word: 'approved' | 'refused',
  { item: id, reason }: AnswerStage,
  context: CommandContext,
): Outcome {
  const found = stagedItem(id, context)
  if (found.refusal) return refuse(found.refusal)
  const { plan, me } = context
  const { item } = found
  const { request } = stageStanding(plan, item)
  if (!request) return refuse({ code: 'NOTHING_ASKED', facts: {} })
  const approvers = approversOf(plan, item, request.stage)
  if (!approvers.some(({ person }) => person === me)) {
    const names = approvers.flatMap(({ person }) => find(plan.people, person)?.name ?? [])
    return refuse({ code: 'NOT_YOURS_TO_APPROVE', facts: { names } })
  }
  const said = append(`stage.${word}`, { item: id, asked: request.id }, reason?.trim())
  if (word === 'refused') {
    const refusal = demandReason(reason, 'why not')
    return refusal ? refuse(refusal) : planned([said])
  }
  const { needs, approvers: waiting } = lackFor(plan, item, request.stage)
  if (!waitsFor(plan, item, request.stage, me)) return planned([])
  const isLast =
    request.stage !== 'closed' && needs.length === 0 && waiting.every(({ person }) => person === me)
  return planned(isLast ? [said, stageEdit(item, request.stage)] : [said])
}
