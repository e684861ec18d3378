/** Which department an item is measured under: its own, else that of the nearest group above. */

import type { Plan } from '../plan/plan.ts'
import { changedItems } from './changes.ts'
import type { Structure } from './structure.ts'

/**
 * Positions in `plan.departments.list` by item position, -1 for none. `previous` is of a plan with the same tree; unchanged,
 * its array is returned.
 */
export function createDepartments(
  plan: Plan,
  structure: Structure,
  previous?: { readonly plan: Plan; readonly department: Int32Array },
): Int32Array {
  const { list } = plan.items
  if (previous && sameDepartments(previous.plan, plan)) return previous.department
  const department = new Int32Array(list.length)
  for (let order = list.length - 1; order >= 0; order--) {
    const index = structure.childrenFirst[order] ?? 0
    const parent = structure.parent[index] ?? -1
    const own = plan.departments.indexById.get(list[index]?.departmentId ?? '')
    department[index] = own ?? (parent < 0 ? -1 : (department[parent] ?? -1))
  }
  return department
}

function sameDepartments(before: Plan, now: Plan): boolean {
  if (before.departments.indexById !== now.departments.indexById) return false
  const changed = changedItems(before, now)
  return (
    changed?.every((i) => before.items.list[i]?.departmentId === now.items.list[i]?.departmentId) ?? false
  )
}
