/** Which items are roots (CN1, CN2): blocked, or late by their own slip and moving others, now or once another is gone. */

import { blockedItems } from './changes.ts'
import { ascendingMarks, markDifferent, markSchedule } from './column-changes.ts'
import type { BaseFigures } from './figures.ts'
import { rowsAtChangedLinks } from './changed-links.ts'
import { hasSameLoops } from './network.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { isFinished } from './link-bounds.ts'
import { scheduleTolerance } from './lights.ts'
import { actionableRoot, delayChains, lateLeaf, ownSlipIn } from './root-of-delay.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'
import { noPath, slackTo } from './slack-to.ts'
import { forEachFollower } from './what-hangs-on.ts'
import { withSources } from './with-followers.ts'

export interface RootCandidate {
  readonly index: number
  readonly blocked: boolean
  /** Working days by which its own slip moves late items behind it. */
  readonly moves: number
  /** Working days before a headline milestone moves; null when one moves already or none is behind it. */
  readonly slackLeft: number | null
  /** Position of the milestone with that slack, -1 for none. */
  readonly slackTo: number
  /** Position of the root that hides it, -1 for none. */
  readonly hiddenBehind: number
}

/** Those that move most first, then by position; the same list while dates, delays, blocks and links are the same. */
export function rootCandidates(base: BaseFigures, previous?: BaseFigures): readonly RootCandidate[] {
  const { structure, schedule, variance, plan } = base
  const from = [structure, variance, plan.settings, blockedItems(plan)]
  const before = known.get(schedule)
  if (before && from.every((one, i) => one === before.from[i])) return before.candidates
  const found = findRootCandidates(base, previous)
  known.set(schedule, { from, ...found })
  return found.candidates
}

/** Only a memo: edits that move nothing leave the candidates as they are. */
const known = new WeakMap<BaseFigures['schedule'], Found & { readonly from: readonly unknown[] }>()

/** What was known, on other seats: `base` are the figures before on them. */
export function candidatesOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const was = known.get(before.schedule)
  if (was?.from[1] !== before.variance) return
  known.set(base.schedule, {
    from: [base.structure, base.variance, base.plan.settings, blockedItems(base.plan)],
    candidates: was.candidates.flatMap((one) => candidateOnto(one, seats) ?? []),
    own: seated(was.own, seats, -1),
    moves: seated(was.moves, seats),
  })
}

/** Undefined for one that went. */
export function candidateOnto(one: RootCandidate, { to }: Seats): RootCandidate | undefined {
  const seatOf = (index: number): number => to[index] ?? -1
  const index = seatOf(one.index)
  const [slackTo, hiddenBehind] = [seatOf(one.slackTo), seatOf(one.hiddenBehind)]
  return index < 0 ? undefined : { ...one, index, slackTo, hiddenBehind }
}

interface Found {
  readonly candidates: readonly RootCandidate[]
  /** By position: what it moves by how much of its own; -1 where that was not asked. */
  readonly own: Int32Array
  readonly moves: Int32Array
}

function findRootCandidates(base: BaseFigures, previous: BaseFigures | undefined): Found {
  const { structure, plan } = base
  const chains = delayChains(base)
  const { slip } = chains
  const keptMoves = previous && movesBefore(base, previous)
  const ownOf = new Int32Array(structure.count).fill(-1)
  const movesIn = new Int32Array(structure.count)
  const isBlocked = blockedItems(plan)
  const candidates: RootCandidate[] = []
  let targets: readonly Target[] | undefined
  for (let i = 0; i < structure.count; i++) {
    const blocked = isBlocked[i] === 1
    if (!blocked && slip[i] === 0) continue
    if (structure.isLeaf[i] !== 1 || isFinished(base, i)) continue
    const own = ownSlipIn(chains, base, i)
    const isLate = own > scheduleTolerance(plan.settings.policies, base.schedule.duration[i] ?? 0)
    if (!blocked && !isLate) continue
    targets ??= findTargets(base, previous)
    const reach = reachOf(targets, i, own)
    const moves = keptMoves?.(i, own) ?? movesOf(base, i, own, slip)
    ownOf[i] = own
    movesIn[i] = moves
    if (blocked || moves > 0 || reach.isTarget || reach.hiddenBehind >= 0)
      candidates.push({ index: i, blocked, moves, ...reach })
  }
  candidates.sort((a, b) => b.moves - a.moves || Number(b.blocked) - Number(a.blocked) || a.index - b.index)
  return { candidates, own: ownOf, moves: movesIn }
}

/** What an item moves is known where neither it nor what its links lead to has changed. */
function movesBefore(
  base: BaseFigures,
  previous: BaseFigures,
): ((index: number, own: number) => number | undefined) | undefined {
  const before = known.get(previous.schedule)
  if (before?.from[1] !== previous.variance || !hasSameLoops(previous.structure, base.structure))
    return undefined
  const marks = new Uint8Array(base.structure.count)
  markSchedule(previous.schedule, base.schedule, marks)
  markDifferent(delayChains(previous).slip, delayChains(base).slip, marks)
  for (const row of rowsAtChangedLinks(previous.structure, base.structure)) marks[row] = 1
  const stale = withSources(base.structure, ascendingMarks(marks))
  return (index, own) => {
    const stands = stale[index] === 0 && before.own[index] === own
    return stands ? before.moves[index] : undefined
  }
}

/** A headline milestone that is not reached: how late it is, by what, and the slack of all to it. */
interface Target {
  readonly leaf: number
  readonly late: number
  readonly root: number
  readonly slack: Int32Array
}

function findTargets(base: BaseFigures, previous: BaseFigures | undefined): readonly Target[] {
  const { slip } = delayChains(base)
  return headlineMilestones(base)
    .map((index) => lateLeaf(base, index))
    .filter((leaf) => leaf >= 0 && !isFinished(base, leaf))
    .map((leaf) => ({
      leaf,
      late: slip[leaf] ?? 0,
      root: actionableRoot(base, leaf),
      slack: slackTo(base, leaf, previous),
    }))
}

interface Reach extends Pick<RootCandidate, 'slackLeft' | 'slackTo' | 'hiddenBehind'> {
  readonly isTarget: boolean
}

function reachOf(targets: readonly Target[], index: number, own: number): Reach {
  const moving = { slackLeft: null, slackTo: -1, hiddenBehind: -1 }
  let least = noPath
  let nearest = -1
  let hiddenBehind = -1
  for (const { leaf, late, root, slack } of targets) {
    if (leaf === index) return { ...moving, isTarget: true }
    const days = slack[index] ?? noPath
    if (days === 0) return { ...moving, isTarget: false }
    if (days < late && own > 0 && root >= 0 && root !== index && hiddenBehind < 0) hiddenBehind = root
    if (days >= least) continue
    least = days
    nearest = leaf
  }
  return { isTarget: false, slackLeft: nearest < 0 ? null : least, slackTo: nearest, hiddenBehind }
}

function movesOf(base: BaseFigures, index: number, own: number, slip: Int32Array): number {
  let moves = 0
  forEachFollower(base, index, (leaf, gap) => {
    if (gap <= 0) moves = Math.max(moves, Math.min(own, slip[leaf] ?? 0))
  })
  return moves
}
