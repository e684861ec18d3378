// What stands at the foot of the window says how high it is, so that what floats (toasts) stands above it.
import type { Attachment } from 'svelte/attachments'

const room = '--foot'

export const atFoot: Attachment<HTMLElement> = (node) => {
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => style.setProperty(room, `${node.offsetHeight}px`))
  observer.observe(node)
  return () => {
    observer.disconnect()
    style.removeProperty(room)
  }
}
