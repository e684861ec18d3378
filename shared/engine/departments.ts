/** Which department an item is measured under: its own, else that of the nearest group above. */

import type { Plan } from '../plan/plan.ts'
import type { Structure } from './structure.ts'

/** Positions in `plan.departments.list` by item position, -1 for none. Unchanged: the same array. */
export function createDepartments(plan: Plan, structure: Structure, previous?: Int32Array): Int32Array {
  const { list } = plan.items
  const department = new Int32Array(list.length)
  for (let order = list.length - 1; order >= 0; order--) {
    const index = structure.childrenFirst[order] ?? 0
    const parent = structure.parent[index] ?? -1
    const own = plan.departments.indexById.get(list[index]?.departmentId ?? '')
    department[index] = own ?? (parent < 0 ? -1 : (department[parent] ?? -1))
  }
  return previous !== undefined && sameNumbers(previous, department) ? previous : department
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}
