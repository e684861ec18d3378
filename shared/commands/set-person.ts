/** A person's name, department, hours per week, e-mail. Absent: as it is. Null: none. */

import type { DepartmentId, PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { weekHours } from './create-person.ts'
import { demandKnown, demandNumber, demandShort, demandText, mostLetters } from './demands.ts'
import { setFields } from './edits.ts'

export interface SetPerson {
  readonly person: PersonId
  readonly name?: string
  readonly department?: DepartmentId | null
  readonly hoursPerWeek?: number | null
  readonly email?: string | null
}

export const setPerson: Command<SetPerson> = {
  name: 'person.set',
  title: 'Change person',
  run: ({ person, name, department, hoursPerWeek, email }, { plan }) =>
    planUnless(
      demandKnown(plan, 'person', person) ??
        demandText('a name', name) ??
        demandKnown(plan, 'department', department) ??
        demandNumber('hours per week', hoursPerWeek, weekHours) ??
        demandShort('an e-mail address', email, mostLetters.title),
      () =>
        setFields('person', person, {
          name: name?.trim(),
          department,
          hoursPerWeek,
          email: email?.trim() || email,
        }),
    ),
}
