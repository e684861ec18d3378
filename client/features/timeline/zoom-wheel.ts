/** Ctrl and wheel zoom around the pointer; pinching on a touchpad arrives as the same. */

import type { Attachment } from 'svelte/attachments'
import type { TimelineView } from './timeline-view.svelte.ts'

const perPixel = 0.004
const perLine = 0.05

export function zoomWheel(view: TimelineView): Attachment<HTMLElement> {
  return (node) => {
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const factor = Math.exp(
        -event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? perLine : perPixel),
      )
      const pointer = event.clientX - node.getBoundingClientRect().left - view.titles
      void view.zoomTo(view.dayWidth * factor, Math.max(0, pointer))
    }
    // A passive listener could not keep the page itself from zooming.
    node.addEventListener('wheel', turn, { passive: false })
    return () => node.removeEventListener('wheel', turn)
  }
}
