/** Which items are roots (CN1, CN2): blocked, or late by their own slip and moving others, now or once another is gone. */

import { blockedItems } from './changes.ts'
import { ascendingMarks, markColumns, markDifferent, markSchedule } from './column-changes.ts'
import type { BaseFigures } from './figures.ts'
import { rowsAtChangedLinks } from './changed-links.ts'
import { hasSameLoops } from './network.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { Ints } from './ints.ts'
import { isFinished } from './link-bounds.ts'
import { scheduleTolerance } from './lights.ts'
import { actionableRoot, delayChains, lateLeaf, ownSlipIn } from './root-of-delay.ts'
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
  const ground = groundOf(base)
  const before = known.get(base.schedule)
  if (before && isSameGround(before.ground, ground)) return before.candidates
  const found = findRootCandidates(base, previous)
  known.set(base.schedule, { ground, ...found })
  return found.candidates
}

/** What candidates rest on besides the schedule. */
interface Ground {
  readonly structure: BaseFigures['structure']
  readonly variance: BaseFigures['variance']
  readonly settings: BaseFigures['plan']['settings']
  readonly blocked: Uint8Array
}

function groundOf({ structure, variance, plan }: BaseFigures): Ground {
  return { structure, variance, settings: plan.settings, blocked: blockedItems(plan) }
}

function isSameGround(a: Ground, b: Ground): boolean {
  return (
    a.structure === b.structure &&
    a.variance === b.variance &&
    a.settings === b.settings &&
    a.blocked === b.blocked
  )
}

interface Known extends Found {
  readonly ground: Ground
}

/** Only a memo: edits that move nothing leave the candidates as they are. */
const known = new WeakMap<BaseFigures['schedule'], Known>()

/** What was known, on other seats: `base` are the figures before on them. */
export function candidatesOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const was = known.get(before.schedule)
  // Somebody may have looked at the same dates with other settings.
  if (was === undefined || !isSameGround(was.ground, groundOf(before))) return
  const byRow = new Map<number, RootCandidate>()
  for (const one of was.byRow.values()) {
    const moved = candidateOnto(one, seats)
    if (moved) byRow.set(moved.index, moved)
  }
  known.set(base.schedule, {
    ground: groundOf(base),
    candidates: inOrder(byRow),
    byRow,
    own: was.own.seated(seats, -1),
    moves: was.moves.seated(seats),
    targets: targetsOnto(was.targets ?? [], seats),
  })
}

/** Undefined where a milestone went, or what it is late by. */
function targetsOnto(targets: readonly Target[], seats: Seats): readonly Target[] | undefined {
  const moved = targets.map((one) => ({
    ...one,
    leaf: seats.to[one.leaf] ?? -1,
    root: one.root < 0 ? -1 : (seats.to[one.root] ?? -1),
    slack: one.slack.seated(seats, noPath),
  }))
  const stand = moved.every(({ leaf, root }, at) => leaf >= 0 && root < 0 === (targets[at]?.root ?? -1) < 0)
  return targets.length > 0 && stand ? moved : undefined
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
  readonly byRow: ReadonlyMap<number, RootCandidate>
  /** By position: what it moves by how much of its own; -1 where that was not asked. */
  readonly own: Ints
  readonly moves: Ints
  /** What all of them were measured to; undefined where that is not known. */
  readonly targets: readonly Target[] | undefined
}

function findRootCandidates(base: BaseFigures, previous: BaseFigures | undefined): Found {
  const { structure } = base
  const before = previous && foundBefore(base, previous)
  const targets = findTargets(base, previous)
  const rows = before && rowsToJudge(before, base, targets)
  const [own, moves] = [
    before?.found.own.next() ?? Ints.of(structure.count, -1),
    before?.found.moves.next() ?? Ints.of(structure.count),
  ]
  const byRow = new Map(rows && before?.found.byRow)
  let isSame = rows !== undefined
  const judge = (index: number): void => {
    const isKnown = before?.stale[index] === 0
    const candidate = judged(base, index, targets, { own, moves, isKnown })
    const was = byRow.get(index)
    if (sameCandidate(was, candidate)) return
    isSame = false
    if (candidate) byRow.set(index, candidate)
    else byRow.delete(index)
  }
  if (rows) for (const row of rows) judge(row)
  else for (let row = 0; row < structure.count; row++) judge(row)
  const candidates = isSame && before ? before.found.candidates : inOrder(byRow)
  return { candidates, byRow, own, moves, targets }
}

/** Of one item, undefined for one that is no root. Writes what it moves, by how much of its own, into `known`. */
function judged(
  base: BaseFigures,
  index: number,
  targets: readonly Target[],
  known: { readonly own: Ints; readonly moves: Ints; readonly isKnown: boolean },
): RootCandidate | undefined {
  const { structure, schedule, plan } = base
  const chains = delayChains(base)
  const blocked = blockedItems(plan)[index] === 1
  const asked = known.own.get(index) ?? -1
  known.own.set(index, -1)
  if ((!blocked && chains.slip[index] === 0) || structure.isLeaf[index] !== 1 || isFinished(base, index))
    return undefined
  const own = ownSlipIn(chains, base, index)
  const isLate = own > scheduleTolerance(plan.settings.policies, schedule.duration[index] ?? 0)
  if (!blocked && !isLate) return undefined
  const { isTarget, ...reach } = reachOf(targets, index, own)
  const moves =
    known.isKnown && asked === own ? (known.moves.get(index) ?? 0) : movesOf(base, index, own, chains.slip)
  known.own.set(index, own)
  known.moves.set(index, moves)
  const isRoot = blocked || moves > 0 || isTarget || reach.hiddenBehind >= 0
  return isRoot ? { index, blocked, moves, ...reach } : undefined
}

function inOrder(byRow: ReadonlyMap<number, RootCandidate>): readonly RootCandidate[] {
  return [...byRow.values()].sort(
    (a, b) => b.moves - a.moves || Number(b.blocked) - Number(a.blocked) || a.index - b.index,
  )
}

export function sameCandidate(a: RootCandidate | undefined, b: RootCandidate | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.blocked === b.blocked &&
    a.moves === b.moves &&
    a.slackLeft === b.slackLeft &&
    a.slackTo === b.slackTo &&
    a.hiddenBehind === b.hiddenBehind
  )
}

interface Before {
  readonly found: Known
  /** By position: 1 where the item or what its links lead to has changed, so that it may move others than before. */
  readonly stale: Uint8Array
  /** 1 where, besides, the part of its slip that is its own may be another. */
  readonly delayed: Uint8Array
}

function foundBefore(base: BaseFigures, previous: BaseFigures): Before | undefined {
  const found = known.get(previous.schedule)
  if (found?.ground.variance !== previous.variance || !hasSameLoops(previous.structure, base.structure))
    return undefined
  const [was, chains] = [delayChains(previous), delayChains(base)]
  const marks = new Uint8Array(base.structure.count)
  markSchedule(previous.schedule, base.schedule, marks)
  markColumns(was, chains, ['slip'], marks)
  for (const row of rowsAtChangedLinks(previous.structure, base.structure)) marks[row] = 1
  const stale = withSources(base.structure, ascendingMarks(marks))
  const delayed = stale.slice()
  markColumns(was, chains, ['inherited'], delayed)
  markDriven(was.driver, chains.driver, marks, delayed)
  return { found, stale, delayed }
}

/** Marks what another item drives than before, or one that is marked: once that is done it gives nothing any more. */
function markDriven(before: Int32Array, driver: Int32Array, marks: Uint8Array, driven: Uint8Array): void {
  for (let row = 0; row < driver.length; row++) {
    const from = driver[row] ?? -1
    if (from !== before[row] || (from >= 0 && marks[from] === 1)) driven[row] = 1
  }
}

/** Ascending; undefined where all of them are measured otherwise than before. */
function rowsToJudge(
  { found, delayed }: Before,
  base: BaseFigures,
  targets: readonly Target[],
): readonly number[] | undefined {
  const { settings, blocked } = groundOf(base)
  if (found.ground.settings !== settings || found.targets?.length !== targets.length) return undefined
  const marks = delayed.slice()
  markDifferent(found.ground.blocked, blocked, marks)
  for (const [at, { leaf, late, root, slack }] of targets.entries()) {
    const was = found.targets[at]
    if (was?.leaf !== leaf || was.late !== late || was.root !== root) return undefined
    was.slack.markDifferent(slack, marks)
  }
  return ascendingMarks(marks)
}

/** A headline milestone that is not reached: how late it is, by what, and the slack of all to it. */
interface Target {
  readonly leaf: number
  readonly late: number
  readonly root: number
  readonly slack: Ints
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
    const days = slack.get(index) ?? noPath
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
