import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandText } from './demands.ts'
import { createRecord } from './edits.ts'
import { orderAmong } from './order-among.ts'

export const createDepartment: Command<{ readonly name: string }> = {
  name: 'department.create',
  title: 'Add department',
  run({ name }, context) {
    const refusal = demandText('a name', name)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    const { order, edits } = orderAmong(
      'department',
      context.plan.departments.list,
      undefined,
      context.random,
    )
    return plan(
      [...edits, createRecord('department', id, { name: name.trim(), order, createdAt: context.now })],
      id,
    )
  },
}
