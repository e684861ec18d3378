/** Folding the blocked list (CN1): a blocked item that waits for a blocked one stands beneath the first of its chain. */

import type { BaseFigures } from './figures.ts'
import { isFinished } from './link-bounds.ts'
import { scheduleTolerance } from './lights.ts'
import { liveDriver, ownSlip } from './root-of-delay.ts'
import type { RootCandidate } from './root-candidates.ts'

export interface Folded {
  readonly isFolded: ReadonlySet<number>
  /** By the position of a root: the blocked items beneath it, ascending. */
  readonly followers: ReadonlyMap<number, readonly number[]>
}

/** An item with a slip of its own beyond tolerance stays a root: freeing the one before it would not free it. */
export function blockedFollowers(base: BaseFigures, candidates: readonly RootCandidate[]): Folded {
  const isFolded = new Set<number>()
  const followers = new Map<number, number[]>()
  const positions = candidates.filter(({ blocked }) => blocked).map(({ index }) => index)
  for (const index of positions.sort((a, b) => a - b)) {
    const first = firstBlocked(base, index)
    if (first === index || hasOwnSlip(base, index)) continue
    isFolded.add(index)
    followers.set(first, [...(followers.get(first) ?? []), index])
  }
  return { isFolded, followers }
}

/** Of blocked items that wait for each other in a ring, the first by position. */
function firstBlocked(base: BaseFigures, index: number): number {
  const seen = new Set([index])
  let first = index
  for (let at = blockedBefore(base, index); at >= 0; at = blockedBefore(base, at)) {
    if (seen.has(at)) return Math.min(...ringFrom(base, at))
    seen.add(at)
    first = at
  }
  return first
}

function ringFrom(base: BaseFigures, index: number): readonly number[] {
  const ring = [index]
  for (let at = blockedBefore(base, index); at !== index; at = blockedBefore(base, at)) ring.push(at)
  return ring
}

/** The nearest blocked item that a blocked one waits for, by its own word first, then by what drives it; -1 for none. */
function blockedBefore(base: BaseFigures, index: number): number {
  const waits = base.reportOf[index]?.blocker?.waitsFor
  const named = waits?.type === 'item' ? (base.structure.indexOf(waits.id) ?? -1) : -1
  if (named >= 0 && named !== index && isBlocked(base, named)) return named
  const seen = new Set([index])
  for (let at = liveDriver(base, index); at >= 0 && !seen.has(at); at = liveDriver(base, at)) {
    if (isBlocked(base, at)) return at
    seen.add(at)
  }
  return -1
}

function isBlocked(base: BaseFigures, index: number): boolean {
  return base.reportOf[index]?.status === 'blocked' && !isFinished(base, index)
}

function hasOwnSlip(base: BaseFigures, index: number): boolean {
  const duration = base.schedule.duration[index] ?? 0
  return ownSlip(base, index) > scheduleTolerance(base.plan.settings.policies, duration)
}
