/** Whether what is written as an entity's parent holds: unknown, deleted or in a circle, and it stands at the top instead. */

import type { ParentTree } from './parent-tree.ts'
import type { RowTrouble } from './row-trouble.ts'

export function placeInTree<T extends { readonly id: string; parentId?: string }>(
  entity: T,
  trouble: RowTrouble,
  tree: ParentTree,
): T {
  const { id, parentId } = entity
  if (parentId === undefined) return entity
  const circle = tree.circleCutAt(id)
  if (circle) trouble.say('PARENT_CYCLE', { field: 'parent', ids: circle })
  else if (!tree.has(parentId)) trouble.say('DANGLING', { field: 'parent', ids: [parentId] })
  if (tree.parentOf(id) === undefined) delete entity.parentId
  return entity
}
