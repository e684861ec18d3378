/** Who: the one owner, those who help, the department it is measured under. */

import { find } from '../../../../shared/base/table.ts'
import { ok } from '../../../../shared/base/result.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { initialsOf } from '../../../parts/item/initials.ts'
import { ownership } from '../../../text/en/ownership.ts'
import { cellWords, entryWords } from '../../../text/en/table-columns.ts'
import type { ItemCell, TableColumn } from './column.ts'
import { readNameEntry, readNamesEntry } from './read-entry.ts'

const namesOfPeople = { none: entryWords.noPerson, several: entryWords.severalPeople }
const namesOfDepartments = { none: entryWords.noDepartment, several: entryWords.noDepartment }

export const peopleColumns: readonly TableColumn[] = [
  {
    id: 'owner',
    family: 'people',
    width: 216,
    kind: 'choice',
    draw: 'owner',
    value: ownerName,
    edit: {
      as: 'choice',
      moves: true,
      options: (plan) =>
        present(plan).map(({ id, name, departmentId }) => ({
          value: id,
          label: name,
          note: find(plan.departments, departmentId)?.name,
          aliases: [initialsOf(name)],
        })),
      read: (typed, { plan }) => {
        const read = readNameEntry(typed, present(plan), namesOfPeople)
        return read.ok ? ok({ owner: read.value }) : read
      },
    },
  },
  {
    id: 'helpers',
    family: 'people',
    width: 160,
    kind: 'choice',
    value: (cell) => cellWords.joined(helperNames(cell)) || undefined,
    each: helperNames,
    edit: {
      as: 'line',
      read: (typed, { plan }) => {
        const read = readNamesEntry(typed, [...present(plan), ...plan.departments.list], namesOfPeople)
        return read.ok ? ok({ helpers: read.value }) : read
      },
    },
  },
  {
    id: 'department',
    family: 'people',
    width: 124,
    kind: 'choice',
    value: ({ figures, index }) => figures.plan.departments.list[figures.department[index] ?? -1]?.name,
    tone: ({ item }) => (item.departmentId === undefined ? 'faint' : undefined),
    edit: {
      as: 'choice',
      options: (plan) => plan.departments.list.map(({ id, name }) => ({ value: id, label: name })),
      read: (typed, { plan }) => {
        const read = readNameEntry(typed, plan.departments.list, namesOfDepartments)
        return read.ok ? ok({ department: read.value }) : read
      },
    },
  },
]

function present(plan: Plan) {
  return plan.people.list.filter(({ left }) => !left)
}

/** What stands in an owner's place counts too: that it is no person is said in words. */
function ownerName({ figures: { plan }, item: { owner } }: ItemCell): string | undefined {
  if (owner === undefined) return undefined
  if (owner.type !== 'person') return ownership.ref(owner)
  const person = find(plan.people, owner.id)
  return person && ownership.person(person.name, person.left)
}

function helperNames({ figures: { plan }, item }: ItemCell): readonly string[] {
  return Object.keys(item.helpers).map(
    (id) => find(plan.people, id)?.name ?? find(plan.departments, id)?.name ?? id,
  )
}
