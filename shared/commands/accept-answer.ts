/** Whoever is to do what somebody else answered takes it on (AC5). */

import { find } from '../base/table.ts'
import { whoAccepts } from '../engine/answers/answer-state.ts'
import type { EntryId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'

export const acceptAnswer: Command<{ readonly answer: EntryId }> = {
  name: 'answer.accept',
  title: 'Accept answer',
  run({ answer: id }, context) {
    const refusal = demandSpeaker(context)
    if (refusal) return refuse(refusal)
    const answer = find(context.plan.answers, id)
    if (!answer) return refuse({ code: 'NOT_FOUND', facts: { kind: 'answer', id } })
    const accepts = whoAccepts(answer)
    if (accepts === undefined || answer.accepted.some(({ by }) => by === accepts)) return plan([])
    if (accepts !== context.me) {
      const name = find(context.plan.people, accepts)?.name ?? accepts
      return refuse({ code: 'NOT_YOURS_TO_ACCEPT', facts: { name } })
    }
    return plan([append('answer.accepted', { answer: id })])
  },
}
