import type { ObjectiveId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setFields } from './edits.ts'
import { demandObjective, objectiveFields } from './objective-values.ts'
import type { ObjectiveValues } from './objective-values.ts'

export const setObjective: Command<ObjectiveValues & { readonly objective: ObjectiveId }> = {
  name: 'objective.set',
  title: 'Change objective',
  run: ({ objective, ...values }, { plan }) =>
    planUnless(demandKnown(plan, 'objective', objective) ?? demandObjective(values, plan, objective), () =>
      setFields('objective', objective, objectiveFields(values)),
    ),
}
