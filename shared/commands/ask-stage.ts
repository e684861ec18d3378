/** Asks whoever approves whether an item may enter its next stage. The case for it stands in the words. */

import { approversOf, lackFor } from '../engine/stages/entry-criteria.ts'
import { stageAfter, stageRank, stageStanding } from '../engine/stages/stage-standing.ts'
import type { Stage } from '../plan/governance.ts'
import { stages } from '../plan/governance.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan as planned, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandShort, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import { stagedItem, stageLacks } from './stage-demands.ts'

export interface AskStage {
  readonly item: ItemId
  /** Absent: the next one. */
  readonly stage?: Stage
  readonly text?: string
}

export const askStage: Command<AskStage> = {
  name: 'stage.ask',
  title: 'Ask for the next stage',
  run({ item: id, stage: wanted, text }, context) {
    const found = stagedItem(id, context)
    if (found.refusal) return refuse(found.refusal)
    const { plan } = context
    const { item } = found
    const standing = stageStanding(plan, item)
    const stage = wanted ?? stageAfter(standing.stage)
    if (stage === undefined || !stages.includes(stage) || stageRank(stage) <= stageRank(standing.stage))
      return refuse({
        code: 'BAD_WORD',
        facts: { what: 'later stage', found: String(stage ?? standing.stage) },
      })
    if (stage === 'closed' && standing.place !== 'implemented')
      return refuse({ code: 'NOT_IMPLEMENTED', facts: {} })
    if (standing.request?.stage === stage) return planned([])
    const lack = lackFor(plan, item, stage)
    const refusal =
      stageLacks(plan, { needs: lack.needs, approvers: [] }, stage) ??
      (approversOf(plan, item, stage).length === 0
        ? stage === 'closed'
          ? ({ code: 'CLOSED_BY_CONTROLLER', facts: {} } as const)
          : ({ code: 'NOBODY_APPROVES', facts: { stage } } as const)
        : undefined) ??
      demandShort('the case for it', text, mostLetters.note)
    return refusal ? refuse(refusal) : planned([append('stage.asked', { item: id, stage }, text?.trim())])
  },
}
