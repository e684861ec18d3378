// A press anywhere else: ends the editing of a cell, closes what is open.
import type { Attachment } from 'svelte/attachments'

export function pressOutside(run: () => void): Attachment<HTMLElement> {
  return (node) => {
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && event.composedPath().includes(node)) return
      run()
    }
    document.addEventListener('pointerdown', press, true)
    return () => document.removeEventListener('pointerdown', press, true)
  }
}
