/** Deletes an objective. Its key results stay, under none, until they are put under another. */

import type { ObjectiveId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deleteObjective: Command<{ readonly objective: ObjectiveId }> = {
  name: 'objective.delete',
  title: 'Delete objective',
  run: ({ objective }, { plan }) =>
    planUnless(demandKnown(plan, 'objective', objective), () => [
      setField('objective', objective, 'deleted', true),
    ]),
}
