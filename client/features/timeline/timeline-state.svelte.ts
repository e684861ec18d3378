// The Timeline as it is looked at: which rows, which links between them, what is pointed at, what is held.

import { dayToNumber } from '../../../shared/base/day.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import type { TimelineLook } from '../../state/timeline-look.ts'
import { Holding } from './holding.svelte.ts'
import { criticalLinks, driverLinks, rowLinks } from './row-links.ts'
import { linkedSpan, plannedDays } from './row-marks.ts'
import { filterOf, noFilter } from './timeline-filter.ts'
import type { TimelineFilter } from './timeline-filter.ts'
import { groupIds, timelineRows } from './timeline-rows.ts'
import type { TimelineRow } from './timeline-rows.ts'
import { TimelineView } from './timeline-view.svelte.ts'

const noLinks: ReadonlySet<string> = new Set()

export class TimelineState {
  readonly open: OpenPlan
  readonly holding: Holding
  readonly view: TimelineView
  filter: TimelineFilter = $state.raw(noFilter)
  folded: ReadonlySet<string> = $state.raw(new Set())
  /** What is kept of it on the device. */
  readonly look: TimelineLook = $derived.by(() => ({
    titles: this.view.titles,
    folded: [...this.folded],
    ...(this.view.chosenWidth !== undefined && { dayWidth: this.view.chosenWidth }),
  }))
  /** The row that Tab reaches. */
  active = $state(0)
  /** Letters typed one after another, to find a row by. */
  typed = { text: '', at: 0 }
  /** The row with the focus of the keyboard, for the line beneath. */
  focused: string | undefined = $state()
  /** The row under the pointer, and whether the pointer is on its marks. */
  pointed: { readonly row: number; readonly onMarks: boolean } | undefined = $state.raw()
  readonly #selected: () => string | undefined

  constructor(
    open: OpenPlan,
    rowHeight: () => number,
    selected: () => string | undefined,
    kept?: TimelineLook,
  ) {
    this.open = open
    this.folded = new Set(kept?.folded)
    this.holding = new Holding(open)
    this.#selected = selected
    this.view = new TimelineView(
      () => ({
        days: this.days,
        today: this.today,
        rowCount: this.rows.length,
        rowHeight: rowHeight(),
      }),
      kept,
    )
  }

  readonly today = $derived.by(() => dayToNumber(this.open.figures.moment.today))
  readonly days = $derived.by(() => plannedDays(this.open.figures, this.today))
  readonly #matches = $derived.by(() => filterOf(this.open.figures, this.filter))
  readonly shown = $derived.by(() => timelineRows(this.open.figures, this.folded, this.#matches))
  readonly links = $derived.by(() => rowLinks(this.open.figures, this.shown))
  readonly critical = $derived.by(() => criticalLinks(this.open.figures))

  get rows(): readonly TimelineRow[] {
    return this.shown.rows
  }

  get selected(): string | undefined {
    return this.#selected()
  }

  get activeRow(): number {
    return Math.min(this.active, Math.max(0, this.rows.length - 1))
  }

  /** The item whose date is asked after: pointed at, else chosen, else under the keyboard. */
  readonly touched: string | undefined = $derived.by(() => {
    const pointed = this.pointed?.onMarks ? this.rows[this.pointed.row]?.id : undefined
    return pointed ?? this.#selected() ?? this.focused
  })

  readonly drivers: ReadonlySet<string> = $derived.by(() => {
    const { figures } = this.open
    const index = this.touched === undefined ? undefined : figures.structure.indexOf(this.touched)
    return index === undefined ? noLinks : driverLinks(figures, index)
  })

  readonly areUndated = $derived.by(
    () =>
      this.open.plan.items.list.length > 0 &&
      this.open.figures.variance.every(
        ({ commitmentStart, commitmentFinish, forecastFinish }) =>
          commitmentStart === undefined && commitmentFinish === undefined && forecastFinish === undefined,
      ),
  )

  toggle(id: string): void {
    const folded = new Set(this.folded)
    if (!folded.delete(id)) folded.add(id)
    this.folded = folded
  }

  foldAll(): void {
    this.folded = new Set(groupIds(this.open.figures))
  }

  unfoldAll(): void {
    this.folded = new Set()
  }

  /** Makes a row active and brings it into sight; the focus is put there after it is drawn. */
  goTo(at: number): void {
    this.active = Math.min(this.rows.length - 1, Math.max(0, at))
    this.view.revealRow(this.active)
  }

  /** How a row is lit: aimed at by a link, or pointed at. */
  lightOf(id: string, at: number): 'aimed' | 'pointed' | undefined {
    const { held } = this.holding
    if (held?.type === 'link' && held.to?.itemId === id) return 'aimed'
    return this.pointed?.row === at ? 'pointed' : undefined
  }

  /** The row of an item, or of the folded group it is in; -1 where the filter leaves it out. */
  rowAt(id: string): number {
    const index = this.open.figures.structure.indexOf(id)
    return index === undefined ? -1 : (this.shown.rowOf[index] ?? -1)
  }

  /** Brings a row and its marks into sight, where they are not. */
  reveal(id: string): void {
    const at = this.rowAt(id)
    if (at >= 0) this.view.revealRow(at)
    const index = this.open.figures.structure.indexOf(id)
    const span = index === undefined ? undefined : linkedSpan(this.open.figures, index)
    if (span && !this.view.showsAny(span)) this.view.revealDays(span)
  }
}
