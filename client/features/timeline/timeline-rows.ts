/** The rows of the Timeline in the plan's order: what the filter leaves, with the groups above it, folded where asked. */

import type { Figures } from '../../../shared/engine/figures.ts'

export interface TimelineRow {
  /** Position in `plan.items.list`. */
  readonly index: number
  readonly id: string
  /** 1 at the top. */
  readonly level: number
  readonly isGroup: boolean
  readonly isFolded: boolean
  /** Its place among those beside it, from 1, and how many they are. */
  readonly place: number
  readonly beside: number
}

export interface TimelineRows {
  readonly rows: readonly TimelineRow[]
  /** By position of the item: its row, that of the folded group it is in, or -1 where the filter leaves it out. */
  readonly rowOf: Int32Array
  /** Leaves that the filter leaves. */
  readonly matches: number
}

export function timelineRows(
  { structure, plan }: Figures,
  folded: ReadonlySet<string>,
  matches: (index: number) => boolean,
): TimelineRows {
  const { isLeaf, childrenFirst, count, parent } = structure
  const isShown = new Uint8Array(count)
  let found = 0
  for (const index of childrenFirst) {
    if (isShown[index] === 0 && matches(index)) {
      isShown[index] = 1
      if (isLeaf[index] === 1) found++
    }
    const above = parent[index] ?? -1
    if (isShown[index] === 1 && above >= 0) isShown[above] = 1
  }
  const rows: TimelineRow[] = []
  const rowOf = new Int32Array(count).fill(-1)
  const open: { readonly list: readonly number[]; next: number; readonly inside: number }[] = []
  const enter = (list: readonly number[], inside: number): void => {
    open.push({ list: list.filter((index) => isShown[index] === 1), next: 0, inside })
  }
  enter(structure.roots, -1)
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const index = at.list[at.next++]
    if (index === undefined) {
      open.pop()
      continue
    }
    const id = plan.items.list[index]?.id ?? ''
    const isGroup = isLeaf[index] !== 1
    if (at.inside >= 0) rowOf[index] = at.inside
    else {
      rowOf[index] = rows.length
      const isFolded = isGroup && folded.has(id)
      rows.push({ index, id, level: open.length, isGroup, isFolded, place: at.next, beside: at.list.length })
    }
    const isInside = at.inside >= 0 ? at.inside : folded.has(id) ? (rowOf[index] ?? -1) : -1
    if (isGroup) enter(structure.childrenOf(index), isInside)
  }
  return { rows, rowOf, matches: found }
}

/** Ids of all groups: what *fold all* folds. */
export function groupIds({ structure, plan }: Figures): readonly string[] {
  return plan.items.list.flatMap(({ id }, index) => (structure.isLeaf[index] === 1 ? [] : [id]))
}

/** What an arrow does on a row of a tree: fold or unfold it, or go to another row. */
export function treeStep(
  rows: readonly TimelineRow[],
  at: number,
  direction: 'left' | 'right',
): { readonly type: 'fold' | 'unfold' } | { readonly type: 'go'; readonly to: number } | undefined {
  const row = rows[at]
  if (!row) return undefined
  if (direction === 'right') {
    if (!row.isGroup) return undefined
    if (row.isFolded) return { type: 'unfold' }
    return (rows[at + 1]?.level ?? 0) > row.level ? { type: 'go', to: at + 1 } : undefined
  }
  if (row.isGroup && !row.isFolded) return { type: 'fold' }
  for (let up = at - 1; up >= 0; up--) {
    if ((rows[up]?.level ?? 0) < row.level) return { type: 'go', to: up }
  }
  return undefined
}
