/** Adds somebody who can own work. A team is never a person (P4). */

import type { DepartmentId } from '../plan/ids.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandNumber, demandShort, demandText, mostLetters } from './demands.ts'
import { createRecord } from './edits.ts'

export interface CreatePerson {
  readonly name: string
  readonly department?: DepartmentId
  readonly hoursPerWeek?: number
  readonly email?: string
}

export const weekHours = { least: 0, most: 168 }

export const createPerson: Command<CreatePerson> = {
  name: 'person.create',
  title: 'Add person',
  run({ name, department, hoursPerWeek, email }, context) {
    const refusal =
      demandText('a name', name) ??
      demandKnown(context.plan, 'department', department) ??
      demandNumber('hours per week', hoursPerWeek, weekHours) ??
      demandShort('an e-mail address', email, mostLetters.title)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    return plan(
      [
        createRecord('person', id, {
          name: name.trim(),
          department,
          hoursPerWeek,
          email: email?.trim() || undefined,
          createdAt: context.now,
        }),
      ],
      id,
    )
  },
}
