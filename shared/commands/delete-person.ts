import type { PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deletePerson: Command<{ readonly person: PersonId }> = {
  name: 'person.delete',
  title: 'Delete person',
  run: ({ person }, { plan }) =>
    planUnless(demandKnown(plan, 'person', person), () => [setField('person', person, 'deleted', true)]),
}
