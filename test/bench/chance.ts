/** Chance that is the same for the same seed (mulberry32); for generated plans only. */
export interface Chance {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number
  id(): string
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function createChance(seed: number): Chance {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    below: (limit) => Math.floor(next() * limit),
    id: () => Array.from({ length: 12 }, () => letters.charAt(Math.floor(next() * 64))).join(''),
  }
}
