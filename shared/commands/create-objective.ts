import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { createRecord } from './edits.ts'
import { demandObjective, objectiveFields } from './objective-values.ts'
import type { ObjectiveValues } from './objective-values.ts'
import { orderAmong } from './order-among.ts'

export type CreateObjective = ObjectiveValues & { readonly title: string }

export const createObjective: Command<CreateObjective> = {
  name: 'objective.create',
  title: 'Add objective',
  run(args, context) {
    const refusal = demandObjective(args, context.plan)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    const siblings = context.plan.objectives.list.filter(
      ({ parentId }) => parentId === (args.parent ?? undefined),
    )
    const { order, edits } = orderAmong('objective', siblings, undefined, context.random)
    const values = { ...objectiveFields(args), order, createdAt: context.now }
    return plan([...edits, createRecord('objective', id, values)], id)
  },
}
