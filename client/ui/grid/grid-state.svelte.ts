// What a grid of any size is at: the cell with the focus, the rectangle and the rows that are selected, what is being
// edited, what is in sight. Rows and columns are known by their keys, so that sorting and hiding move nothing away.
import { areaOf } from './grid-area.ts'
import type { Area, Spot } from './grid-area.ts'
import type { GridColumn } from './grid-column.ts'
import { fit, spotAfter } from './grid-keys.ts'
import type { GridShape } from './grid-keys.ts'
import { columnsInSight, inPlace, kept, rowsInSight, sameColumns, startsOf } from './grid-sight.ts'
import type { DrawnRow, PlacedColumn } from './grid-sight.ts'

export type GridGiven = {
  readonly keys: readonly string[]
  readonly columns: readonly GridColumn[]
  /** So many columns stay at the left. */
  readonly frozen: number
  readonly rowHeight: number
  readonly headHeight: number
  readonly isEmpty: (row: number, column: number) => boolean
}

export type Editing = { readonly key: string; readonly column: string; readonly typed: string | undefined }

const spare = 4
/** ms */
const restAfter = 150
const nowhere = { left: 0, right: -1 }

export class GridState {
  readonly #given: () => GridGiven
  #active = $state.raw({ key: '', row: 0, column: '', columnAt: 0 })
  #anchor = $state.raw({ key: '', row: 0, column: '', columnAt: 0 })
  // Each side by itself: rows that are scrolled leave the columns alone.
  #top = $state(0)
  #left = $state(0)
  #height = $state(900)
  #width = $state(1200)
  /** Rows chosen one by one, by key; empty: those of the rectangle. */
  chosen: ReadonlySet<string> = $state.raw(new Set())
  editing: Editing | undefined = $state.raw()
  /** What is written so far: kept where the cell is drawn anew, scrolled away and back. */
  draft: string | undefined
  /** The column in which a run of Tab began: Enter goes back there. */
  #enteredAt: string | undefined
  #scroller: HTMLElement | undefined

  constructor(given: () => GridGiven) {
    this.#given = given
  }

  /** Scrolled a moment ago. Rows then take each other's place where they stand; once it rests they stand as they read. */
  #isMoving = $state(false)
  #drawn: readonly DrawnRow[] = []
  #placed: readonly PlacedColumn[] = []
  #resting: ReturnType<typeof setTimeout> | undefined

  readonly #rowAt = $derived.by(() => new Map(this.#given().keys.map((key, at) => [key, at])))
  readonly #starts = $derived.by(() => startsOf(this.#given().columns.map(({ width }) => width)))

  readonly active: Spot = $derived.by(() => this.#spotOf(this.#active))
  readonly anchor: Spot = $derived.by(() => this.#spotOf(this.#anchor))
  readonly area: Area = $derived(areaOf(this.anchor, this.active))

  readonly #span = $derived.by(() => {
    const { keys, rowHeight } = this.#given()
    return rowsInSight({ top: this.#top, height: this.#height }, rowHeight, keys.length, spare)
  })
  readonly #first = $derived(this.#span.first)
  readonly #last = $derived(this.#span.last)

  /** Rows to draw, each with the slot whose elements it takes over; the one with the focus is always among them. */
  readonly rows: readonly DrawnRow[] = $derived.by(() => {
    const rows: DrawnRow[] = []
    const slots = this.#last - this.#first + 1
    for (let at = this.#first; at <= this.#last; at++) rows.push({ at, slot: `s${at % slots}` })
    const { row } = this.active
    if (row >= 0 && (row < this.#first || row > this.#last)) rows.push({ at: row, slot: 'active' })
    const now = kept(rows, this.#drawn)
    return (this.#drawn = this.#isMoving && rows.length > 0 ? inPlace(now, this.#drawn) : now)
  })

  readonly columns = $derived.by(() => {
    const columns = columnsInSight(
      this.#starts,
      this.#given().frozen,
      { left: this.#left, width: this.#width },
      this.active.column,
    )
    return (this.#placed = sameColumns(columns, this.#placed))
  })

  startOf(column: number): number {
    return this.#starts[column] ?? 0
  }

  get width(): number {
    return this.#starts.at(-1) ?? 0
  }

  get shape(): GridShape {
    const { keys, columns, rowHeight, headHeight, isEmpty } = this.#given()
    const page = Math.max(1, Math.floor((this.#height - headHeight) / rowHeight) - 1)
    return { rows: keys.length, columns: columns.length, page, isEmpty }
  }

  /** Of the rectangle in this row; `left` is beyond `right` where it does not pass. */
  columnsSelected(row: number): { readonly left: number; readonly right: number } {
    const { area } = this
    return row >= area.top && row <= area.bottom ? area : nowhere
  }

  isRowChosen(row: number): boolean {
    const key = this.#given().keys[row]
    return key !== undefined && this.chosen.has(key)
  }

  isRowEdited(row: number): boolean {
    return this.editing !== undefined && this.editing.key === this.#given().keys[row]
  }

  /** More than the one cell with the focus. */
  readonly isWide = $derived(
    this.chosen.size > 0 || this.area.top !== this.area.bottom || this.area.left !== this.area.right,
  )

  goTo(spot: Spot, extend = false): void {
    const at = fit(spot, this.shape)
    this.#active = this.#markOf(at)
    if (!extend || at.row < 0) this.#anchor = this.#active
    if (!extend) this.chosen = new Set()
    this.#reveal(at)
  }

  /** Moves by a key; false when the key is for something else. */
  press(event: KeyboardEvent): boolean {
    const to = spotAfter(event, this.active, this.shape)
    if (!to) return false
    this.#enteredAt = undefined
    this.goTo(to, event.shiftKey)
    return true
  }

  selectAll(): void {
    this.chosen = new Set(this.#given().keys)
  }

  toggleRow(row: number): void {
    const key = this.#given().keys[row]
    if (key === undefined) return
    const chosen = new Set(this.chosen)
    if (!chosen.delete(key)) chosen.add(key)
    this.chosen = chosen
  }

  /** From the anchor to this row, whole rows. */
  chooseTo(row: number): void {
    const { top, bottom } = areaOf(this.anchor, { row, column: 0 })
    this.chosen = new Set(this.#given().keys.slice(Math.max(0, top), bottom + 1))
    this.#active = this.#markOf({ row, column: this.active.column })
    this.#reveal(this.active)
  }

  edit(typed?: string): void {
    const { key, column } = this.#markOf(this.active)
    this.draft = undefined
    if (key !== '') this.editing = { key, column, typed }
  }

  leave(): void {
    this.draft = undefined
    this.editing = undefined
  }

  isEditing(row: number, column: number): boolean {
    const { editing } = this
    if (!editing) return false
    const { keys, columns } = this.#given()
    return keys[row] === editing.key && columns[column]?.id === editing.column
  }

  /** Tab to the side, at a row's end to the next row; Enter down, back to where the run of Tab began. False at the grid's ends. */
  step(by: 'right' | 'left' | 'down' | 'up'): boolean {
    const { row, column } = this.active
    const { columns, keys } = this.#given()
    if (by === 'right' || by === 'left') {
      const first = columns.findIndex(({ isMark }) => !isMark)
      const next = column + (by === 'right' ? 1 : -1)
      const inRow = next >= first && next < columns.length
      const to = inRow ? row : row + (by === 'right' ? 1 : -1)
      if (to < 0 || to >= keys.length) return false
      this.#enteredAt = inRow ? (this.#enteredAt ?? columns[column]?.id) : undefined
      this.goTo({ row: to, column: inRow ? next : by === 'right' ? first : columns.length - 1 })
      return true
    }
    const back = columns.findIndex(({ id }) => id === this.#enteredAt)
    this.#enteredAt = undefined
    this.goTo({ row: Math.max(0, row + (by === 'down' ? 1 : -1)), column: back < 0 ? column : back })
    return true
  }

  focusKey(key: string): void {
    const row = this.#rowAt.get(key)
    if (row !== undefined) this.goTo({ row, column: this.active.column })
  }

  watch(scroller: HTMLElement): () => void {
    this.#scroller = scroller
    const look = () => this.#look()
    // Looks at once, when there is a size.
    const resized = new ResizeObserver(look)
    resized.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      this.#scroller = undefined
      clearTimeout(this.#resting)
      resized.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }

  #look(): void {
    if (!this.#scroller) return
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#scroller
    if (scrollTop !== this.#top) this.#move()
    this.#top = scrollTop
    this.#left = scrollLeft
    this.#height = clientHeight
    this.#width = clientWidth
  }

  #move(): void {
    this.#isMoving = true
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#rest(), restAfter)
  }

  /** Whoever reads the document one row after another finds them in order; what is being written is not moved under the hand. */
  #rest(): void {
    if (this.editing) this.#move()
    else this.#isMoving = false
  }

  #reveal({ row, column }: Spot): void {
    const { rowHeight, headHeight, frozen } = this.#given()
    const scroller = this.#scroller
    if (!scroller) return
    const { scrollTop, scrollLeft } = scroller
    const to = { top: scrollTop, left: scrollLeft }
    if (row >= 0) {
      const top = row * rowHeight
      const room = this.#height - headHeight - rowHeight
      to.top = top < scrollTop ? top : Math.max(scrollTop, top - room)
    }
    if (column >= frozen) {
      const left = this.startOf(column) - this.startOf(frozen)
      const right = this.startOf(column + 1)
      if (left < scrollLeft) to.left = left
      else if (right > scrollLeft + this.#width) to.left = Math.min(left, right - this.#width)
    }
    if (to.top === scrollTop && to.left === scrollLeft) return
    scroller.scrollTo({ ...to, behavior: 'instant' })
    this.#look()
  }

  #markOf({ row, column }: Spot) {
    const { keys, columns } = this.#given()
    return { key: keys[row] ?? '', row, column: columns[column]?.id ?? '', columnAt: column }
  }

  /** Where the key is now; where it is gone, the same place. */
  #spotOf(mark: { key: string; row: number; column: string; columnAt: number }): Spot {
    const { columns } = this.#given()
    const row = mark.row < 0 ? -1 : (this.#rowAt.get(mark.key) ?? mark.row)
    const column = columns.findIndex(({ id }) => id === mark.column)
    return fit({ row, column: column < 0 ? mark.columnAt : column }, this.#bounds())
  }

  #bounds(): GridShape {
    const { keys, columns, isEmpty } = this.#given()
    return { rows: keys.length, columns: columns.length, page: 1, isEmpty }
  }
}
