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

  /** Registers the worker and looks for a newer one each hour and whenever the board comes back into view. */
  async start(flush: () => Promise<void>, address = '/sw.js'): Promise<void> {
    addEventListener('vite:preloadError', () => (this.#partMissing = true))
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
    if (!workers || !isSecureContext || import.meta.env.DEV) return
    // Without a controller this is the first visit: the worker takes over by itself and nothing is replaced.
    let isReplacing = workers.controller !== null
    workers.addEventListener('controllerchange', () => {
      if (isReplacing) void flush().finally(() => location.reload())
      isReplacing = true
    })
    const registration = await workers.register(address).catch(() => undefined)
    if (!registration) return
    const seeWaiting = (): void => {
      if (registration.waiting && workers.controller) this.#waiting = registration.waiting
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
