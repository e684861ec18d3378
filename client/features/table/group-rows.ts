/** The rows of the Table: the plan's outline, folded where somebody folded it, or its leaves under heads. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { objectiveOf, statusKeyOf, statusKeys } from '../../parts/item/standing.ts'
import { board } from '../../text/en/board.ts'
import { table } from '../../text/en/table.ts'
import type { TableGroup } from '../../text/en/table.ts'
import type { Sorter } from './sort-rows.ts'
import type { GroupRow, ItemRow, TableRow } from './table-row.ts'

export interface Arranging {
  readonly group: TableGroup
  readonly passes: ((index: number) => boolean) | undefined
  readonly sort: Sorter
  /** Keys of the rows whose inside is hidden. */
  readonly folded: ReadonlySet<string>
}

export function rowsOf(figures: Figures, arranging: Arranging): readonly TableRow[] {
  if (arranging.group === 'outline') return outline(figures, arranging)
  const { passes, sort, group } = arranging
  const leaves = figures.structure.roots
    .flatMap((root) => figures.structure.leavesOf(root))
    .filter((index) => figures.plan.items.list[index]?.type !== 'group' && (passes?.(index) ?? true))
  if (group === 'none') return sort(leaves).map((index) => itemRow(figures, index, 1))
  return headsOf(figures, group, leaves).flatMap(({ key, label, indexes }): readonly TableRow[] => {
    const folded = arranging.folded.has(key)
    const head: GroupRow = { type: 'group', key, label, indexes, folded }
    if (folded) return [head]
    return [
      head,
      ...sort(indexes).map((index) => {
        const row = itemRow(figures, index, 2)
        return group === 'label' ? { ...row, key: `${key} ${row.key}` } : row
      }),
    ]
  })
}

function outline(figures: Figures, { passes, sort, folded }: Arranging): readonly TableRow[] {
  const { structure } = figures
  const shown = passes && withAncestors(figures, passes)
  const rows: ItemRow[] = []
  const add = (index: number, level: number): void => {
    if (shown && !shown.has(index)) return
    const row = itemRow(figures, index, level)
    const children = structure.childrenOf(index)
    // What is searched for is not hidden by a fold.
    const isFolded = children.length > 0 ? !passes && folded.has(row.key) : undefined
    rows.push({ ...row, folded: isFolded, quiet: shown?.get(index) === false })
    if (!isFolded) for (const child of sort(children)) add(child, level + 1)
  }
  for (const root of sort(structure.roots)) add(root, 1)
  return rows
}

/** What passes, and the groups above it (false: only for their place). */
function withAncestors(figures: Figures, passes: (index: number) => boolean): ReadonlyMap<number, boolean> {
  const shown = new Map<number, boolean>()
  const { structure } = figures
  for (let index = 0; index < structure.count; index++) {
    if (!passes(index)) continue
    shown.set(index, true)
    for (let up = structure.parent[index] ?? -1; up >= 0; up = structure.parent[up] ?? -1) {
      if (shown.has(up)) break
      shown.set(up, false)
    }
  }
  return shown
}

function itemRow(figures: Figures, index: number, level: number): ItemRow {
  const itemId = figures.plan.items.list[index]?.id ?? ''
  return { type: 'item', key: itemId, itemId, index, level, folded: undefined, quiet: false }
}

interface Head {
  readonly key: string
  readonly label: string
  readonly indexes: readonly number[]
}

type HeadedBy = Exclude<TableGroup, 'outline' | 'none'>

function headsOf(figures: Figures, by: HeadedBy, leaves: readonly number[]): readonly Head[] {
  const found = new Map<string, number[]>()
  for (const index of leaves) {
    for (const name of namesOf(figures, by, index)) {
      const known = found.get(name)
      if (known) known.push(index)
      else found.set(name, [index])
    }
  }
  return [...found]
    .map(([name, indexes]) => ({ name, key: `${by}:${name}`, label: labelOf(figures, by, name), indexes }))
    .toSorted((a, b) => rankOf(figures, by, a.name) - rankOf(figures, by, b.name) || byLabel(a, b))
}

function namesOf(figures: Figures, by: HeadedBy, index: number): readonly string[] {
  const { plan, department } = figures
  const item = plan.items.list[index]
  if (!item) return []
  switch (by) {
    case 'department':
      return [plan.departments.list[department[index] ?? -1]?.id ?? '']
    case 'owner':
      return [item.owner?.type === 'person' && find(plan.people, item.owner.id) ? item.owner.id : '']
    case 'objective':
      return [objectiveOf(figures, item)]
    case 'status':
      return [statusKeyOf(figures, item, index)]
    case 'label': {
      const labels = Object.keys(item.labels)
      return labels.length === 0 ? [''] : labels
    }
  }
}

function labelOf({ plan }: Figures, by: HeadedBy, name: string): string {
  if (name === '') return table.none[by]
  switch (by) {
    case 'department':
      return find(plan.departments, name)?.name ?? name
    case 'owner':
      return find(plan.people, name)?.name ?? name
    case 'objective':
      return find(plan.objectives, name)?.title ?? name
    case 'status':
      return board.status(statusKeys.find((key) => key === name) ?? 'not started')
    case 'label':
      return name
  }
}

/** Statuses and departments have an order of their own; what has none of it stands last. */
function rankOf({ plan }: Figures, by: HeadedBy, name: string): number {
  if (name === '') return Number.MAX_SAFE_INTEGER
  if (by === 'status') return statusKeys.findIndex((key) => key === name)
  if (by !== 'department') return 0
  const sorted = plan.departments.list.toSorted((a, b) =>
    (a.order ?? a.name) < (b.order ?? b.name) ? -1 : 1,
  )
  return sorted.findIndex(({ id }) => id === name)
}

function byLabel(a: Head, b: Head): number {
  return a.label.localeCompare(b.label)
}
