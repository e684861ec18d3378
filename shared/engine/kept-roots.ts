/**
 * Which roots need no new description: nothing that they read has changed, of themselves, of what hangs on them, or of the
 * plan as a whole.
 */

import type { BlockedRoot } from './blockers.ts'
import { costOfDelay, sameWeights } from './cost-of-delay.ts'
import { sinceWhen } from './describe-root.ts'
import type { BaseFigures } from './figures.ts'
import { hasSameLoops } from './network.ts'
import { isAskedTheSame } from './gaps/touched.ts'
import type { Touched } from './gaps/touched.ts'
import { candidateOnto, sameCandidate } from './root-candidates.ts'
import type { RootCandidate } from './root-candidates.ts'
import { seatedRows } from './seats.ts'
import type { Seats } from './seats.ts'
import { withSources } from './with-followers.ts'

export interface Described {
  readonly root: BlockedRoot
  readonly candidate: RootCandidate
  readonly followers: readonly number[]
  /** Positions of what hangs on it, and of what of that moves with it. */
  readonly held: readonly number[]
  readonly moved: readonly number[]
}

/** Only a memo: what each list of roots was described from, by position. */
const describedIn = new WeakMap<readonly BlockedRoot[], ReadonlyMap<number, Described>>()

export function rememberDescribed(roots: readonly BlockedRoot[], described: readonly Described[]): void {
  describedIn.set(roots, new Map(described.map((one) => [one.candidate.index, one])))
}

/** The same on other seats, for `roots` in place of those before; what names somebody who went is described anew. */
export function describedOnto(
  before: readonly BlockedRoot[],
  seats: Seats,
  roots: readonly BlockedRoot[],
): void {
  const described: Described[] = []
  for (const one of describedIn.get(before)?.values() ?? []) {
    const candidate = candidateOnto(one.candidate, seats)
    const [followers, held, moved] = [
      seatedRows(one.followers, seats),
      seatedRows(one.held, seats),
      seatedRows(one.moved, seats),
    ]
    if (candidate && followers.length === one.followers.length && held.length === one.held.length)
      described.push({ root: one.root, candidate, followers, held, moved })
  }
  rememberDescribed(roots, described)
}

export type FindKept = (candidate: RootCandidate, followers: readonly number[]) => Described | undefined

export function keptRoots(
  before: BaseFigures & { readonly roots: readonly BlockedRoot[] },
  base: BaseFigures,
  touched: Touched | undefined,
): FindKept {
  const known = describedIn.get(before.roots)
  const item = touched?.of('item')
  const stands =
    item !== undefined &&
    hasSameLoops(before.structure, base.structure) &&
    before.mapping === base.mapping &&
    before.keyResults === base.keyResults &&
    isAskedTheSame(before, base)
  if (!known || !stands) return () => undefined
  const weighsTheSame = sameWeights(before, base)
  const stale = withSources(base.structure, item)
  return (candidate, followers) => {
    const one = known.get(candidate.index)
    const same =
      one !== undefined &&
      stale[candidate.index] === 0 &&
      sameCandidate(one.candidate, candidate) &&
      one.followers.length === followers.length &&
      one.followers.every((index, i) => index === followers[i]) &&
      one.held.every((index) => stale[index] === 0) &&
      one.root.since === sinceWhen(base, candidate.index, candidate.blocked)
    if (!same || weighsTheSame) return same ? one : undefined
    const score = costOfDelay(base, [one.candidate.index, ...one.moved], one.candidate.moves)
    return score === one.root.score ? one : { ...one, root: { ...one.root, score } }
  }
}
