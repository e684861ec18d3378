/** Adds a measured goal to an objective; it needs a title or a KPI to be called by. */

import type { Command } from './command.ts'
import { plan, refuse } from './command.ts'
import { createRecord } from './edits.ts'
import { demandKeyResult, keyResultFields } from './key-result-values.ts'
import type { KeyResultValues } from './key-result-values.ts'
import { orderAmong } from './order-among.ts'

export const createKeyResult: Command<KeyResultValues> = {
  name: 'keyResult.create',
  title: 'Add key result',
  run(args, context) {
    const nameless = !args.title?.trim() && !args.kpi
    const refusal = nameless
      ? ({ code: 'EMPTY', facts: { what: 'a title or a KPI' } } as const)
      : demandKeyResult(args, context.plan)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    const siblings = context.plan.keyResults.list.filter(
      ({ objectiveId }) => objectiveId === (args.objective ?? undefined),
    )
    const { order, edits } = orderAmong('keyResult', siblings, undefined, context.random)
    const values = { ...keyResultFields(args), checkpoints: args.checkpoints, order, createdAt: context.now }
    return plan([...edits, createRecord('keyResult', id, values)], id)
  },
}
