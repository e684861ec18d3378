/** Writes down what is held when the tab is hidden or left: it may never run again. */

export function flushWhenLeft(flush: () => void): () => void {
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  document.addEventListener('visibilitychange', whenHidden)
  addEventListener('pagehide', flush)
  return () => {
    document.removeEventListener('visibilitychange', whenHidden)
    removeEventListener('pagehide', flush)
  }
}
