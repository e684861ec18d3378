/** What keys, the bulk bar and dragging do to the rows of the grid; the focus comes back to the row that it is about. */

import { tick } from 'svelte'
import { find } from '../../../shared/base/table.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Given } from '../../parts/given.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import { table } from '../../text/en/table.ts'
import { columnsOf, rowsOf } from '../../ui/grid/grid-area.ts'
import type { GridState } from '../../ui/grid/grid-state.svelte.ts'
import { droppedAt, indented, movedDown, movedUp, outdented } from './move-rows.ts'
import { RowHold } from './row-hold.svelte.ts'
import type { TableActs } from './table-acts.svelte.ts'
import { deedOf } from './table-keys.ts'
import type { TableDeed } from './table-keys.ts'
import type { TableRow } from './table-row.ts'
import type { TableState } from './table-state.svelte.ts'
import type { TableColumn } from './columns/column.ts'

export interface BulkActs {
  readonly items: () => readonly ItemId[]
  /** Answers with why it cannot be. */
  readonly set: (column: TableColumn, typed: string) => Promise<string | undefined>
  readonly duplicate: () => void
  readonly remove: () => void
  readonly indent: () => void
  readonly outdent: () => void
  readonly up: () => void
  readonly down: () => void
}

interface Desk {
  readonly open: OpenPlan
  readonly grid: GridState
  readonly table: TableState
  readonly acts: TableActs
  readonly isReadOnly: (row: number, column: number) => boolean
  readonly openItem: (itemId: ItemId) => void
  readonly checkIn: (itemId: ItemId) => void
  readonly say: (words: string) => void
  readonly focus: () => void
}

const ways = { up: movedUp, down: movedDown, in: indented, out: outdented } as const

export class RowDeeds {
  readonly #desk: Desk
  readonly hold: RowHold

  constructor(desk: Desk) {
    this.#desk = desk
    this.hold = new RowHold({
      open: desk.open,
      moved: (way, items) => ways[way](this.#figures, items),
      active: () => {
        const row = desk.table.rows[desk.grid.active.row]
        return row?.type === 'item' ? row.itemId : undefined
      },
      focus: desk.focus,
      refused: (refusal) => desk.say(desk.acts.told(refusal)),
    })
  }

  /** Of the rows that are selected as rows, else those of the rectangle; each once, in order. */
  readonly items = (): readonly ItemId[] => {
    const { grid, table: state } = this.#desk
    const { area, chosen } = grid
    const among =
      chosen.size > 0
        ? state.rows.filter(({ key }) => chosen.has(key))
        : rowsOf(area).flatMap((at) => state.rows[at] ?? [])
    return [...new Set(among.flatMap((row) => (row.type === 'item' ? [row.itemId] : [])))]
  }

  readonly bulk: BulkActs = {
    items: this.items,
    set: (column, typed) => this.#desk.acts.set(this.items(), column, typed),
    duplicate: () => void this.#duplicate(this.items()),
    remove: () => void this.#remove(this.items()),
    indent: () => this.#move(indented(this.#figures, this.items()), table.cannotIndent),
    outdent: () => this.#move(outdented(this.#figures, this.items())),
    up: () => this.#move(movedUp(this.#figures, this.items())),
    down: () => this.#move(movedDown(this.#figures, this.items())),
  }

  /** True when the key was one of the Table's. */
  press(event: KeyboardEvent): boolean {
    const { grid } = this.#desk
    const { row: at, column } = grid.active
    const row = this.#desk.table.rows[at]
    if (!row) return false
    if (this.hold.now) return this.hold.key(event)
    if (row.type === 'new' && event.key === 'Enter') return this.write(column)
    const folded = row.type === 'new' ? undefined : row.folded
    const deed = deedOf(event, {
      isMark: column === 0 || row.type === 'group',
      hasRows: grid.chosen.size > 0,
      fold: folded === undefined ? undefined : folded ? 'folded' : 'unfolded',
    })
    return deed !== undefined && this.#carryOut(deed, row, at)
  }

  /** A new row is written in its title. */
  write(column: number): boolean {
    const { grid } = this.#desk
    if (column !== 1) grid.goTo({ row: grid.active.row, column: 1 })
    grid.edit()
    return true
  }

  /** Before the row at this place; a row that is selected takes the other selected ones along. */
  drop(at: number, dragged: ItemId): void {
    const { table: state } = this.#desk
    const items = this.items()
    const moved = items.includes(dragged) ? items : [dragged]
    this.#move(droppedAt(this.#figures, state.rows, at, moved))
  }

  copied(textAt: (row: number, column: number) => string): readonly (readonly string[])[] {
    const { grid, table: state } = this.#desk
    const { area, chosen } = grid
    const hasRows = chosen.size > 0
    const rows = hasRows ? state.keys.flatMap((key, at) => (chosen.has(key) ? [at] : [])) : rowsOf(area)
    const columns =
      hasRows || area.right === 0
        ? state.columns.map((_, at) => at + 1)
        : columnsOf(area).filter((at) => at > 0)
    return rows.map((row) => columns.map((column) => textAt(row, column)))
  }

  async goToKey(key: string): Promise<void> {
    await tick()
    this.#desk.grid.focusKey(key)
    this.#desk.focus()
  }

  #carryOut(deed: TableDeed, row: TableRow, at: number): boolean {
    const { grid, table: state, open, checkIn } = this.#desk
    switch (deed) {
      case 'next':
      case 'previous':
        grid.goTo({ row: Math.max(0, at + (deed === 'next' ? 1 : -1)), column: grid.active.column })
        return true
      case 'select':
        grid.toggleRow(at)
        return true
      case 'fold':
      case 'unfold':
        if (row.type !== 'new' && row.folded !== undefined) state.fold(row.key, deed === 'fold')
        return true
      case 'check in':
        if (row.type === 'item') checkIn(row.itemId)
        return true
      case 'edit title':
        return this.#editColumn('title', row)
      case 'owner':
        return this.#editColumn('owner', row)
      case 'hold':
        if (row.type === 'item' && !open.readOnly) this.#takeUp(row.itemId)
        return true
    }
    if (open.readOnly) return false
    this.#changeRows(deed, row)
    return true
  }

  #changeRows(deed: TableDeed, row: TableRow): void {
    const { acts, grid, say } = this.#desk
    const chosen = this.items()
    if (deed === 'fill down') acts.fillDown(grid.area)
    else if (deed === 'clear') acts.clear(grid.area)
    else if (deed === 'insert') void this.#insert(row)
    else if (chosen.length === 0) return
    else if (deed === 'delete rows') this.bulk.remove()
    else if (deed === 'duplicate') this.bulk.duplicate()
    else if (!this.#desk.table.isOutline) say(table.onlyInOutline)
    else if (deed === 'indent' || deed === 'outdent' || deed === 'up' || deed === 'down') this.bulk[deed]()
  }

  #takeUp(row: ItemId): void {
    const title = find(this.#desk.open.plan.items, row)?.title ?? ''
    if (this.#desk.table.isOutline) this.hold.take({ row, title, items: this.items() })
    else this.#desk.say(table.onlyInOutline)
  }

  #editColumn(id: string, row: TableRow): boolean {
    const { grid, table: state, isReadOnly, openItem } = this.#desk
    const at = state.gridColumns.findIndex((column) => column.id === id)
    if (at < 0 && row.type === 'item') openItem(row.itemId)
    else if (at >= 0 && !isReadOnly(grid.active.row, at)) {
      grid.goTo({ row: grid.active.row, column: at })
      grid.edit()
    }
    return true
  }

  #move(given: Given | undefined, otherwise?: string): void {
    if (given) void this.#desk.acts.move(given, this.items().length).then(() => this.#desk.focus())
    else if (otherwise) this.#desk.say(otherwise)
  }

  async #remove(chosen: readonly ItemId[]): Promise<void> {
    const { grid, acts, focus } = this.#desk
    grid.chosen = new Set()
    await acts.remove(chosen)
    focus()
  }

  async #duplicate(chosen: readonly ItemId[]): Promise<void> {
    const made = await this.#desk.acts.duplicate(chosen)
    if (made !== undefined) await this.goToKey(made)
  }

  /** Behind this row, beside it in the plan; at once to be written. */
  async #insert(row: TableRow): Promise<void> {
    const { open, table: state } = this.#desk
    if (row.type !== 'item') return
    state.inserting = {
      behind: row.key,
      row: {
        type: 'new',
        key: 'inserted',
        parent: find(open.plan.items, row.itemId)?.parentId ?? null,
        after: row.itemId,
        level: row.level,
      },
    }
    await this.goToKey('inserted')
    this.write(this.#desk.grid.active.column)
  }

  get #figures() {
    return this.#desk.open.figures
  }
}
