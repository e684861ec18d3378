/** Says that somebody has left, since when, or that they are back. What they own becomes the gap OW3. */

import type { Day } from '../base/day.ts'
import type { PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandKnown } from './demands.ts'
import { setFields } from './edits.ts'

export interface PersonLeft {
  readonly person: PersonId
  readonly left: boolean
  /** Absent: today. */
  readonly on?: Day
}

export const personLeft: Command<PersonLeft> = {
  name: 'person.left',
  title: 'Say who left',
  run: ({ person, left, on }, { plan, today }) =>
    planUnless(demandKnown(plan, 'person', person) ?? demandDay('the last day', on), () =>
      setFields('person', person, { left: left ? true : null, leftOn: left ? (on ?? today) : null }),
    ),
}
