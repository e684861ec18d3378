// Which rows of a long list are in the document: those in sight, a few more, the one with the focus and one that is kept,
// so that neither focus nor what is half written is ever lost by scrolling. Watches the nearest element that scrolls, else the window.
import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { RowOffsets } from './row-offsets.ts'

interface Given {
  readonly keys: readonly string[]
  readonly rowHeight: number
  readonly measures: boolean
  /** The head of what follows: never the active row. */
  readonly isHead?: (at: number) => boolean
  /** The key of a row that stays in the document wherever it is: something is open in it. */
  readonly kept?: string | undefined
}
export type DrawnRow = { readonly at: number; readonly top: number }

const spare = 6
const farAway = 400

export class VirtualRows {
  /** The row that Tab reaches. */
  active = $state(0)
  readonly #given: () => Given
  readonly #offsets: RowOffsets
  #sight = $state.raw({ top: 0, height: 900 })
  #version = $state(0)
  #node: HTMLElement | undefined
  #scroller: HTMLElement | undefined
  #frame = 0
  #before: readonly DrawnRow[] = []
  readonly #measuring = new Map<Element, { readonly key: string; readonly at: () => number }>()

  constructor(given: () => Given) {
    this.#given = given
    this.#offsets = new RowOffsets(given().rowHeight)
  }

  readonly #placed = $derived.by(() => {
    this.#offsets.setKeys(this.#given().keys)
    return this.#offsets
  })

  /** The offsets are one object for ever: what they follow from is named. */
  readonly total = $derived.by(() => (void this.#version, void this.#given().keys, this.#placed.total))

  readonly drawn = $derived.by((): readonly DrawnRow[] => {
    void this.#version
    const offsets = this.#placed
    const { keys, kept } = this.#given()
    const { length } = keys
    if (length === 0) return []
    const { top, height } = this.#sight
    // One of many lists that scroll together, far from sight: only where Tab would enter it.
    if (top + height < -farAway || top > offsets.total + farAway)
      return [{ at: this.activeRow, top: offsets.start(this.activeRow) }]
    const first = Math.max(0, offsets.at(top) - spare)
    const last = Math.min(length - 1, offsets.at(top + height) + spare)
    const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    const beyond = new Set([this.activeRow, kept === undefined ? -1 : keys.indexOf(kept)])
    for (const at of beyond) if (at >= 0 && (at < first || at > last)) rows.push(at)
    if (rows.length > last - first + 1) rows.sort((a, b) => a - b)
    return this.#kept(rows.map((at) => ({ at, top: offsets.start(at) })))
  })

  /** A row that stays where it is is the same object as before: nothing in it is looked at again. */
  #kept(rows: readonly DrawnRow[]): readonly DrawnRow[] {
    const before = new Map(this.#before.map((row) => [row.at, row]))
    this.#before = rows.map((row) => {
      const stood = before.get(row.at)
      return stood?.top === row.top ? stood : row
    })
    return this.#before
  }

  get activeRow(): number {
    const active = Math.min(this.active, Math.max(0, this.#given().keys.length - 1))
    return this.#pastHeads(active, 1) ?? this.#pastHeads(active, -1) ?? active
  }

  /** Makes a row active, scrolls it into sight and gives it the focus. */
  async focusRow(at: number): Promise<void> {
    const { length } = this.#given().keys
    if (length === 0) return
    const wanted = Math.min(length - 1, Math.max(0, at))
    const before = this.activeRow
    this.active = this.#pastHeads(wanted, wanted < before ? -1 : 1) ?? before
    // The first beneath a head comes into sight with it.
    this.#reveal(this.#pastHeads(this.active - 1, 1) === this.active ? this.active - 1 : this.active)
    this.#look()
    await tick()
    this.#node?.querySelector<HTMLElement>(`[data-row="${this.active}"]`)?.focus({ preventScroll: true })
  }

  /** How many rows a Page key passes. */
  get page(): number {
    return Math.max(1, Math.floor(this.#sight.height / this.#given().rowHeight) - 1)
  }

  readonly container: Attachment<HTMLElement> = (node) => {
    this.#node = node
    this.#scroller = scrollerOf(node)
    const source: EventTarget = this.#scroller ?? window
    const look = () => {
      this.#frame ||= requestAnimationFrame(() => this.#look())
    }
    const resized = new ResizeObserver(look)
    resized.observe(this.#scroller ?? document.documentElement)
    source.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
      resized.disconnect()
      source.removeEventListener('scroll', look)
    }
  }

  /** Measures a row whose height is only estimated; what changes above the sight does not move it. */
  measure(key: string, at: () => number): Attachment<HTMLElement> | undefined {
    if (!this.#given().measures) return undefined
    return (node) => {
      this.#measuring.set(node, { key, at })
      this.#observer.observe(node)
      return () => {
        this.#observer.unobserve(node)
        this.#measuring.delete(node)
      }
    }
  }

  /** The heights as they were laid out: asking rows for them would lay out the page once more. All that came, at once. */
  readonly #observer = new ResizeObserver((entries) => {
    const heights = entries.map(({ target, borderBoxSize }) => ({
      target,
      height: Math.round(borderBoxSize[0]?.blockSize ?? 0),
    }))
    requestAnimationFrame(() => this.#take(heights))
  })

  #take(heights: readonly { readonly target: Element; readonly height: number }[]): void {
    let isNews = false
    let moved = 0
    for (const { target, height } of heights) {
      const row = this.#measuring.get(target)
      if (!row) continue
      const before = this.#offsets.start(row.at() + 1)
      if (!this.#offsets.measure(row.key, height)) continue
      isNews = true
      if (before <= this.#sight.top + moved) moved += this.#offsets.start(row.at() + 1) - before
    }
    if (moved !== 0) (this.#scroller ?? document.documentElement).scrollTop += moved
    if (isNews) this.#version++
  }

  /** The nearest row that is none, this one or in that direction. */
  #pastHeads(from: number, by: 1 | -1): number | undefined {
    const { keys, isHead } = this.#given()
    for (let at = from; at >= 0 && at < keys.length; at += by) if (!isHead?.(at)) return at
    return undefined
  }

  #look(): void {
    this.#frame = 0
    if (!this.#node) return
    const box = this.#node.getBoundingClientRect()
    const view = this.#scroller?.getBoundingClientRect()
    const top = (view?.top ?? 0) - box.top
    const height = this.#scroller?.clientHeight ?? window.innerHeight
    if (top !== this.#sight.top || height !== this.#sight.height) this.#sight = { top, height }
  }

  #reveal(at: number): void {
    const top = this.#offsets.start(at)
    const bottom = this.#offsets.start(at + 1)
    const sight = this.#sight
    const scroller = this.#scroller ?? document.documentElement
    if (top < sight.top) scroller.scrollTop += top - sight.top
    else if (bottom > sight.top + sight.height - coveredOf(scroller))
      scroller.scrollTop += bottom - sight.top - sight.height + coveredOf(scroller)
  }
}

/** Pixels at its foot that something lies over: the places of a phone. */
function coveredOf(scroller: Element): number {
  return Number.parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 0
}

function scrollerOf(node: HTMLElement): HTMLElement | undefined {
  for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up
  }
  return undefined
}
