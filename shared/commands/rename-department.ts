import type { DepartmentId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandText } from './demands.ts'
import { setField } from './edits.ts'

export const renameDepartment: Command<{ readonly department: DepartmentId; readonly name: string }> = {
  name: 'department.rename',
  title: 'Rename department',
  run: ({ department, name }, { plan }) =>
    planUnless(demandKnown(plan, 'department', department) ?? demandText('a name', name), () => [
      setField('department', department, 'name', name.trim()),
    ]),
}
