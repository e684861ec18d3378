/**
 * Newer versions of the product. The new service worker waits until somebody accepts, in any tab; then every tab writes down
 * what it holds and loads anew. Where there is no service worker (plain http) there is nothing to offer.
 */

export class Updates {
  #waiting: ServiceWorker | undefined = $state.raw()
  #partMissing = $state(false)

  get waiting(): boolean {
    return this.#waiting !== undefined
  }

  /** A part that is loaded when needed did not come: the network is away, or the product was renewed under this tab. */
  get partMissing(): boolean {
    return this.#partMissing
  }

  saidMissing(): void {
    this.#partMissing = false
  }

  /** Registers the worker and looks for a newer one each hour and whenever the board comes back into view. */
  async start(flush: () => Promise<void>, address = '/sw.js'): Promise<void> {
    addEventListener('vite:preloadError', () => (this.#partMissing = true))
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
    if (!workers || !isSecureContext || import.meta.env.DEV) return
    const registration = await workers.register(address).catch(() => undefined)
    if (!registration) return
    const seeWaiting = (): void => {
      const { waiting, active } = registration
      // Without an active one this is the first visit: it takes over by itself and nothing is replaced.
      if (!waiting || !active || waiting === this.#waiting) return
      this.#waiting = waiting
      // Accepted in whichever tab: each keeps what it holds and loads anew, also one that no worker serves yet.
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') void flush().finally(() => location.reload())
      })
    }
    seeWaiting()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', seeWaiting)
    })
    const look = (): void => void registration.update().catch(() => undefined)
    setInterval(look, 3_600_000)
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) look()
    })
  }

  async accept(flush: () => Promise<void>): Promise<void> {
    await flush()
    this.#waiting?.postMessage({ type: 'SKIP_WAITING' })
  }
}
