import type { Attachment } from 'svelte/attachments'

/** Brings a part of the details into sight and to the keys, anew with each object: where something was asked to be seen. */
export function seek(sought: object | undefined): Attachment<HTMLElement> {
  return (part) => {
    if (!sought) return
    part.scrollIntoView({ block: 'center' })
    part.focus({ preventScroll: true })
  }
}
