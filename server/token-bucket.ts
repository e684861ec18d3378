// How fast one socket may speak. An empty bucket means: wait so long, never: go away.

export interface TokenBucket {
  /** Takes the tokens, on credit if need be; answers how many ms to wait before the next message is read. */
  take(tokens: number, now: number): number
}

export function createTokenBucket(capacity: number, perSecond: number): TokenBucket {
  let tokens = capacity
  let filledAt = -Infinity
  return {
    take(wanted, now) {
      const gained = filledAt === -Infinity ? 0 : ((now - filledAt) / 1_000) * perSecond
      tokens = Math.min(capacity, tokens + Math.max(0, gained)) - wanted
      filledAt = now
      return tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1_000)
    },
  }
}
