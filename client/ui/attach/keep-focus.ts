// Puts the focus into what has just appeared and gives it back when that goes (look.md: never lost).
import type { Attachment } from 'svelte/attachments'

const reachable =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex]:not([tabindex="-1"])'

type Options = {
  /** What takes the focus: the first control, the element itself, or nothing (only giving back). */
  readonly into?: 'first' | 'self' | 'nothing'
  /** Where the focus goes when the element it came from is gone too. */
  readonly otherwise?: () => HTMLElement | null | undefined
}

export function keepFocus({ into = 'first', otherwise }: Options = {}): Attachment<HTMLElement> {
  return (node) => {
    const before = document.activeElement
    if (into === 'first') {
      const wished =
        node.querySelector<HTMLElement>('[autofocus]') ?? node.querySelector<HTMLElement>(reachable)
      wished?.focus()
    } else if (into === 'self') node.focus({ preventScroll: true })
    return () => {
      const now = document.activeElement
      const ours = now === null || now === document.body || node.contains(now)
      if (!ours) return
      const target = before instanceof HTMLElement && before.isConnected ? before : otherwise?.()
      target?.focus({ preventScroll: true })
    }
  }
}

/** The first control inside an element, or the element itself, that the Tab key reaches. */
export function firstReachable(node: Element): HTMLElement | undefined {
  if (node instanceof HTMLElement && node.matches(reachable) && node.checkVisibility()) return node
  return reachableIn(node)[0]
}

/** The controls inside an element that the Tab key reaches, in order. */
export function reachableIn(node: Element): HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>(reachable)].filter((found) => found.checkVisibility())
}
