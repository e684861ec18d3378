/**
 * The root of a delay (CN2): follow what drives each date back to the first item with a slip of its own. Slips are working
 * days of finish dates behind the baseline; work that came after the baseline slips by what it pushes.
 */

import { must } from '../base/assert.ts'
import type { ReasonStep } from './blockers.ts'
import { changedRows, joinedRows, tellChanged } from './changed-rows.ts'
import { findDriver } from './driver-of-delay.ts'
import type { BaseFigures } from './figures.ts'
import { isFinished } from './link-bounds.ts'
import { rowsAtChangedLinks } from './changed-links.ts'
import { hasSameLoops } from './network.ts'
import type { Schedule } from './schedule.ts'
import { none } from './schedule-marks.ts'
import { seated, seatedPositions } from './seats.ts'
import type { Seats } from './seats.ts'
import { totalsOf, worstIndex } from './variance.ts'
import type { Variance } from './variance.ts'
import { ascendingMarks, keepColumn, markOthers, markSchedule, rewritten } from './column-changes.ts'
import { withFollowers } from './with-followers.ts'

/** By position. Groups have neither driver nor slip here: ask for the leaf whose delay they show. */
export interface DelayChains {
  /** The leaf whose date drives this one's, or held its start once it has started; -1 for none. */
  readonly driver: Int32Array
  /** Working days late, never negative. */
  readonly slip: Int32Array
  /** Of the slip, what comes from the driver. */
  readonly inherited: Int32Array
}

/** From the late item, the nearest first, to the root; one step for an item that is late by itself; none when on plan. */
export function reasonChain(base: BaseFigures, index: number): readonly ReasonStep[] {
  const { driver, slip, inherited } = delayChains(base)
  const steps: ReasonStep[] = []
  for (let at = lateLeaf(base, index); at >= 0 && (slip[at] ?? 0) > 0; at = driver[at] ?? -1) {
    const passed = inherited[at] ?? 0
    const late = slip[at] ?? 0
    steps.push({ itemId: must(base.plan.items.list[at]).id, slip: late, own: late - passed })
    if (passed <= 0 || steps.length > base.structure.count) break
  }
  return steps
}

/**
 * The last item of the chain that can still be acted on: what is finished is a fact, and its lateness is carried by the
 * first unfinished item after it. -1 when the item is not late.
 */
export function actionableRoot(base: BaseFigures, index: number): number {
  const { slip } = delayChains(base)
  let at = lateLeaf(base, index)
  if (at < 0 || (slip[at] ?? 0) <= 0 || isFinished(base, at)) return -1
  for (let steps = 0; steps < base.structure.count; steps++) {
    const next = liveDriver(base, at)
    if (next < 0) return at
    at = next
  }
  return at
}

/** The unfinished item from which a leaf inherits its slip now, -1 for none. */
export function liveDriver(base: BaseFigures, index: number): number {
  const { driver, inherited } = delayChains(base)
  const from = driver[index] ?? -1
  return from >= 0 && (inherited[index] ?? 0) > 0 && !isFinished(base, from) ? from : -1
}

/** The part of a leaf's slip that nobody else unfinished gives it. */
export function ownSlip(base: BaseFigures, index: number): number {
  return ownSlipIn(delayChains(base), base, index)
}

export function ownSlipIn(
  { driver, slip, inherited }: DelayChains,
  base: BaseFigures,
  index: number,
): number {
  const from = driver[index] ?? -1
  const given = from < 0 || isFinished(base, from) ? 0 : Math.max(0, inherited[index] ?? 0)
  return (slip[index] ?? 0) - given
}

/** A group is late by its latest leaf. */
export function lateLeaf(base: BaseFigures, index: number): number {
  return base.structure.isLeaf[index] === 1 ? index : (worstIndex(base, index) ?? -1)
}

/** `before`: figures from before; drivers are looked for again only where what they rest on has changed. */
export function delayChains(base: BaseFigures, before?: BaseFigures): DelayChains {
  const known = chainsOf(base)
  if (known) return known
  const made = createChains(base, before)
  rememberChains(base, made)
  return made
}

/**
 * Only a memo: one base is asked for its chains by roots, headline, gaps and impact. An edit may leave the dates and move what
 * they are measured against, or the other way round; what was before is asked of then, too.
 */
const chains = new WeakMap<Schedule, WeakMap<readonly Variance[], FoundChains>>()

function chainsOf({ schedule, variance }: BaseFigures): FoundChains | undefined {
  return chains.get(schedule)?.get(variance)
}

function rememberChains({ schedule, variance }: BaseFigures, found: FoundChains): void {
  let known = chains.get(schedule)
  if (known === undefined) chains.set(schedule, (known = new WeakMap()))
  known.set(variance, found)
}

/** The chains before on other seats: those of `base`, the figures before on them. */
export function chainsOnto(before: BaseFigures, seats: Seats, base: BaseFigures): void {
  const known = chainsOf(before)
  if (known === undefined) return
  const { own, push, driver, slip, inherited } = known
  rememberChains(base, {
    own: seated(own, seats),
    push: seated(push, seats),
    driver: seatedPositions(driver, seats),
    slip: seated(slip, seats),
    inherited: seated(inherited, seats),
    totals: totalsOf(base.variance),
  })
}

interface FoundChains extends DelayChains {
  /** Working days late by themselves, before anything is passed back. */
  readonly own: Int32Array
  /** Working days by which the driver pushes the leaf. */
  readonly push: Int32Array
  readonly totals: Int32Array
}

function createChains(base: BaseFigures, before: BaseFigures | undefined): FoundChains {
  const { isLeaf } = base.structure
  const totals = totalsOf(base.variance)
  const kept = before && chainsBefore(before, base)
  const varied = before && changedRows(before.variance, base.variance)
  const ownAt = (index: number): number => (isLeaf[index] === 1 ? Math.max(0, totals[index] ?? none) : 0)
  const own = rewritten(
    kept && varied ? kept.own : new Int32Array(totals.length),
    kept && varied ? varied : totals.keys(),
    ownAt,
  )
  const found = findDrivers(base, own, totals, kept && { base: before, chains: kept })
  const { driver, push } = found
  if (kept?.own === own && kept.driver === driver && kept.push === push && kept.totals === totals) return kept
  const links = { own, driver, push, totals }
  const again = kept && varied && joinedRows(varied, found.rows)
  if (!kept || !again || again.some((row) => passesBack(kept, row) || passesBack(links, row))) {
    const slip = keepColumn(kept?.slip, slipOf(links))
    const inherited = keepColumn(kept?.inherited, inheritedOf(links, slip))
    return { ...links, slip, inherited }
  }
  const slip = rewritten(kept.slip, again, (row) => own[row] ?? 0)
  const inherited = rewritten(kept.inherited, again, (row) => inheritedAt(links, slip, row))
  const made = { ...links, slip, inherited }
  const names = ['slip', 'inherited', 'driver'] as const
  tellChanged(
    kept,
    made,
    again.filter((row) => names.some((name) => made[name][row] !== kept[name][row])),
  )
  return made
}

type ChainLinks = Omit<FoundChains, 'slip' | 'inherited'>

/** What has no place in the baseline, and what hangs on such: there a slip is not a row's own alone. */
function passesBack({ driver, totals }: Pick<ChainLinks, 'driver' | 'totals'>, row: number): boolean {
  const from = driver[row] ?? -1
  return totals[row] === none || (from >= 0 && totals[from] === none)
}

/** Own delays, and of work that came after the baseline what it passes back. */
function slipOf({ own, driver, push, totals }: ChainLinks): Int32Array {
  const slip = own.slice()
  for (let i = 0; i < own.length; i++)
    if ((own[i] ?? 0) > 0) passBack(totals, driver, slip, i, Math.min(push[i] ?? 0, slip[i] ?? 0))
  return slip
}

function inheritedOf(links: ChainLinks, slip: Int32Array): Int32Array {
  const inherited = new Int32Array(slip.length)
  for (let row = 0; row < slip.length; row++) inherited[row] = inheritedAt(links, slip, row)
  return inherited
}

function inheritedAt({ driver, push, totals }: ChainLinks, slip: Int32Array, row: number): number {
  const from = driver[row] ?? -1
  if (from < 0) return 0
  const most = totals[row] === none ? (slip[row] ?? 0) : (push[row] ?? 0)
  return Math.min(slip[row] ?? 0, most, slip[from] ?? 0)
}

function chainsBefore(before: BaseFigures, base: BaseFigures): FoundChains | undefined {
  return isComparable(before, base) ? chainsOf(before) : undefined
}

/** Of leaves that are late, or that the baseline does not know. */
function findDrivers(
  base: BaseFigures,
  slip: Int32Array,
  totals: Int32Array,
  before: { readonly base: BaseFigures; readonly chains: FoundChains } | undefined,
): Pick<FoundChains, 'driver' | 'push'> & { readonly rows: readonly number[] } {
  const { count, isLeaf } = base.structure
  const driver = new Map<number, number>()
  const push = new Map<number, number>()
  const again = before && toFindAgain(before.base, base)
  const rows = again ?? base.structure.childrenFirst
  for (const index of rows) {
    if (isLeaf[index] !== 1) continue
    const found = slip[index] === 0 && totals[index] !== none ? undefined : findDriver(base, index, slip)
    if (found === undefined) continue
    driver.set(index, found.index)
    push.set(index, found.push)
  }
  const { chains } = before ?? {}
  return {
    driver: rewritten(
      chains?.driver ?? new Int32Array(count).fill(-1),
      rows,
      (index) => driver.get(index) ?? -1,
    ),
    push: rewritten(chains?.push ?? new Int32Array(count), rows, (index) => push.get(index) ?? 0),
    rows: again ?? [],
  }
}

function isComparable(before: BaseFigures, base: BaseFigures): boolean {
  return (
    hasSameLoops(before.structure, base.structure) &&
    before.schedule.axis === base.schedule.axis &&
    before.plan.settings.policies === base.plan.settings.policies
  )
}

/** What moved or is another row, and what its links lead to. */
function toFindAgain(before: BaseFigures, base: BaseFigures): readonly number[] {
  const { structure, schedule, variance } = base
  const marks = new Uint8Array(structure.count)
  markSchedule(before.schedule, schedule, marks)
  markOthers(before.variance, variance, marks)
  for (const row of rowsAtChangedLinks(before.structure, structure)) marks[row] = 1
  return ascendingMarks(withFollowers(structure, marks, ascendingMarks(marks), 1))
}

/** What came after the baseline is late by as much as it pushes the planned work behind it. */
function passBack(
  totals: Int32Array,
  driver: Int32Array,
  slip: Int32Array,
  index: number,
  days: number,
): void {
  for (let at = driver[index] ?? -1; at >= 0 && totals[at] === none; at = driver[at] ?? -1) {
    if ((slip[at] ?? 0) >= days) return
    slip[at] = days
  }
}
