/** What was answered to a variance is done. */

import { find } from '../base/table.ts'
import type { EntryId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'

export const finishAnswer: Command<{ readonly answer: EntryId }> = {
  name: 'answer.done',
  title: 'Answer is done',
  run({ answer: id }, context) {
    const refusal = demandSpeaker(context)
    if (refusal) return refuse(refusal)
    const answer = find(context.plan.answers, id)
    if (!answer) return refuse({ code: 'NOT_FOUND', facts: { kind: 'answer', id } })
    return plan(answer.done ? [] : [append('answer.done', { answer: id })])
  },
}
