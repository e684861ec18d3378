/** Ctrl and wheel zoom around the pointer (pinching on a touchpad arrives as the same), two fingers around their middle. */

import type { Attachment } from 'svelte/attachments'
import type { TimelineView } from './timeline-view.svelte.ts'

const perPixel = 0.004
const perLine = 0.05
/** Fingers nearer to each other than so many pixels say nothing exact. */
const nearest = 24

export function zoomWheel(view: TimelineView): Attachment<HTMLElement> {
  return (node) => {
    const zoom = onceAFrame(view)
    const pixelOf = (clientX: number) =>
      Math.max(0, clientX - node.getBoundingClientRect().left - view.titles)
    let pinch: { readonly apart: number; readonly dayWidth: number } | undefined

    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const isLines = event.deltaMode === WheelEvent.DOM_DELTA_LINE
      zoom.by(Math.exp(-event.deltaY * (isLines ? perLine : perPixel)), pixelOf(event.clientX))
    }
    const begin = ({ touches: [one, other] }: TouchEvent): void => {
      pinch = one && other ? { apart: apartOf(one, other), dayWidth: view.dayWidth } : undefined
    }
    const spread = (event: TouchEvent): void => {
      const [one, other] = event.touches
      if (!pinch || !one || !other) return
      event.preventDefault()
      const ratio = apartOf(one, other) / pinch.apart
      zoom.to(pinch.dayWidth * ratio, pixelOf((one.clientX + other.clientX) / 2))
    }
    // Passive listeners could not keep the page itself from zooming.
    node.addEventListener('wheel', turn, { passive: false })
    node.addEventListener('touchstart', begin, { passive: true })
    node.addEventListener('touchend', begin, { passive: true })
    node.addEventListener('touchcancel', begin, { passive: true })
    node.addEventListener('touchmove', spread, { passive: false })
    return () => {
      zoom.stop()
      node.removeEventListener('wheel', turn)
      node.removeEventListener('touchstart', begin)
      node.removeEventListener('touchend', begin)
      node.removeEventListener('touchcancel', begin)
      node.removeEventListener('touchmove', spread)
    }
  }
}

function apartOf(one: Touch, other: Touch): number {
  return Math.max(nearest, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY))
}

/** A wheel and fingers tell more often than the chart can be drawn. */
function onceAFrame(view: TimelineView) {
  let frame = 0
  let dayWidth: number | undefined
  let pointer = 0
  const draw = () => {
    frame = 0
    if (dayWidth !== undefined) void view.zoomTo(dayWidth, pointer)
    dayWidth = undefined
  }
  const to = (width: number, around: number) => {
    dayWidth = width
    pointer = around
    frame ||= requestAnimationFrame(draw)
  }
  return {
    to,
    by: (factor: number, around: number) => to((dayWidth ?? view.dayWidth) * factor, around),
    stop: () => cancelAnimationFrame(frame),
  }
}
