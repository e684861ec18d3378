/**
 * A hand on the chart: it points at rows, takes up a bar, an edge or a link's dot, and lets go. Until it has moved a little
 * it may still be a click. Fingers scroll; they take nothing up.
 */

import { xOf } from '../../ui/time-scale.ts'
import { linkedSpan } from './row-marks.ts'
import type { TimelineState } from './timeline-state.svelte.ts'

interface Grasp {
  readonly itemId: string
  /** Pixels of the chart, and of the window. */
  readonly x: number
  readonly clientX: number
  readonly clientY: number
  readonly takeUp: () => void
  moved: boolean
}

export interface HandActs {
  /** Let go where it was taken: a click. */
  open(itemId: string): void
  /** Let go somewhere else. */
  take(): void
}

const slack = 3

export class Hand {
  readonly #timeline: TimelineState
  readonly #rowHeight: () => number
  readonly #acts: HandActs
  #grasp: Grasp | undefined

  constructor(timeline: TimelineState, rowHeight: () => number, acts: HandActs) {
    this.#timeline = timeline
    this.#rowHeight = rowHeight
    this.#acts = acts
  }

  get isBusy(): boolean {
    return this.#grasp !== undefined
  }

  grasp(event: PointerEvent, itemId: string, takeUp: () => void): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const place = this.#timeline.view.placeOf(event)
    if (!place) return
    const { clientX, clientY } = event
    this.#grasp = { itemId, x: place.x, clientX, clientY, takeUp, moved: false }
    event.preventDefault()
  }

  /** Which row it points at, and whether at its marks. */
  point(event: PointerEvent): void {
    const timeline = this.#timeline
    const place = timeline.view.placeOf(event)
    const row = place && place.row < timeline.rows.length ? place.row : undefined
    const onMarks = event.target instanceof Element && event.target.closest('[data-marks]') !== null
    if (row === timeline.pointed?.row && onMarks === timeline.pointed?.onMarks) return
    timeline.pointed = row === undefined ? undefined : { row, onMarks }
  }

  move(event: PointerEvent): void {
    const grasp = this.#grasp
    if (!grasp) return
    if (!grasp.moved) {
      if (Math.hypot(event.clientX - grasp.clientX, event.clientY - grasp.clientY) <= slack) return
      grasp.moved = true
      grasp.takeUp()
    }
    const { view, holding } = this.#timeline
    view.followPointer(event)
    const place = view.placeOf(event)
    if (!place) return
    if (holding.held?.type === 'dates') holding.drag((place.x - grasp.x) / view.dayWidth)
    else if (holding.held?.type === 'link') this.#aim(place)
  }

  up(): void {
    const grasp = this.#grasp
    this.#grasp = undefined
    if (!grasp) return
    if (grasp.moved) this.#acts.take()
    else this.#acts.open(grasp.itemId)
  }

  leave(): void {
    this.#grasp = undefined
    this.#timeline.holding.leave()
  }

  /** The last third of the other's marks is its end; anything before is its start. */
  #aim(place: { readonly x: number; readonly row: number }): void {
    const { holding, rows, open, view } = this.#timeline
    const height = this.#rowHeight()
    const at = { x: place.x, y: place.row * height + height / 2 }
    const row = rows[place.row]
    if (!row || row.id === holding.held?.itemId) return holding.aim(undefined, at)
    const span = linkedSpan(open.figures, row.index)
    const isEnd =
      span !== undefined &&
      span.to > span.from &&
      place.x > xOf(view.scale, span.from + ((span.to - span.from) * 2) / 3)
    holding.aim({ itemId: row.id, side: isEnd ? 'end' : 'start' }, at)
  }
}
