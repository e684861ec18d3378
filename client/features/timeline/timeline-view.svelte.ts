// What part of the plan is in sight and how close: zoom, scroll, the width of the titles. Only blocks of rows and of pixels
// are told on, so that scrolling draws anew once a block and not once a frame.

import { tick, untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { clampWidth, nextWidth, scrollAfterZoom, widthToFit, xOf } from '../../ui/time-scale.ts'
import type { TimeScale } from '../../ui/time-scale.ts'
import { unitStart } from '../../ui/time-axis.ts'
import type { TimelineLook } from '../../state/timeline-look.ts'
import type { Span } from './row-marks.ts'

export interface Given {
  readonly days: Span
  readonly today: number
  readonly rowCount: number
  readonly rowHeight: number
}

export const axisHeight = 48
const rowBlock = 8
const pixelBlock = 512
export const leastTitles = 160
export const mostTitles = 640

export class TimelineView {
  readonly #given: () => Given
  #dayWidth = $state(4)
  /** Set by hand, so that it is kept; else as close as shows the whole plan. */
  #isChosen = $state(false)
  #titles = $state(340)
  #sight = $state.raw({ top: 0, height: 900, left: 0, width: 1200 })
  #scroller: HTMLElement | undefined = $state.raw()
  #size = { height: 900, width: 1200 }
  #frame = 0
  /** The chart shows this day first: it stays while the plan's own days come and go at its edge. */
  #placed = false

  constructor(given: () => Given, kept?: TimelineLook) {
    this.#given = given
    if (kept) this.titles = kept.titles
    if (kept?.dayWidth === undefined) return
    this.#dayWidth = clampWidth(kept.dayWidth)
    this.#isChosen = true
  }

  /** From the quarter before the plan's first day, to some air after its last; never narrower than the window. */
  readonly range: Span = $derived.by(() => {
    const { days, today } = this.#given()
    const from = unitStart('quarter', 1, Math.min(days.from, today) - 28)
    const air = Math.max(28, (days.to - days.from) * 0.25)
    return { from, to: Math.ceil(Math.max(days.to, today) + air) }
  })

  readonly scale: TimeScale = $derived({ first: this.range.from, dayWidth: this.#dayWidth })

  readonly chartWidth = $derived(
    Math.max(Math.ceil((this.range.to - this.range.from) * this.#dayWidth), this.#sight.width - this.#titles),
  )

  readonly #rowSpan = $derived.by(() => {
    const { rowHeight, rowCount } = this.#given()
    const first = Math.floor(this.#sight.top / rowHeight / rowBlock) * rowBlock - rowBlock / 2
    const last =
      Math.ceil((this.#sight.top + this.#sight.height) / rowHeight / rowBlock) * rowBlock + rowBlock / 2
    return `${Math.max(0, first)} ${Math.min(rowCount - 1, last)}`
  })

  /** First and last row to draw. Told as numbers that change once a block. */
  readonly rows = $derived.by(() => {
    const [first = 0, last = -1] = this.#rowSpan.split(' ').map(Number)
    return { first, last }
  })

  readonly #leftBlock = $derived(Math.max(0, Math.floor(this.#sight.left / pixelBlock) - 1) * pixelBlock)
  readonly #blocksWide = $derived(Math.ceil(this.#sight.width / pixelBlock) + 3)

  /** The pixels of the chart that are drawn. */
  readonly drawn = $derived.by(() => {
    const left = this.#leftBlock
    return { left, width: Math.max(0, Math.min(this.#blocksWide * pixelBlock, this.chartWidth - left)) }
  })

  get dayWidth(): number {
    return this.#dayWidth
  }

  /** To be kept; undefined: whatever shows the whole plan. */
  get chosenWidth(): number | undefined {
    return this.#isChosen ? this.#dayWidth : undefined
  }

  get titles(): number {
    return this.#titles
  }

  set titles(width: number) {
    this.#titles = Math.round(Math.min(mostTitles, Math.max(leastTitles, width)))
  }

  /** The first pixel of the chart in sight. */
  get left(): number {
    return this.#sight.left
  }

  /** Pixels of chart in sight, beside the titles. */
  get chartInSight(): number {
    return Math.max(120, (this.#scroller?.clientWidth ?? 1200) - this.#titles)
  }

  get page(): number {
    return Math.max(1, Math.floor((this.#sight.height - axisHeight) / this.#given().rowHeight) - 1)
  }

  readonly container: Attachment<HTMLElement> = (node) => {
    this.#scroller = node
    const look = () => {
      this.#frame ||= requestAnimationFrame(() => this.#look())
    }
    const measure = () => {
      this.#size = { height: node.clientHeight, width: node.clientWidth }
      look()
    }
    const resized = new ResizeObserver(measure)
    resized.observe(node)
    node.addEventListener('scroll', look, { passive: true })
    // What is read here would attach it anew with every step of scrolling.
    untrack(() => {
      measure()
      this.#look()
      if (this.#placed) return
      this.#placed = true
      void this.open()
    })
    return () => {
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
      resized.disconnect()
      node.removeEventListener('scroll', look)
    }
  }

  /** First sight: as it was left; else the whole plan where a day keeps three pixels, else today with a third of the window before it. */
  async open(): Promise<void> {
    const { today } = this.#given()
    if (this.#isChosen) return this.showDay(today)
    if (this.#fitting() >= 3) return this.fit()
    this.#dayWidth = 4
    await this.showDay(today)
  }

  async fit(): Promise<void> {
    const { days, today } = this.#given()
    const from = Math.min(days.from, today)
    const to = Math.max(days.to, today + 1)
    this.#dayWidth = this.#fitting()
    this.#isChosen = false
    await tick()
    this.#scrollTo(xOf(this.scale, from - Math.max(1, (to - from) * 0.03)))
  }

  /** Puts a day a third into the window. */
  async showDay(day: number): Promise<void> {
    await tick()
    this.#scrollTo(xOf(this.scale, day) - this.chartInSight / 3)
  }

  zoomStep(direction: 1 | -1): Promise<void> {
    return this.zoomTo(nextWidth(this.#dayWidth, direction), this.chartInSight / 2)
  }

  /** `pointer`: pixels from the chart's left edge in sight; the day beneath it stays there. */
  async zoomTo(dayWidth: number, pointer: number): Promise<void> {
    const before = this.scale
    const scroll = this.#scroller?.scrollLeft ?? 0
    this.#dayWidth = clampWidth(Math.max(dayWidth, this.#fitting() * 0.4))
    this.#isChosen = true
    const left = scrollAfterZoom(before, this.scale, scroll, pointer)
    await tick()
    this.#scrollTo(left)
  }

  revealRow(at: number): void {
    const node = this.#scroller
    if (!node) return
    const { rowHeight } = this.#given()
    const top = at * rowHeight
    const room = node.clientHeight - axisHeight
    if (top < node.scrollTop) node.scrollTop = top
    else if (top + rowHeight > node.scrollTop + room) node.scrollTop = top + rowHeight - room
    this.#look()
  }

  showsAny({ from, to }: Span): boolean {
    const left = this.#scroller?.scrollLeft ?? 0
    return xOf(this.scale, to) > left && xOf(this.scale, from) < left + this.chartInSight - 24
  }

  /** Brings a stretch of days into sight, where it is not. */
  revealDays({ from, to }: Span): void {
    const node = this.#scroller
    if (!node) return
    const left = xOf(this.scale, from)
    const right = xOf(this.scale, to)
    const room = this.chartInSight
    if (right > node.scrollLeft + room - 40) this.#scrollTo(Math.min(left - 40, right - room + 80))
    else if (left < node.scrollLeft + 20) this.#scrollTo(left - 40)
  }

  /** Whether a row stands in the lower part of what is in sight: what floats then floats above. */
  isLow(at: number): boolean {
    const { top, height } = this.#sight
    return at * this.#given().rowHeight - top > (height - axisHeight) * 0.55
  }

  focusRow(at: number): void {
    this.#scroller?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus({ preventScroll: true })
  }

  /** The pixel of the chart under a point of the window, and its row; undefined outside. */
  placeOf(event: {
    readonly clientX: number
    readonly clientY: number
  }): { readonly x: number; readonly row: number } | undefined {
    const node = this.#scroller
    if (!node) return undefined
    const box = node.getBoundingClientRect()
    const y = event.clientY - box.top - axisHeight
    const x = event.clientX - box.left - this.#titles
    if (y < 0 || event.clientY > box.top + node.clientHeight) return undefined
    return { x: x + node.scrollLeft, row: Math.floor((y + node.scrollTop) / this.#given().rowHeight) }
  }

  /** While something is dragged near an edge the chart follows. */
  followPointer(event: { readonly clientX: number; readonly clientY: number }): void {
    const node = this.#scroller
    if (!node) return
    const box = node.getBoundingClientRect()
    const edge = 36
    if (event.clientX > box.left + node.clientWidth - edge) node.scrollLeft += 12
    else if (event.clientX < box.left + this.#titles + edge) node.scrollLeft -= 12
    if (event.clientY > box.top + node.clientHeight - edge) node.scrollTop += 8
    else if (event.clientY < box.top + axisHeight + edge / 2) node.scrollTop -= 8
  }

  #scrollTo(left: number): void {
    if (!this.#scroller) return
    this.#scroller.scrollLeft = Math.max(0, left)
    this.#look()
  }

  /** Pixels per day at which the whole plan and today are in sight: much further away there is little to see. */
  #fitting(): number {
    const { days, today } = this.#given()
    return widthToFit(Math.min(days.from, today), Math.max(days.to, today + 1), this.chartInSight)
  }

  #look(): void {
    this.#frame = 0
    const node = this.#scroller
    if (!node) return
    const { scrollTop: top, scrollLeft: left } = node
    const { height, width } = this.#size
    const known = this.#sight
    if (top !== known.top || left !== known.left || height !== known.height || width !== known.width)
      this.#sight = { top, left, height, width }
  }
}
