/** What is done to rows and cells of the Table: each entry one command, each paste or bulk change one that one undo takes back. */

import { find } from '../../../shared/base/table.ts'
import { err, ok } from '../../../shared/base/result.ts'
import type { Result } from '../../../shared/base/result.ts'
import { createItem } from '../../../shared/commands/create-item.ts'
import { createItems } from '../../../shared/commands/create-items.ts'
import type { NewItem } from '../../../shared/commands/create-items.ts'
import { deleteItem } from '../../../shared/commands/delete-item.ts'
import { doMany, step } from '../../../shared/commands/do-many.ts'
import { duplicateItems } from '../../../shared/commands/duplicate-items.ts'
import type { Refusal } from '../../../shared/commands/refusal.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Act } from '../../parts/act.ts'
import type { Given } from '../../parts/given.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { refusalWords } from '../../state/refusal-words.ts'
import { columnWords } from '../../text/en/table-columns.ts'
import { table } from '../../text/en/table.ts'
import type { Area } from '../../ui/grid/grid-area.ts'
import type { EntryDesk, TableColumn } from './columns/column.ts'
import { commandsOf, newItemOf } from './item-change.ts'
import type { ItemChange } from './item-change.ts'
import { overRows, planPaste } from './paste-plan.ts'
import type { OverRow, PastePlan, Unread } from './paste-plan.ts'
import { headsOf } from './paste-heads.ts'
import type { PasteHeads } from './paste-heads.ts'
import type { NewRow, TableRow } from './table-row.ts'
import type { TableState } from './table-state.svelte.ts'

/** A paste that asks first: it adds rows, or holds what cannot be read. */
export interface AskedPaste {
  readonly given: Given
  readonly rows: number
  readonly cells: number
  /** The rows that are there and would change. */
  readonly over: readonly OverRow[]
  readonly unread: readonly Unread[]
  /** What its first row was read as, and the same paste with that row read the other way. */
  readonly heads?: PasteHeads | undefined
  readonly otherwise?: (() => void) | undefined
  /** Already pasted: what was left out stays to be read. */
  readonly isDone: boolean
}

export class TableActs {
  readonly #open: OpenPlan
  readonly #speech: Speech
  readonly #act: Act
  readonly #table: TableState
  asked: AskedPaste | undefined = $state.raw()

  constructor(open: OpenPlan, speech: Speech, act: Act, tableState: TableState) {
    this.#open = open
    this.#speech = speech
    this.#act = act
    this.#table = tableState
  }

  /** What a text typed into a cell would do; an error says why it cannot be. */
  reading(column: TableColumn, row: TableRow, typed: string): Result<Given | undefined, string> {
    const item = row.type === 'item' ? find(this.#open.plan.items, row.itemId) : undefined
    const read = column.edit?.read(typed, this.#desk(item)) ?? err(table.readOnlyCell)
    if (!read.ok) return read
    return ok(item && one(commandsOf(this.#open.plan, item.id, read.value)))
  }

  /** Commits an entry; answers with the sentence of a refusal. A new row answers with the item's id. */
  async enter(
    column: TableColumn,
    row: TableRow,
    typed: string,
  ): Promise<Result<ItemId | undefined, string>> {
    if (row.type === 'new') return this.#create(row, typed)
    const read = this.reading(column, row, typed)
    if (!read.ok) return read
    if (!read.value) return ok(undefined)
    const done = await this.#open.do(read.value, null)
    return done.ok ? ok(undefined) : err(refusalWords(done.error, this.#speech))
  }

  async #create(row: NewRow, typed: string): Promise<Result<ItemId | undefined, string>> {
    const title = typed.replace(/\s+/g, ' ').trim()
    if (title === '') return ok(undefined)
    const before = this.#open.plan.items
    const neighbour = find(before, row.after)
    const done = await this.#open.do(createItem, {
      title,
      parent: row.parent,
      ...(row.after !== undefined && { after: row.after }),
      ...this.#likeNeighbour(neighbour),
    })
    if (!done.ok) return err(refusalWords(done.error, this.#speech))
    return ok(
      done.value.ids.find((id) => !before.indexById.has(id) && this.#open.plan.items.indexById.has(id)),
    )
  }

  /** Under a head, what is inserted belongs under the same head. */
  #likeNeighbour(item: Item | undefined) {
    const { group } = this.#table.view
    if (group === 'owner' && item?.owner?.type === 'person') return { owner: item.owner }
    if (group === 'department' && item?.departmentId !== undefined) return { department: item.departmentId }
    if (group === 'label' && item) return { labels: item.labels }
    return {}
  }

  /** Something from elsewhere: it may bring a row of heads. */
  paste(area: Area, cells: readonly (readonly string[])[], asWork = false): void {
    const heads = headsOf(cells)
    if (!heads) return this.#put(area, cells)
    const otherwise = () => this.paste(area, cells, !asWork)
    this.#put(area, asWork ? cells : cells.slice(1), { otherwise, ...(!asWork && { heads }) })
  }

  #put(
    area: Area,
    cells: readonly (readonly string[])[],
    asked: Pick<AskedPaste, 'heads' | 'otherwise'> = {},
  ): void {
    const { rows, columns } = this.#table
    const { plan } = this.#open
    const { heads } = asked
    this.#ask(planPaste({ plan, today: this.#desk().today, rows, columns, area, cells, heads }), asked)
  }

  /** The first row of the rectangle into all below it; of one row, the row above. */
  fillDown(area: Area): void {
    const { rows, columns } = this.#table
    const from = area.top === area.bottom ? area.top - 1 : area.top
    const source = rows[from]
    if (source?.type !== 'item') return
    const line = columns
      .slice(Math.max(0, area.left - 1), area.right)
      .map((column) => this.textOf(column, source.index))
    const into = { ...area, top: from + 1 }
    this.#put(
      into,
      Array.from({ length: area.bottom - from }, () => line),
    )
  }

  clear(area: Area): void {
    const wide = area.right - Math.max(1, area.left) + 1
    const blank = Array.from({ length: Math.max(1, wide) }, () => '')
    const columns = this.#table.columns.slice(Math.max(0, area.left - 1), area.right)
    // A title is never empty: deleting the row is another act.
    const kept = columns[0]?.id === 'title' ? { ...area, left: 2 } : area
    if (kept.left > kept.right) return
    const line = kept === area ? blank : blank.slice(1)
    this.#put(
      kept,
      Array.from({ length: area.bottom - area.top + 1 }, () => line),
    )
  }

  textOf: (column: TableColumn, index: number) => string = () => ''

  async set(items: readonly ItemId[], column: TableColumn, typed: string): Promise<string | undefined> {
    const changes = new Map<ItemId, ItemChange>()
    for (const id of items) {
      const item = find(this.#open.plan.items, id)
      if (!item || column.edit?.fits?.(item) === false) continue
      const read = column.edit?.read(typed, this.#desk(item))
      if (!read?.ok) return read?.error ?? table.readOnlyCell
      changes.set(id, read.value)
    }
    const { given, unread } = this.#tried({ changes, added: [], cells: changes.size, unread: [] })
    if (unread.length > 0) return unread[0]?.why
    await this.#act(given, null, table.changedRows(changes.size))
    return undefined
  }

  async remove(items: readonly ItemId[]): Promise<void> {
    await this.#act(
      doMany,
      { steps: items.map((item) => step(deleteItem, { item })) },
      table.deleted(items.length),
    )
  }

  async duplicate(items: readonly ItemId[]): Promise<ItemId | undefined> {
    const before = this.#open.plan.items
    const done = await this.#act(duplicateItems, { items }, table.duplicated(items.length))
    if (!done.ok) return undefined
    return done.value.ids.find((id) => !before.indexById.has(id) && this.#open.plan.items.indexById.has(id))
  }

  told(refusal: Refusal): string {
    return refusalWords(refusal, this.#speech)
  }

  move(given: Given, count: number): Promise<unknown> {
    return this.#act(given, null, table.moved(count))
  }

  async accept(): Promise<void> {
    const { asked } = this
    if (!asked || asked.isDone) return
    const done = await this.#act(asked.given, null, table.pasted(asked.rows, asked.cells))
    this.asked = done.ok && asked.unread.length > 0 ? { ...asked, isDone: true } : undefined
  }

  leave(): void {
    this.asked = undefined
  }

  /** At once where all is read, no row is added and no head was guessed at, else after a look at it. */
  #ask(planned: PastePlan, asked: Pick<AskedPaste, 'heads' | 'otherwise'>): void {
    const { given, unread, cells, rows, over } = this.#tried(planned)
    if (rows === 0 && unread.length === 0 && !asked.otherwise) {
      if (cells > 0) void this.#act(given, null, table.changed(cells))
      return
    }
    this.asked = { given, rows, cells, over, unread, isDone: false, ...asked }
  }

  /** Rows that a command refuses are told like texts that cannot be read. */
  #tried({ changes, added, cells, unread }: PastePlan) {
    const good: Given[] = []
    const refused: Unread[] = []
    const taken = new Map<ItemId, ItemChange>()
    for (const [id, change] of changes) {
      const commands = commandsOf(this.#open.plan, id, change)
      const refusal = commands
        .map((command) => this.#open.tryOut(command, null))
        .find((outcome) => !outcome.ok)
      if (!refusal || refusal.ok) {
        good.push(...commands)
        taken.set(id, change)
      } else {
        const why = refusalWords(refusal.error, this.#speech)
        const row = find(this.#open.plan.items, id)?.title ?? ''
        const names = Object.keys(change).flatMap((key) =>
          key in columnWords ? columnWords[key as keyof typeof columnWords].head : [],
        )
        refused.push({ row, column: names.join(', '), typed: Object.values(change).join(' · '), why })
      }
    }
    const lost = refused.reduce((sum, { column }) => sum + column.split(', ').length, 0)
    const place = this.#table.rows.findLast((row) => row.type === 'new')
    const parent = place?.type === 'new' ? place.parent : null
    const items = this.#creatable(added.map(newItemOf), parent, refused)
    const rows = step(createItems, { items, parent })
    const steps = [...good.map((command) => step(command, null)), ...(items.length > 0 ? [rows] : [])]
    const given: Given = {
      name: doMany.name,
      title: doMany.title,
      run: (_none, context) => doMany.run({ steps }, context),
    }
    const over = overRows(taken, this.#open.plan)
    return {
      given,
      over,
      unread: [...unread, ...refused],
      cells: Math.max(0, cells - lost),
      rows: items.length,
    }
  }

  /** All at once where nothing is wrong; else row by row, so that one that cannot be keeps no other away. */
  #creatable(items: readonly NewItem[], parent: ItemId | null, refused: Unread[]): readonly NewItem[] {
    if (this.#open.tryOut(createItems, { items, parent }).ok) return items
    return items.filter((item) => {
      const outcome = this.#open.tryOut(createItems, { items: [item], parent })
      if (outcome.ok) return true
      const why = refusalWords(outcome.error, this.#speech)
      refused.push({ row: item.title, column: table.wholeRow, typed: item.title, why })
      return false
    })
  }

  #desk(item?: Item): EntryDesk {
    return { plan: this.#open.plan, today: this.#open.figures.moment.today, item }
  }
}

/** One command as itself, several as one that one undo takes back. */
function one(commands: readonly Given[]): Given | undefined {
  const [first] = commands
  if (commands.length < 2) return first
  const steps = commands.map((command) => step(command, null))
  return { name: doMany.name, title: doMany.title, run: (_none, context) => doMany.run({ steps }, context) }
}
