// Random numbers that are the same for the same seed, for tests that must be able to fail twice.

export interface Random {
  /** A whole number from 0 to below `count`; 0 where there is nothing to choose from. */
  below(count: number): number
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    below(count) {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count)
    },
  }
}
