/** Arrows go through the steps of a session, while nothing is being typed or chosen. */

import type { Attachment } from 'svelte/attachments'
import type { MeetingState } from './meeting.svelte.ts'

const busy = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], dialog'

export function sessionKeys(meeting: MeetingState): Attachment<Window> {
  return (window) => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest(busy)) return
      const by = steps.get(event.key)
      if (by === undefined) return
      event.preventDefault()
      meeting.move(by)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }
}

const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['PageDown', 1],
  ['ArrowLeft', -1],
  ['PageUp', -1],
])
