// How often a code may be tried in vain, from one address and from all of them. What is right costs nothing: a full room behind
// one address comes in at once. Kept by each relay for itself; the figures are small enough for a few of them.

import { isIPv6 } from 'node:net'
import { TokenBucket, type Rate } from '../token-bucket.ts'

const fromOne: Rate = { burst: 20, perSecond: 1 / 6 }
/** There are 22 ** 8 codes: with 100 of them standing, a year of this finds one in 17 times. */
const fromAll: Rate = { burst: 100, perSecond: 1 }
/** By then a bucket is full again, in ms. */
const forgottenAfter = (fromOne.burst / fromOne.perSecond) * 1_000

interface Known {
  readonly bucket: TokenBucket
  at: number
}

export class CodeTries {
  readonly #all = new TokenBucket(fromAll)
  /** In the order of their last try; no more than `fromAll` lets in before they are forgotten. */
  readonly #known = new Map<string, Known>()

  /** In ms, how long to wait; 0: it may be tried, and has been in vain until `right` is said. */
  take(address: string, now: number): number {
    this.#forget(now)
    const network = networkOf(address)
    const known = this.#known.get(network) ?? { bucket: new TokenBucket(fromOne), at: now }
    // Asked without taking: who goes on trying does not make everybody wait for longer.
    const wait = Math.max(known.bucket.take(0, now), this.#all.take(0, now))
    if (wait > 0) return wait
    known.bucket.take(1, now)
    this.#all.take(1, now)
    known.at = now
    this.#known.delete(network)
    this.#known.set(network, known)
    return 0
  }

  right(address: string, now: number): void {
    this.#known.get(networkOf(address))?.bucket.take(-1, now)
    this.#all.take(-1, now)
  }

  #forget(now: number): void {
    for (const [network, { at }] of this.#known) {
      if (now - at < forgottenAfter) return
      this.#known.delete(network)
    }
  }
}

/** One household or office has 2 ** 64 addresses of IPv6: they count as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after] = plain.replace(/%.*$/, '').split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
