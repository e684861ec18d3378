/** What a department's and a person's record may say. */

import type { Absence, Department, Person } from '../person.ts'
import { fieldList, field, members, required, turned, wholeOf } from './field-table.ts'
import type { Field, Trouble } from './field-table.ts'
import { day, flag, id, numberFrom, text } from './reader.ts'
import { refTo } from './reference-field.ts'

export const departmentFields = fieldList<Omit<Department, 'id'>>({
  name: field('name', text, ''),
  order: field('order', text),
})

const absence = wholeOf(
  'an absence: {"from": day, "to": day}',
  fieldList<Omit<Absence, 'id'>>({
    from: required('from', day),
    to: required('to', day),
    deputyId: field('deputy', id),
  }),
)

const absences = turned(
  members('away', {
    expects: absence.expects,
    read(value) {
      const found = absence.read(value)
      return found && found.from <= found.to ? found : undefined
    },
  }),
  byFirstDay,
  [],
)

export const personFields = fieldList<Omit<Person, 'id'>>({
  name: field('name', text, ''),
  departmentId: refTo('department', 'department'),
  left: field('left', flag, false),
  leftOn: field('leftOn', day),
  hoursPerWeek: field('hoursPerWeek', numberFrom(0, 168), 40),
  away: withLivingDeputies(absences),
  email: field('email', text),
})

type Away = Field<readonly Absence[]> & { readonly otherwise: readonly Absence[] }

function byFirstDay(found: Readonly<Record<string, Omit<Absence, 'id'>>>): readonly Absence[] {
  const away = Object.entries(found).map(([key, each]) => ({ id: key, ...each }))
  return away.sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
}

function withLivingDeputies(from: Away): Away {
  return {
    ...from,
    read: (value, trouble) => from.read(value, trouble)?.map((each) => withLivingDeputy(each, trouble)),
  }
}

function withLivingDeputy(absence: Absence, trouble: Trouble): Absence {
  const { deputyId, ...alone } = absence
  if (deputyId === undefined || trouble.refers(`away.${absence.id}`, ['person'], deputyId)) return absence
  return alone
}
