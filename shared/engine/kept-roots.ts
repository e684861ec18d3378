/**
 * Which roots need no new description: nothing that they read has changed, of themselves, of what hangs on them, or of the
 * plan as a whole.
 */

import type { BlockedRoot } from './blockers.ts'
import { sameWeights } from './cost-of-delay.ts'
import type { BaseFigures } from './figures.ts'
import { hasSameLoops } from './network.ts'
import { isAskedTheSame } from './gaps/touched.ts'
import type { Touched } from './gaps/touched.ts'
import type { RootCandidate } from './root-candidates.ts'
import { withSources } from './with-followers.ts'

export interface Described {
  readonly root: BlockedRoot
  readonly candidate: RootCandidate
  readonly followers: readonly number[]
  /** Positions of what hangs on it. */
  readonly held: readonly number[]
}

/** Only a memo: what each list of roots was described from, by position. */
const describedIn = new WeakMap<readonly BlockedRoot[], ReadonlyMap<number, Described>>()

export function rememberDescribed(roots: readonly BlockedRoot[], described: readonly Described[]): void {
  describedIn.set(roots, new Map(described.map((one) => [one.candidate.index, one])))
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
    isAskedTheSame(before, base) &&
    sameWeights(before, base)
  if (!known || !stands) return () => undefined
  const stale = withSources(base.structure, item)
  return (candidate, followers) => {
    const one = known.get(candidate.index)
    const same =
      one !== undefined &&
      stale[candidate.index] === 0 &&
      sameCandidate(one.candidate, candidate) &&
      one.followers.length === followers.length &&
      one.followers.every((index, i) => index === followers[i]) &&
      one.held.every((index) => stale[index] === 0)
    return same ? one : undefined
  }
}

function sameCandidate(a: RootCandidate, b: RootCandidate): boolean {
  return (
    a.blocked === b.blocked &&
    a.moves === b.moves &&
    a.slackLeft === b.slackLeft &&
    a.slackTo === b.slackTo &&
    a.hiddenBehind === b.hiddenBehind
  )
}
