// A finger drawn in one direction: a short cut to what a button does too, never the only way.
import type { Attachment } from 'svelte/attachments'

type Direction = 'left' | 'right' | 'up' | 'down'

const least = 48

/** Calls the direction's function after at least 48 px that are clearly more along than across. */
export function swipe(run: Partial<Record<Direction, () => void>>): Attachment<HTMLElement> {
  return (node) => {
    let start: { readonly id: number; readonly x: number; readonly y: number } | undefined

    const down = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' && event.isPrimary)
        start = { id: event.pointerId, x: event.clientX, y: event.clientY }
    }
    const up = (event: PointerEvent) => {
      if (start?.id !== event.pointerId) return
      const direction = directionOf(event.clientX - start.x, event.clientY - start.y)
      start = undefined
      if (direction) run[direction]?.()
    }
    const cancel = () => {
      start = undefined
    }

    node.addEventListener('pointerdown', down)
    node.addEventListener('pointerup', up)
    node.addEventListener('pointercancel', cancel)
    return () => {
      node.removeEventListener('pointerdown', down)
      node.removeEventListener('pointerup', up)
      node.removeEventListener('pointercancel', cancel)
    }
  }
}

function directionOf(x: number, y: number): Direction | undefined {
  if (Math.max(Math.abs(x), Math.abs(y)) < least) return undefined
  if (Math.abs(x) > 1.5 * Math.abs(y)) return x < 0 ? 'left' : 'right'
  if (Math.abs(y) > 1.5 * Math.abs(x)) return y < 0 ? 'up' : 'down'
  return undefined
}
