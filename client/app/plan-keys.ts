/** Keys that work everywhere in a plan (look.md, Keyboard). A field that is being typed in keeps its letters. */

import type { Attachment } from 'svelte/attachments'
import { tinykeys } from 'tinykeys'
import type { PlanActs } from './plan-acts.svelte.ts'

export function planKeys(acts: PlanActs): Attachment<Window> {
  const whenNotTyping = (run: () => void) => (event: KeyboardEvent) => {
    const { target } = event
    if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return
    if (event.defaultPrevented) return
    event.preventDefault()
    run()
  }
  const always = (run: () => void) => (event: KeyboardEvent) => {
    event.preventDefault()
    run()
  }
  return (window) =>
    tinykeys(window, {
      '$mod+k': always(() => (acts.palette = !acts.palette)),
      '$mod+z': whenNotTyping(() => void acts.undo()),
      '$mod+Shift+z': whenNotTyping(() => void acts.redo()),
      u: whenNotTyping(() => void acts.undo()),
      'Shift+?': whenNotTyping(() => (acts.keys = true)),
      '/': whenNotTyping(() => {
        document.querySelector<HTMLElement>('[data-filter] input, input[type="search"]')?.focus()
      }),
      'g n': whenNotTyping(() => acts.go('now')),
      'g m': whenNotTyping(() => acts.go('my-work')),
      'g b': whenNotTyping(() => acts.go('board')),
      'g t': whenNotTyping(() => acts.go('timeline')),
      'g g': whenNotTyping(() => acts.go('gaps')),
      'g s': whenNotTyping(() => acts.go('table')),
    })
}
