/** How the Table is looked at now: its view (kept on the device), quick words, folds; and the rows that follow. */

import type { OpenPlan } from '../../state/open-plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import type { NamedView, TableFilter, TableView } from '../../state/table-view.ts'
import type { Workbench } from '../../state/workbench.ts'
import { columnWords } from '../../text/en/table-columns.ts'
import type { ColumnWords } from '../../text/en/table-columns.ts'
import { table } from '../../text/en/table.ts'
import type { GridColumn } from '../../ui/grid/grid-column.ts'
import type { TableColumn } from './columns/column.ts'
import { columnById, firstColumns } from './columns/registry.ts'
import { titleColumn } from './columns/work-columns.ts'
import { passes } from './filter-rows.ts'
import { rowsOf } from './group-rows.ts'
import { sorterOf } from './sort-rows.ts'
import type { NewRow, TableRow } from './table-row.ts'

export const firstView: TableView = {
  columns: firstColumns,
  widths: {},
  sort: [],
  group: 'outline',
  filters: [],
}

export const markColumn = 'mark'
/** The mark and the title stay at the left. */
export const frozen = 2

export class TableState {
  readonly #open: OpenPlan
  readonly #workbench: Workbench
  readonly #speech: Speech
  query = $state('')
  folded: ReadonlySet<string> = $state.raw(new Set())
  /** Where a row is being inserted, behind the row of this key. */
  inserting: { readonly behind: string; readonly row: NewRow } | undefined = $state.raw()

  constructor(open: OpenPlan, workbench: Workbench, speech: Speech) {
    this.#open = open
    this.#workbench = workbench
    this.#speech = speech
  }

  get view(): TableView {
    return this.#workbench.settings.table.now[this.#open.id] ?? firstView
  }

  get views(): readonly NamedView[] {
    return this.#workbench.settings.table.views
  }

  readonly columns: readonly TableColumn[] = $derived.by(() => [
    titleColumn,
    ...this.view.columns.flatMap((id) => columnById.get(id) ?? []),
  ])

  readonly gridColumns: readonly GridColumn[] = $derived.by(() => [
    { id: markColumn, label: table.mark, width: 52, isMark: true },
    ...this.columns.map((column) => {
      const words: ColumnWords = columnWords[column.id]
      return {
        id: column.id,
        label: words.head,
        title: words.trade && `${words.head} · ${words.trade}`,
        hint: words.hint,
        width: this.view.widths[column.id] ?? column.width,
        end: column.end,
        isRowHeader: column.id === 'title',
      }
    }),
  ])

  /** Items among all rows: what the filters leave. */
  readonly #arranged = $derived.by(() => {
    const { figures } = this.#open
    const { group, sort, filters } = this.view
    return rowsOf(figures, {
      group,
      passes: passes(figures, { filters, query: this.query }, this.#speech),
      sort: sorterOf(figures, sort),
      folded: this.folded,
    })
  })

  readonly rows: readonly TableRow[] = $derived.by(() => {
    const { inserting } = this
    const rows = [...this.#arranged]
    const at = inserting ? rows.findIndex(({ key }) => key === inserting.behind) : -1
    if (inserting && at >= 0) rows.splice(behindInside(rows, at), 0, inserting.row)
    if (!this.#open.readOnly) rows.push(this.#lastRow())
    return rows
  })

  readonly keys: readonly string[] = $derived.by(() => this.rows.map(({ key }) => key))

  readonly shown = $derived.by(() => this.#arranged.filter((row) => row.type === 'item' && !row.quiet).length)

  get isFiltered(): boolean {
    return this.query.trim() !== '' || this.view.filters.length > 0
  }

  /** Rows stand as in the plan, so that they can be moved by hand. */
  get isOutline(): boolean {
    return this.view.group === 'outline' && this.view.sort.length === 0
  }

  set(change: Partial<TableView>): void {
    const settings = this.#workbench.settings.table
    const now = { ...settings.now, [this.#open.id]: { ...this.view, ...change } }
    this.#workbench.set('table', { ...settings, now })
  }

  setViews(views: readonly NamedView[]): void {
    this.#workbench.set('table', { ...this.#workbench.settings.table, views })
  }

  /** Up, down, not at all; with `adds` behind the columns that are sorted by already. */
  sortBy(column: string, adds: boolean): void {
    const { sort } = this.view
    const known = sort.find((one) => one.column === column)
    const others = adds ? sort.filter((one) => one.column !== column) : []
    const next =
      known === undefined
        ? [{ column, direction: 'ascending' as const }]
        : known.direction === 'ascending'
          ? [{ column, direction: 'descending' as const }]
          : []
    this.set({ sort: [...others, ...next] })
  }

  setSort(column: string, direction: 'ascending' | 'descending'): void {
    this.set({ sort: [{ column, direction }] })
  }

  addFilter(filter: TableFilter): void {
    const { filters } = this.view
    const same = filters.find((one) => isAbout(one, filter))
    if (filter.type === 'choice' && same?.type === 'choice') {
      const texts = [...new Set([...same.texts, ...filter.texts])]
      this.set({ filters: filters.map((one) => (one === same ? { ...same, texts } : one)) })
    } else this.set({ filters: [...filters.filter((one) => one !== same), filter] })
  }

  removeFilter(filter: TableFilter): void {
    this.set({ filters: this.view.filters.filter((one) => one !== filter) })
  }

  showAll(): void {
    this.query = ''
    if (this.view.filters.length > 0) this.set({ filters: [] })
  }

  fold(key: string, folds = !this.folded.has(key)): void {
    const folded = new Set(this.folded)
    if (folds) folded.add(key)
    else folded.delete(key)
    this.folded = folded
  }

  /** Beside the last item of the outline, else at the end of the plan. */
  #lastRow(): NewRow {
    const last =
      this.view.group === 'outline' ? this.#arranged.findLast((row) => row.type === 'item') : undefined
    const item = last?.type === 'item' ? this.#open.plan.items.list[last.index] : undefined
    return {
      type: 'new',
      key: 'new',
      parent: item?.parentId ?? null,
      after: undefined,
      level: last?.type === 'item' ? last.level : 1,
    }
  }
}

function behindInside(rows: readonly TableRow[], at: number): number {
  const row = rows[at]
  if (row?.type !== 'item') return at + 1
  const end = rows.findIndex((one, i) => i > at && !(one.type === 'item' && one.level > row.level))
  return end < 0 ? rows.length : end
}

function isAbout(one: TableFilter, other: TableFilter): boolean {
  if (one.type !== other.type) return false
  if (one.type === 'flag' || other.type === 'flag')
    return one.type === 'flag' && other.type === 'flag' && one.flag === other.flag
  return one.column === other.column
}
