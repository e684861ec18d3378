/**
 * What a pasted rectangle would do: changes of rows that are there, rows to add below, and every text that cannot be
 * read, with why. A row of heads says which column is which. Nothing is dropped in silence.
 */

import { find } from '../../../shared/base/table.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { columnWords, entryWords } from '../../text/en/table-columns.ts'
import { table } from '../../text/en/table.ts'
import type { Area } from '../../ui/grid/grid-area.ts'
import type { TableColumn } from './columns/column.ts'
import type { ItemChange } from './item-change.ts'
import type { PasteHeads } from './paste-heads.ts'
import type { TableRow } from './table-row.ts'

export interface PastePlan {
  readonly changes: ReadonlyMap<ItemId, ItemChange>
  readonly added: readonly ItemChange[]
  /** Cells read over existing rows. */
  readonly cells: number
  readonly unread: readonly Unread[]
}

export interface Unread {
  /** The row's title, or its place among the new ones. */
  readonly row: string
  readonly column: string
  readonly typed: string
  readonly why: string
}

/** A row that is there and would change. */
export interface OverRow {
  readonly title: string
  /** Its new title, where it gets one. */
  readonly becomes?: string
}

export interface Pasting {
  readonly plan: Plan
  readonly today: string
  readonly rows: readonly TableRow[]
  /** Without the mark: position 1 of the grid is the first of these. */
  readonly columns: readonly TableColumn[]
  readonly area: Area
  readonly cells: readonly (readonly string[])[]
  /** Which columns the pasted ones are, where their first row said so; it is not among the cells. */
  readonly heads?: PasteHeads | undefined
}

export function planPaste(pasting: Pasting): PastePlan {
  const { rows, area, plan, today, heads } = pasting
  const cells = heads ? pasting.cells : tiled(pasting.cells, area)
  const into = heads?.columns ?? pasting.columns.slice(Math.max(0, area.left - 1))
  const changes = new Map<ItemId, ItemChange>()
  const added: ItemChange[] = []
  const unread: Unread[] = []
  let count = 0
  let at = Math.max(0, area.top)
  for (const line of cells) {
    while (rows[at]?.type === 'group') at++
    const row = rows[at++]
    const item = row?.type === 'item' ? find(plan.items, row.itemId) : undefined
    const name = item?.title ?? line.find((text) => text.trim() !== '') ?? ''
    let change: ItemChange = {}
    for (const [i, typed] of line.entries()) {
      const column = into[i]
      if (!column || (item === undefined && typed.trim() === '')) continue
      const read = readCell(column, typed, { plan, today, item })
      if (read.ok) {
        change = { ...change, ...read.value }
        if (item && Object.keys(read.value).length > 0) count++
      } else if (read.error !== '') {
        unread.push({ row: name, column: columnWords[column.id].head, typed, why: read.error })
      }
    }
    if (change.percent !== undefined && change.remaining !== undefined) {
      const { remaining, ...rest } = change
      unread.push({
        row: name,
        column: columnWords.remaining.head,
        typed: String(remaining),
        why: entryWords.percentSaysIt,
      })
      change = rest
    }
    if (item) changes.set(item.id, { ...changes.get(item.id), ...change })
    else if (change.title !== undefined) added.push(change)
    else if (line.some((text) => text.trim() !== ''))
      unread.push({
        row: name,
        column: columnWords.title.head,
        typed: line.join(' · '),
        why: table.rowNeedsTitle,
      })
  }
  return { changes, added, cells: count, unread }
}

/** An empty reason: the cell stands as it is, and says the same. */
function readCell(
  column: TableColumn,
  typed: string,
  desk: Parameters<NonNullable<TableColumn['edit']>['read']>[1],
): ReturnType<NonNullable<TableColumn['edit']>['read']> {
  const { edit } = column
  const fits = edit && (desk.item === undefined || (edit.fits?.(desk.item) ?? true))
  if (!fits) return { ok: false, error: typed.trim() === '' ? '' : table.notHere }
  return edit.read(typed, desk)
}

/** One cell, or a rectangle that goes into the selection a whole number of times, fills all of it. */
function tiled(cells: Pasting['cells'], { top, bottom, left, right }: Area): Pasting['cells'] {
  const height = cells.length
  const width = Math.max(1, ...cells.map((line) => line.length))
  const tall = bottom - top + 1
  const wide = right - left + 1
  const times = height > 0 && tall % height === 0 ? tall / height : 1
  const across = wide % width === 0 ? wide / width : 1
  return Array.from({ length: times }, () => cells)
    .flat()
    .map((line) => Array.from({ length: across }, () => line).flat())
}

/** In the order of the rows: whoever pastes sees over which work, before it is done. */
export function overRows(changes: PastePlan['changes'], plan: Plan): readonly OverRow[] {
  return [...changes].flatMap(([id, change]): readonly OverRow[] => {
    const title = find(plan.items, id)?.title
    if (title === undefined || Object.keys(change).length === 0) return []
    return change.title === undefined || change.title === title
      ? [{ title }]
      : [{ title, becomes: change.title }]
  })
}
