/**
 * What holds the plan up (CN1): the roots of delay and the blocked items, with what hangs on them, the dearest first.
 *
 * A root is an unfinished item that is blocked, or late by a slip of its own beyond tolerance, and that moves another late
 * item or a headline milestone, or would do so once another root is gone. Blocked items behind a blocked one are folded
 * beneath it.
 */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import { keepSame, sameValue } from '../base/keep-same.ts'
import type { ItemId, KeyResultId, PersonId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Blocker, Report } from '../plan/report.ts'
import type { BaseFigures } from './figures.ts'
import { blockedFollowers } from './blocked-followers.ts'
import { changesBetween } from './changes.ts'
import { describeRoot } from './describe-root.ts'
import type { Touched } from './gaps/touched.ts'
import { describedOnto, keptRoots, rememberDescribed } from './kept-roots.ts'
import { rootCandidates } from './root-candidates.ts'
import type { Seats } from './seats.ts'

export interface BlockedRoot {
  readonly itemId: ItemId
  /** Working days by which its own slip moves what hangs on it; 0 while slack is left, or when others give it its slip. */
  readonly days: number
  /** Working days it is itself late, its own slip and what it inherits. */
  readonly late: number
  /** Slack in working days before the headline milestone moves; null when it moves already, or when no link leads there. */
  readonly slackLeft: number | null
  /** The headline milestone that has this slack; absent with `slackLeft` null. */
  readonly slackTo?: ItemId
  readonly blocked: boolean
  readonly blocker?: Blocker
  /** Who can act: chaser, owner, nearest owner above, planner. */
  readonly canAct?: PersonId
  /** Everything unfinished behind it by links, in the plan's order of items. */
  readonly holdsItems: readonly ItemId[]
  readonly holdsKeyResults: readonly KeyResultId[]
  /** Money whose spending or earning waits: budget of the items held. */
  readonly holdsMoney: number
  /** Owners of the items held, without its own. */
  readonly holdsPeople: readonly PersonId[]
  /** Value short by the due day, by the plan's own curve, per key result whose gate it moves. */
  readonly holdsValue: readonly { readonly keyResultId: KeyResultId; readonly shortfall: number }[]
  /** Blocked items behind it, folded beneath. */
  readonly followers: readonly ItemId[]
  /** The root that hides it: it is the next limit, once that one is gone. */
  readonly hiddenBehind?: ItemId
  readonly since?: Day
  readonly saidAt?: Instant
  readonly score: number
}

/** One step of the chain of named reasons, from the late item back to the root (CN2). */
export interface ReasonStep {
  readonly itemId: ItemId
  /** Working days late, and of those its own. */
  readonly slip: number
  readonly own: number
}

/** Nobody reads more: a plan with more has other troubles, and the gaps name every item that is blocked or late. */
export const mostRoots = 50

/** `previous`: roots that are the same as before keep their identity, and so does the list. */
export function rootsOf(
  base: BaseFigures,
  previous?: RootsBefore,
  touched?: Touched,
): readonly BlockedRoot[] {
  if (previous && restOnTheSame(previous, base)) return previous.roots
  const keptOf = previous ? keptRoots(previous, base, touched) : undefined
  const candidates = rootCandidates(base, previous)
  const folded = blockedFollowers(base, candidates)
  const marks = new Uint8Array(base.structure.count)
  const before = new Map(previous?.roots.map((root) => [root.itemId, root]))
  const described = candidates
    .filter(({ index }) => !folded.isFolded.has(index))
    .slice(0, mostRoots)
    .map((candidate) => {
      const followers = folded.followers.get(candidate.index) ?? nobody
      const kept = keptOf?.(candidate, followers)
      if (kept) return kept
      const { root, held, moved } = describeRoot(base, candidate, followers, marks)
      return { root: keepSame(before.get(root.itemId), root), candidate, followers, held, moved }
    })
  const roots = described.map(({ root }) => root).sort(byCostOfDelay)
  const same = previous?.roots.length === roots.length && roots.every((root, i) => root === previous.roots[i])
  const list = same ? previous.roots : roots
  rememberDescribed(list, described)
  return list
}

const nobody: readonly number[] = []

/** The roots before on other seats. */
export function rootsOnto(roots: readonly BlockedRoot[], seats: Seats): readonly BlockedRoot[] {
  const moved = roots.slice()
  describedOnto(roots, seats, moved)
  return moved
}

type RootsBefore = BaseFigures & { readonly roots: readonly BlockedRoot[] }

/** Whether nothing changed that candidates or their descriptions read. */
function restOnTheSame(before: RootsBefore, base: BaseFigures): boolean {
  const [was, is] = [before.plan, base.plan]
  const changes = changesBetween(was, is)
  return (
    changes !== undefined &&
    changes.turnedOver === undefined &&
    before.schedule === base.schedule &&
    before.variance === base.variance &&
    before.structure === base.structure &&
    before.mapping === base.mapping &&
    before.keyResults === base.keyResults &&
    before.baseline === base.baseline &&
    before.moment.today === base.moment.today &&
    was.settings === is.settings &&
    was.people === is.people &&
    was.objectives === is.objectives &&
    was.keyResults === is.keyResults &&
    changes.items.every((i) => sameWork(was.items.list[i], is.items.list[i])) &&
    changes.reports.every((i) => sameBlock(before.reportOf[i], base.reportOf[i])) &&
    before.roots.every(({ itemId, saidAt }) => {
      const index = base.structure.indexOf(itemId) ?? -1
      return base.freshness[index]?.saidAt === saidAt
    })
  )
}

function sameWork(a: Item | undefined, b: Item | undefined): boolean {
  return (
    a?.budget === b?.budget &&
    a?.effort === b?.effort &&
    a?.createdAt === b?.createdAt &&
    sameValue(a?.owner, b?.owner)
  )
}

function sameBlock(a: Report | undefined, b: Report | undefined): boolean {
  return a?.status === b?.status && a?.statusAt === b?.statusAt && sameValue(a?.blocker, b?.blocker)
}

/** Then those that hide nothing before the hidden, the blocked before the late, the later, what holds more, the id. */
function byCostOfDelay(a: BlockedRoot, b: BlockedRoot): number {
  return (
    b.score - a.score ||
    Number(a.hiddenBehind !== undefined) - Number(b.hiddenBehind !== undefined) ||
    Number(b.blocked) - Number(a.blocked) ||
    b.late - a.late ||
    b.holdsItems.length - a.holdsItems.length ||
    (a.itemId < b.itemId ? -1 : 1)
  )
}
