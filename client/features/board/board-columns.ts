/** The columns of the Board: leaves in the plan's order, by what their owners say, or by owner, department, objective. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { hasStage, stageStanding } from '../../../shared/engine/stages/stage-standing.ts'
import { stagePlaces } from '../../../shared/plan/governance.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Item } from '../../../shared/plan/item.ts'
import { objectiveOf, statusKeyOf, statusKeys } from '../../parts/item/standing.ts'
import type { StatusKey } from '../../parts/item/standing.ts'
import { board } from '../../text/en/board.ts'
import type { BoardBy } from '../../text/en/board.ts'

export interface Column {
  /** A status, or the id of a person, department or objective; empty for none. */
  readonly key: string
  readonly label: string
  readonly items: readonly ItemId[]
}

export interface BoardChoice {
  readonly by: BoardBy
  /** Words that the title or the owner's name must hold. */
  readonly filter: string
  readonly department: string | undefined
}

const always: readonly StatusKey[] = ['not started', 'on track', 'at risk', 'off track', 'blocked', 'done']

export function columnsOf(figures: Figures, choice: BoardChoice): readonly Column[] {
  const byKey = new Map<string, ItemId[]>()
  for (const index of leavesInOrder(figures)) {
    const item = figures.plan.items.list[index]
    if (!item || item.type === 'group' || !isShown(figures, item, index, choice)) continue
    if (choice.by === 'stage' && !hasStage(figures.plan, item)) continue
    const key = keyOf(figures, item, index, choice.by)
    const known = byKey.get(key)
    if (known) known.push(item.id)
    else byKey.set(key, [item.id])
  }
  return keysOf(figures, choice.by, byKey).map(({ key, label }) => ({
    key,
    label,
    items: byKey.get(key) ?? [],
  }))
}

/** The column that an item stands in. */
export function keyOf(figures: Figures, item: Item, index: number, by: BoardBy): string {
  switch (by) {
    case 'status':
      return statusKeyOf(figures, item, index)
    case 'stage':
      return stageStanding(figures.plan, item).place
    case 'owner':
      return item.owner?.type === 'person' && find(figures.plan.people, item.owner.id) ? item.owner.id : ''
    case 'department':
      return figures.plan.departments.list[figures.department[index] ?? -1]?.id ?? ''
    case 'objective':
      return objectiveOf(figures, item)
  }
}

function leavesInOrder({ structure }: Figures): readonly number[] {
  return structure.roots.flatMap((root) => structure.leavesOf(root))
}

function isShown(figures: Figures, item: Item, index: number, choice: BoardChoice): boolean {
  const { plan, department } = figures
  if (choice.department !== undefined) {
    if (plan.departments.list[department[index] ?? -1]?.id !== choice.department) return false
  }
  const words = choice.filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const owner = item.owner?.type === 'person' ? find(plan.people, item.owner.id)?.name : undefined
  const text = `${item.title} ${owner ?? ''} ${Object.keys(item.labels).join(' ')}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

interface ColumnKey {
  readonly key: string
  readonly label: string
}

function keysOf(
  { plan }: Figures,
  by: BoardBy,
  filled: ReadonlyMap<string, readonly ItemId[]>,
): readonly ColumnKey[] {
  switch (by) {
    case 'status':
      return statusKeys
        .filter((key) => always.includes(key) || filled.has(key))
        .map((key) => ({ key, label: board.status(key) }))
    case 'stage':
      return stagePlaces
        .filter((place) => place !== 'cancelled' || filled.has(place))
        .map((place) => ({ key: place, label: board.stage(place) }))
    case 'owner':
      return [
        { key: '', label: board.nobody },
        ...plan.people.list
          .filter(({ id, left }) => !left || filled.has(id))
          .map(({ id, name }) => ({ key: id, label: name }))
          .toSorted((a, b) => a.label.localeCompare(b.label)),
      ]
    case 'department':
      return [
        ...plan.departments.list
          .toSorted((a, b) => ((a.order ?? a.name) < (b.order ?? b.name) ? -1 : 1))
          .map(({ id, name }) => ({ key: id, label: name })),
        ...(filled.has('') ? [{ key: '', label: board.noDepartment }] : []),
      ]
    case 'objective':
      return [
        ...plan.objectives.list.map(({ id, title }) => ({ key: id, label: title })),
        ...(filled.has('') ? [{ key: '', label: board.noObjective }] : []),
      ]
  }
}
