// A change by somebody else glows once, softly, at the figure that moved, with that person's initials.
import type { Attachment } from 'svelte/attachments'

/** Who changed it last; a new `change` of somebody else plays once. Undefined: nobody else did. */
export type Change =
  | {
      readonly change: string
      /** Undefined: it moved, but by no hand of somebody else. */
      readonly initials: string | undefined
      /** When it came here, in the page's own time: what has just come glows even where it is drawn anew. */
      readonly arrived?: number
    }
  | undefined

const lasts = 1_600
const justNow = 1_000

/** `change` reads reactive state; the first one it sees is known and does not glow, unless it has only just arrived. */
export function glow(change: () => Change): Attachment<HTMLElement> {
  let known: string | undefined | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  return (node) => {
    const now = change()
    const anew =
      known === null ? performance.now() - (now?.arrived ?? -Infinity) < justNow : now?.change !== known
    const fresh = anew && now?.initials !== undefined
    known = now?.change
    if (!fresh) return
    clearTimeout(timer)
    node.dataset['glow'] = now.initials
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
      node.animate([{ backgroundColor: 'var(--glow)' }, {}], { duration: lasts, easing: 'ease-out' })
    // No cleanup: an update that is not news must not cut the glow short, and a detached node keeps nothing.
    timer = setTimeout(() => delete node.dataset['glow'], lasts)
  }
}
