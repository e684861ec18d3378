// A finger that rests: a short cut to the menu that a button opens too.
import type { Attachment } from 'svelte/attachments'

const wait = 450
const slack = 8

export function longPress(run: (event: PointerEvent) => void): Attachment<HTMLElement> {
  return (node) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let from = { x: 0, y: 0 }
    let done = false

    const down = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' || !event.isPrimary) return
      done = false
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        done = true
        run(event)
      }, wait)
    }
    const move = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > slack) clearTimeout(timer)
    }
    const end = () => clearTimeout(timer)
    // The click and the system's own menu that follow the press belong to it.
    const swallow = (event: Event) => {
      if (!done) return
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'click') done = false
    }

    node.addEventListener('pointerdown', down)
    node.addEventListener('pointermove', move)
    node.addEventListener('pointerup', end)
    node.addEventListener('pointercancel', end)
    node.addEventListener('click', swallow, true)
    node.addEventListener('contextmenu', swallow)
    return () => {
      clearTimeout(timer)
      node.removeEventListener('pointerdown', down)
      node.removeEventListener('pointermove', move)
      node.removeEventListener('pointerup', end)
      node.removeEventListener('pointercancel', end)
      node.removeEventListener('click', swallow, true)
      node.removeEventListener('contextmenu', swallow)
    }
  }
}
