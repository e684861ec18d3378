/** The present, reactive: it moves at each full minute, and is corrected by the relay's time where this device's is wrong. */

import type { Instant } from '../../shared/base/instant.ts'

/** ms: seconds are the network's; only a clock that is really wrong is corrected. */
const leastWrong = 10_000

export class Clock {
  #now = $state(Date.now())
  #offset = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What the device's clock said when the page's own, which nobody sets, was at its beginning. */
  #begun = begunAt()
  readonly #jumps = new Set<() => void>()

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
    this.#offset = Math.abs(offset) > leastWrong ? offset : 0
    this.#tick()
  }

  /** Tells when the device's clock was set anew, or the device slept: by how much it is wrong, the relay knows again. */
  onJump(listener: () => void): () => void {
    this.#jumps.add(listener)
    return () => this.#jumps.delete(listener)
  }

  #tick(): void {
    clearTimeout(this.#timer)
    this.#now = Date.now()
    const begun = begunAt()
    const hasJumped = Math.abs(begun - this.#begun) > leastWrong
    this.#begun = begun
    if (hasJumped) for (const listener of this.#jumps) listener()
    this.#timer = setTimeout(() => this.#tick(), 60_000 - (Date.now() % 60_000) + 20)
  }
}

function begunAt(): number {
  return Date.now() - performance.now()
}
