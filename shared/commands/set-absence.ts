/** An absence with its first and last day, and who stands in; without days it is taken off. */

import type { Day } from '../base/day.ts'
import type { PersonId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export interface SetAbsence {
  readonly person: PersonId
  /** Absent: a new one. */
  readonly absence?: string
  /** Null: away no more. */
  readonly away: { readonly from: Day; readonly to: Day; readonly deputy?: PersonId } | null
}

export const setAbsence: Command<SetAbsence> = {
  name: 'person.setAbsence',
  title: 'Set absence',
  run({ person, absence, away }, context) {
    const refusal =
      demandKnown(context.plan, 'person', person) ??
      demandDay('the first day', away?.from) ??
      demandDay('the last day', away?.to) ??
      demandKnown(context.plan, 'person', away?.deputy)
    if (refusal) return refuse(refusal)
    if (away && away.to < away.from) {
      return refuse({ code: 'END_BEFORE_BEGINNING', facts: { from: away.from, to: away.to } })
    }
    const id = absence ?? context.newId()
    const value = away && {
      from: away.from,
      to: away.to,
      ...(away.deputy !== undefined && { deputy: away.deputy }),
    }
    return plan([setField('person', person, `away.${id}`, value)], id)
  },
}
