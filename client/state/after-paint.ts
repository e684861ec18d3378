/** Resolves when what is on the screen now has been painted: for what may come a moment later. */

export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A hidden tab paints nothing, and must not wait for it.
    if (document.hidden) return void setTimeout(resolve)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}
