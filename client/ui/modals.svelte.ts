/**
 * The modal dialogs that are open, the topmost last: nothing outside of it can be seen whole, pressed or heard. A document
 * has one top layer, and so one list of what stands in it.
 */

import { untrack } from 'svelte'

let open: readonly HTMLDialogElement[] = $state.raw([])

export function topmostModal(): HTMLDialogElement | undefined {
  return open.at(-1)
}

/** Gives what to call once it is closed. */
export function openModal(dialog: HTMLDialogElement): () => void {
  dialog.showModal()
  open = [...untrack(() => open), dialog]
  return () => {
    open = open.filter((one) => one !== dialog)
  }
}
