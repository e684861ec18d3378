/** Which department an item is measured under: its own, else that of the nearest group above. */

import type { Plan } from '../plan/plan.ts'
import { changedItems } from './changes.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'
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
    const own = ownDepartment(plan, index)
    department[index] = own ?? (parent < 0 ? -1 : (department[parent] ?? -1))
  }
  return department
}

/** The column before on other seats. */
export function departmentsOnto(
  before: Int32Array,
  seats: Seats,
  plan: Plan,
  structure: Structure,
): Int32Array {
  if (seats.moved.length > 0) return createDepartments(plan, structure)
  const { parent, place } = structure.tree
  const moved = seated(before, seats, -1)
  for (const row of seats.came.toSorted((a, b) => (place[b] ?? 0) - (place[a] ?? 0)))
    moved[row] = ownDepartment(plan, row) ?? moved[parent[row] ?? -1] ?? -1
  return moved
}

function ownDepartment(plan: Plan, index: number): number | undefined {
  return plan.departments.indexById.get(plan.items.list[index]?.departmentId ?? '')
}

function sameDepartments(before: Plan, now: Plan): boolean {
  if (before.departments.indexById !== now.departments.indexById) return false
  const changed = changedItems(before, now)
  return (
    changed?.every((i) => before.items.list[i]?.departmentId === now.items.list[i]?.departmentId) ?? false
  )
}
