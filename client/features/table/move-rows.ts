/** Rows moved in the outline: in, out, up, down, or dropped elsewhere. Undefined where there is no such place. */

import { find } from '../../../shared/base/table.ts'
import { moveItems } from '../../../shared/commands/move-items.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import { given } from '../../parts/given.ts'
import type { Given } from '../../parts/given.ts'
import type { TableRow } from './table-row.ts'

/** Inside the row above them. */
export function indented(figures: Figures, items: readonly ItemId[]): Given | undefined {
  const { siblings, first } = placeOf(figures, items)
  const above = siblings[first - 1]
  return above === undefined
    ? undefined
    : given(moveItems, { items: inOrder(siblings, items), parent: above })
}

/** Behind the group that they stand in. */
export function outdented(figures: Figures, items: readonly ItemId[]): Given | undefined {
  const { parent, siblings } = placeOf(figures, items)
  if (parent === undefined) return undefined
  const above = find(figures.plan.items, parent)?.parentId ?? null
  return given(moveItems, { items: inOrder(siblings, items), parent: above, after: parent })
}

export function movedUp(figures: Figures, items: readonly ItemId[]): Given | undefined {
  const { parent, siblings, first } = placeOf(figures, items)
  if (first <= 0) return undefined
  return given(moveItems, {
    items: inOrder(siblings, items),
    parent: parent ?? null,
    after: siblings[first - 2] ?? null,
  })
}

export function movedDown(figures: Figures, items: readonly ItemId[]): Given | undefined {
  const { parent, siblings, last } = placeOf(figures, items)
  const after = siblings[last + 1]
  if (last < 0 || after === undefined) return undefined
  return given(moveItems, { items: inOrder(siblings, items), parent: parent ?? null, after })
}

/** Before the row at this place of the outline, or at the end. */
export function droppedAt(
  figures: Figures,
  rows: readonly TableRow[],
  at: number,
  items: readonly ItemId[],
): Given | undefined {
  const row = rows[at]
  if (row?.type === 'item') {
    const { parent, siblings, first } = placeOf(figures, [row.itemId])
    const before = siblings.slice(0, first).findLast((id) => !items.includes(id))
    if (items.includes(row.itemId)) return undefined
    return given(moveItems, { items, parent: parent ?? null, after: before ?? null })
  }
  const last = rows.slice(0, at).findLast((one) => one.type === 'item')
  if (last?.type !== 'item' || items.includes(last.itemId)) return undefined
  const parent = find(figures.plan.items, last.itemId)?.parentId ?? null
  return given(moveItems, { items, parent, after: last.itemId })
}

interface PlaceInTree {
  readonly parent: ItemId | undefined
  readonly siblings: readonly ItemId[]
  /** Of the moved ones among their siblings. */
  readonly first: number
  readonly last: number
}

/** Of the first of them; those that stand elsewhere go along. */
function placeOf({ plan, structure }: Figures, items: readonly ItemId[]): PlaceInTree {
  const parent = find(plan.items, items[0])?.parentId
  const index = parent === undefined ? undefined : structure.indexOf(parent)
  const positions = index === undefined ? structure.roots : structure.childrenOf(index)
  const siblings = positions.flatMap((position) => plan.items.list[position]?.id ?? [])
  const places = items.map((id) => siblings.indexOf(id)).filter((place) => place >= 0)
  return { parent, siblings, first: Math.min(...places), last: Math.max(-1, ...places) }
}

function inOrder(siblings: readonly ItemId[], items: readonly ItemId[]): readonly ItemId[] {
  return items.toSorted((a, b) => siblings.indexOf(a) - siblings.indexOf(b))
}
