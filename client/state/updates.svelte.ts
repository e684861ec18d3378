/**
 * Newer versions of the product. The new service worker waits until somebody accepts; then every tab writes down what it
 * holds, the worker takes over, and all reload. Where there is no service worker (plain http) there is nothing to offer.
 */

export class Updates {
  #waiting: ServiceWorker | undefined = $state.raw()
  #accepted = false

  get waiting(): boolean {
    return this.#waiting !== undefined
  }

  /** Registers the worker and looks for a newer one each hour and whenever the board comes back into view. */
  async start(address = '/sw.js'): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
    if (!workers || !isSecureContext || import.meta.env.DEV) return
    const registration = await workers.register(address).catch(() => undefined)
    if (!registration) return
    const seeWaiting = (): void => {
      // Without a controller this is the first visit: it takes over by itself and nothing is replaced.
      if (registration.waiting && workers.controller) this.#waiting = registration.waiting
    }
    seeWaiting()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', seeWaiting)
    })
    workers.addEventListener('controllerchange', () => {
      if (this.#accepted) location.reload()
    })
    const look = (): void => void registration.update().catch(() => undefined)
    setInterval(look, 3_600_000)
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) look()
    })
  }

  async accept(flush: () => Promise<void> | undefined): Promise<void> {
    this.#accepted = true
    await flush()
    this.#waiting?.postMessage({ type: 'SKIP_WAITING' })
  }
}
