/** When a lost line to the relay is tried again. */

const first = 1_000
const longest = 30_000

/**
 * In ms, for the attempt after so many that failed; `chance` is from 0 to below 1. Full jitter: anywhere from now to twice as late
 * as the time before, so that a thousand devices that lost the relay in the same moment do not come back in one.
 */
export function reconnectWait(failed: number, chance: number): number {
  return chance * Math.min(longest, first * 2 ** failed)
}
