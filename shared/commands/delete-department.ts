import type { DepartmentId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deleteDepartment: Command<{ readonly department: DepartmentId }> = {
  name: 'department.delete',
  title: 'Delete department',
  run: ({ department }, { plan }) =>
    planUnless(demandKnown(plan, 'department', department), () => [
      setField('department', department, 'deleted', true),
    ]),
}
