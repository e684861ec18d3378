/**
 * Writes down what is held when the tab is hidden or left: it may never run again. Where something was said that would be gone
 * with this tab (`isOnlyHere`), the browser asks before it leaves. Gives what ends the listening.
 */
export function flushWhenLeft(flush: () => void, isOnlyHere: () => boolean): () => void {
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  const whenLeaving = (event: BeforeUnloadEvent): void => {
    if (isOnlyHere()) event.preventDefault()
  }
  document.addEventListener('visibilitychange', whenHidden)
  addEventListener('pagehide', flush)
  addEventListener('beforeunload', whenLeaving)
  return () => {
    document.removeEventListener('visibilitychange', whenHidden)
    removeEventListener('pagehide', flush)
    removeEventListener('beforeunload', whenLeaving)
  }
}
