/** The person a check-in was made for confirms it. */

import { find } from '../base/table.ts'
import type { EntryId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandSpeaker } from './demands.ts'
import { append } from './edits.ts'

export const confirmCheckIn: Command<{ readonly entry: EntryId }> = {
  name: 'checkIn.confirm',
  title: 'Confirm check-in',
  run({ entry }, context) {
    const refusal = demandSpeaker(context)
    if (refusal) return refuse(refusal)
    const said = context.plan.reports.list.flatMap(({ checkIns }) => checkIns).find(({ id }) => id === entry)
    if (!said) return refuse({ code: 'NOT_FOUND', facts: { kind: 'checkIn', id: entry } })
    const { forPerson } = said
    if (forPerson !== undefined && forPerson !== context.me) {
      const name = find(context.plan.people, forPerson)?.name ?? forPerson
      return refuse({ code: 'NOT_FOR_YOU', facts: { name } })
    }
    return plan(said.confirmed ? [] : [append('confirm', { entry })])
  },
}
