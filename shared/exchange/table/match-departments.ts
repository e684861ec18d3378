/** Which departments of the plan the file names; one that is not there yet is made, for a department owns nothing. */

import type { DepartmentId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'

export interface DepartmentMatch {
  readonly create: readonly { readonly id: DepartmentId; readonly name: string }[]
  readonly departmentOf: (row: NeutralRow) => DepartmentId | undefined
}

export function matchDepartments(
  plan: Plan,
  rows: readonly NeutralRow[],
  newId: (name: string) => DepartmentId,
): DepartmentMatch {
  const byName = new Map(plan.departments.list.map(({ id, name }) => [fold(name), id]))
  const create: { id: DepartmentId; name: string }[] = []
  for (const { department } of rows) {
    if (department === undefined || byName.has(fold(department))) continue
    const id = newId(fold(department))
    byName.set(fold(department), id)
    create.push({ id, name: department })
  }
  return {
    create,
    departmentOf: ({ department }) => (department === undefined ? undefined : byName.get(fold(department))),
  }
}

function fold(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase()
}
