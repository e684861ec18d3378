/**
 * Judges the chain of one device (architecture.md, *Documents*). Each entry names the hash of the one before, so a good
 * signature vouches for everything that its chain leads back to: one signature per head is checked, all else is hashing
 * (about 5 µs an entry, against 1 ms for a signature). The verdicts follow from the set of entries alone, in any order.
 */

import type { DeviceId } from '../plan/ids.ts'
import { entryHash, entryParts, noteHash } from './entry.ts'
import type { Envelope } from './entry.ts'
import { deviceIdOf, isSigned } from './sign.ts'

/** `altered` and `unknown device` are no part of the plan; `branch` and `missing before` are, and are shown. */
export type Verdict = 'verified' | 'unknown device' | 'branch' | 'missing before' | 'altered'

export interface ChainVerdicts {
  /** By position in `raws`. */
  readonly verdicts: readonly Verdict[]
  /** Positions of entries whose note is not the one that was signed. */
  readonly falseNotes: readonly number[]
  /** The heads that are good, to be trusted without their signature next time. */
  readonly heads: readonly ChainHead[]
}

export interface ChainHead {
  readonly n: number
  readonly hash: string
}

/** Yields after every step of work, so that the caller can stop for a while; `trusted` holds hashes of heads known to be good. */
export function* judgeChain(
  device: DeviceId,
  raws: readonly string[],
  trusted: ReadonlySet<string>,
): Generator<void, ChainVerdicts> {
  const links: Link[] = []
  const falseNotes: number[] = []
  for (const [position, raw] of raws.entries()) {
    const parts = entryParts(raw)
    if (!hasItsNote(parts.envelope, parts.note)) falseNotes.push(position)
    links.push(linkOf(parts))
    yield
  }
  const key = links.find((link) => link.key !== undefined && deviceIdOf(link.key) === device)?.key
  if (key === undefined) return { verdicts: raws.map(() => 'unknown device'), falseNotes, heads: [] }
  const heads = yield* vouch(links, raws, key, trusted)
  return { verdicts: verdictsOf(links), falseNotes, heads }
}

interface Link {
  readonly n: number
  readonly prev: string | undefined
  readonly hash: string
  readonly key: string | undefined
  good: boolean
}

function linkOf({ text, envelope }: { readonly text: string; readonly envelope: Envelope }): Link {
  const key = envelope.kind === 'device' ? envelope.body['key'] : undefined
  return {
    n: envelope.n,
    prev: envelope.prev,
    hash: entryHash(text),
    key: typeof key === 'string' ? key : undefined,
    good: false,
  }
}

function hasItsNote(envelope: Envelope, note: string | undefined): boolean {
  return note === undefined || envelope.note === noteHash(envelope.id, note)
}

/** From the newest back: an entry is good by its own signature, or because a good one leads to it. */
function* vouch(
  links: readonly Link[],
  raws: readonly string[],
  key: string,
  trusted: ReadonlySet<string>,
): Generator<void, ChainHead[]> {
  const positions = new Map(links.map((link, position) => [link.hash, position]))
  const newestFirst = [...links.keys()].toSorted((a, b) => (links[b]?.n ?? 0) - (links[a]?.n ?? 0))
  const heads: ChainHead[] = []
  for (const position of newestFirst) {
    let link = links[position]
    if (link === undefined || link.good) continue
    yield
    const { signature, text } = entryParts(raws[position] ?? '')
    if (!trusted.has(link.hash) && !isSigned(text, signature, key)) continue
    heads.push({ n: link.n, hash: link.hash })
    while (link !== undefined && !link.good) {
      link.good = true
      const before: number | undefined = link.prev === undefined ? undefined : positions.get(link.prev)
      link = before === undefined ? undefined : links[before]
    }
  }
  return heads
}

function verdictsOf(links: readonly Link[]): readonly Verdict[] {
  const known = new Set<string>()
  const followers = new Map<string, Set<string>>()
  for (const { good, hash, prev = '' } of links) {
    if (!good) continue
    known.add(hash)
    followers.set(prev, (followers.get(prev) ?? new Set()).add(hash))
  }
  return links.map(({ good, prev }) => {
    if (!good) return 'altered'
    if ((followers.get(prev ?? '')?.size ?? 0) > 1) return 'branch'
    return prev === undefined || known.has(prev) ? 'verified' : 'missing before'
  })
}
