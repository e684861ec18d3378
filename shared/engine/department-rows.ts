/** The work of each department by position, so that what is asked of one department walks no other. */

import type { Tree } from './tree.ts'

export interface DepartmentRows {
  /** Ascending: all of it, and leaves and groups apart. */
  readonly items: readonly number[]
  readonly leaves: readonly number[]
  readonly groups: readonly number[]
}

/** By position of the department; the same rows while no item changes its department. */
export function departmentRows(department: Int32Array, tree: Tree, count: number): readonly DepartmentRows[] {
  const before = known.get(department)
  if (before?.tree === tree && before.rows.length === count) return before.rows
  const rows = Array.from({ length: count }, emptyRows)
  for (let index = 0; index < department.length; index++) {
    const own = rows[department[index] ?? -1]
    own?.items.push(index)
    if (own) (tree.isLeaf[index] === 1 ? own.leaves : own.groups).push(index)
  }
  known.set(department, { tree, rows })
  return rows
}

function emptyRows(): { items: number[]; leaves: number[]; groups: number[] } {
  return { items: [], leaves: [], groups: [] }
}

/** Only a memo. */
const known = new WeakMap<Int32Array, { readonly tree: Tree; readonly rows: readonly DepartmentRows[] }>()
