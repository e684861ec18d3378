/** The line of a card on the Board by stage: what it waits for, else how long it has stood there. */

import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { stageStanding } from '../../../shared/engine/stages/stage-standing.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { CardNote } from '../../parts/item/blocking-note.ts'
import { board } from '../../text/en/board.ts'

/** Working days in a stage from which on its age is shown as a risk. */
const longInStage = 60

export function stageNote(plan: Plan, item: Item, telling: Telling): CardNote | undefined {
  const { since, request, refused, place } = stageStanding(plan, item)
  if (request) return { text: board.askedFor(request.stage, telling.workingAge(request.at)), tone: 'plain' }
  if (refused) return { text: board.refusedFor(refused.stage), tone: 'risk' }
  if (since === undefined) return undefined
  const days = telling.workingAge(since)
  return { text: board.inStage(days), tone: days > longInStage && place !== 'closed' ? 'risk' : 'plain' }
}
