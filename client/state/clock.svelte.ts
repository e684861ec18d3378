/** The present, reactive: it moves at each full minute, and is corrected by the relay's time where this device's is wrong. */

import type { Instant } from '../../shared/base/instant.ts'

export class Clock {
  #now = $state(Date.now())
  #offset = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#tick()
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#tick()
    })
  }

  /** Moves once a minute: what is drawn rests on it. */
  get now(): Instant {
    return this.#now + this.#offset
  }

  /** To the millisecond, for stamping what is said. */
  exact(): Instant {
    return Date.now() + this.#offset
  }

  /** How far this device's clock is ahead of the relay's, in whole minutes. */
  get minutesAhead(): number {
    return Math.round(-this.#offset / 60_000)
  }

  /** How far the relay's clock is ahead of this device's, in ms. */
  correct(offset: number): void {
    // Seconds are the network's; only a clock that is really wrong is corrected.
    this.#offset = Math.abs(offset) > 10_000 ? offset : 0
    this.#tick()
  }

  #tick(): void {
    clearTimeout(this.#timer)
    this.#now = Date.now()
    this.#timer = setTimeout(() => this.#tick(), 60_000 - (Date.now() % 60_000) + 20)
  }
}
