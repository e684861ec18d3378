// A change by somebody else glows once, softly, at the figure that moved, with that person's initials.
import type { Attachment } from 'svelte/attachments'

/** Who changed it last; a new `change` of somebody else plays once. Undefined: nobody else did. */
export type Change = { readonly change: string; readonly initials: string } | undefined

const lasts = 1_600

/** `change` reads reactive state; the first one it sees is known and does not glow. */
export function glow(change: () => Change): Attachment<HTMLElement> {
  let known: string | undefined | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  return (node) => {
    const now = change()
    const fresh = known !== null && now !== undefined && now.change !== known
    known = now?.change
    if (!fresh) return
    clearTimeout(timer)
    node.dataset['glow'] = now.initials
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const playing = still
      ? undefined
      : node.animate([{ backgroundColor: 'var(--glow)' }, { backgroundColor: 'transparent' }], {
          duration: lasts,
          easing: 'ease-out',
        })
    timer = setTimeout(() => delete node.dataset['glow'], lasts)
    return () => {
      playing?.cancel()
      clearTimeout(timer)
      delete node.dataset['glow']
    }
  }
}
