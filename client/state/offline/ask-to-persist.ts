/** Asks the browser not to clear this origin when space runs short; once in the life of a page, after the first edit. */

let hasAsked = false

export function askToPersist(): void {
  if (hasAsked) return
  hasAsked = true
  void navigator.storage?.persist?.().catch(() => false)
}
