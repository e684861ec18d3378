// How fast one socket may speak. An empty bucket means: wait so long, never: go away.

export interface Rate {
  /** What may be taken in one go. */
  readonly burst: number
  readonly perSecond: number
}

export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #filledAt = -Infinity

  constructor(rate: Rate) {
    this.#rate = rate
    this.#tokens = rate.burst
  }

  /** Takes the tokens, on credit if need be; answers how many ms to wait before the next message is read. */
  take(wanted: number, now: number): number {
    const { burst, perSecond } = this.#rate
    const gained = this.#filledAt === -Infinity ? 0 : ((now - this.#filledAt) / 1_000) * perSecond
    this.#tokens = Math.min(burst, this.#tokens + Math.max(0, gained)) - wanted
    this.#filledAt = now
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / perSecond) * 1_000)
  }
}
