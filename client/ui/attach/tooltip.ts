// A few words beside a control while it is pointed at or focused. Never the only place where they stand:
// whatever is essential is in the control's name. One element in the document serves all.
import type { Attachment } from 'svelte/attachments'
import { placeBeside } from '../place-beside.ts'

const wait = 400

/** `keys` is the key that does the same (*u*); nothing is shown for empty text or on touch. */
export function tooltip(text: string, keys = ''): Attachment<HTMLElement> {
  return (anchor) => {
    if (!text) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let bubble: HTMLElement | undefined

    const show = () => {
      bubble = bubbleOf(anchor.ownerDocument)
      bubble.replaceChildren(text)
      if (keys) {
        const key = document.createElement('kbd')
        key.textContent = keys
        bubble.append(key)
      }
      if (!bubble.matches(':popover-open')) bubble.showPopover()
      placeBeside(anchor, bubble, { side: 'top', align: 'middle' })
    }
    const hide = () => {
      clearTimeout(timer)
      bubble?.hidePopover()
      bubble = undefined
    }
    const enter = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') timer = setTimeout(show, wait)
    }
    const focus = () => {
      if (anchor.matches(':focus-visible')) show()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }

    anchor.addEventListener('pointerenter', enter)
    anchor.addEventListener('pointerleave', hide)
    anchor.addEventListener('pointerdown', hide)
    anchor.addEventListener('focus', focus)
    anchor.addEventListener('blur', hide)
    anchor.addEventListener('keydown', key)
    return () => {
      hide()
      anchor.removeEventListener('pointerenter', enter)
      anchor.removeEventListener('pointerleave', hide)
      anchor.removeEventListener('pointerdown', hide)
      anchor.removeEventListener('focus', focus)
      anchor.removeEventListener('blur', hide)
      anchor.removeEventListener('keydown', key)
    }
  }
}

function bubbleOf(page: Document): HTMLElement {
  const known = page.getElementById('tooltip')
  if (known) return known
  const made = page.createElement('div')
  made.id = 'tooltip'
  made.className = 'tooltip'
  made.popover = 'manual'
  made.setAttribute('role', 'tooltip')
  page.body.append(made)
  return made
}
