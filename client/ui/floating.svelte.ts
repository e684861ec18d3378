// Something that opens beside its anchor, in the browser's top layer (`popover`): placed before it is painted,
// placed again when anything scrolls or grows. The browser closes it on Escape or a press elsewhere.
import type { Attachment } from 'svelte/attachments'
import { placeBeside, type Placing } from './place-beside.ts'

type Options = {
  readonly placing?: Placing
  /** After it was placed: the moment to move the focus in. */
  readonly onopened?: (float: HTMLElement) => void
  readonly onclosed?: () => void
}

export class Floating {
  open = $state(false)
  readonly #options: Options
  #anchor: HTMLElement | undefined
  #float: HTMLElement | undefined

  constructor(options: Options = {}) {
    this.#options = options
  }

  readonly anchor: Attachment<HTMLElement> = (node) => {
    this.#anchor = node
    return () => {
      this.#anchor = undefined
    }
  }

  readonly float: Attachment<HTMLElement> = (node) => {
    this.#float = node
    const place = () => this.place()
    // In the next frame: placing may change the size that is observed.
    const grown = new ResizeObserver(() => requestAnimationFrame(place))

    const before = (event: ToggleEvent) => {
      if (event.newState !== 'open') return
      this.open = true
      requestAnimationFrame(() => {
        if (!node.matches(':popover-open')) return
        place()
        this.#options.onopened?.(node)
      })
      document.addEventListener('scroll', place, { capture: true, passive: true })
      window.addEventListener('resize', place)
      grown.observe(node)
    }
    // Only now, when the browser has given the focus back, may what had it go.
    const after = (event: ToggleEvent) => {
      if (event.newState === 'open') return
      this.open = false
      leave()
      this.#options.onclosed?.()
    }
    const leave = () => {
      document.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
      grown.disconnect()
    }

    node.addEventListener('beforetoggle', before)
    node.addEventListener('toggle', after)
    return () => {
      leave()
      node.removeEventListener('beforetoggle', before)
      node.removeEventListener('toggle', after)
      this.#float = undefined
      this.open = false
    }
  }

  show(): void {
    if (this.#float && !this.#float.matches(':popover-open')) this.#float.showPopover()
  }

  hide(): void {
    if (this.#float?.matches(':popover-open')) this.#float.hidePopover()
  }

  place(): void {
    if (this.#anchor && this.#float?.matches(':popover-open'))
      placeBeside(this.#anchor, this.#float, this.#options.placing)
  }
}
