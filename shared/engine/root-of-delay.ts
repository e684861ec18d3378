/**
 * The root of a delay (CN2): follow what drives each date back to the first item with a slip of its own. Slips are working
 * days of finish dates behind the baseline; work that came after the baseline slips by what it pushes.
 */

import { must } from '../base/assert.ts'
import type { ReasonStep } from './blockers.ts'
import { findDriver } from './driver-of-delay.ts'
import type { BaseFigures } from './figures.ts'
import { isFinished } from './link-bounds.ts'
import type { Schedule } from './schedule.ts'
import type { Variance } from './variance.ts'

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
  const { slip, inherited } = delayChains(base)
  return (slip[index] ?? 0) - (liveDriver(base, index) < 0 ? 0 : (inherited[index] ?? 0))
}

/** A group is late by its latest leaf. */
export function lateLeaf(base: BaseFigures, index: number): number {
  return base.structure.isLeaf[index] === 1 ? index : (base.variance[index]?.worstIndex ?? -1)
}

export function delayChains(base: BaseFigures): DelayChains {
  const known = chains.get(base.schedule)
  if (known?.variance === base.variance) return known.chains
  const made = createChains(base)
  chains.set(base.schedule, { variance: base.variance, chains: made })
  return made
}

/** Only a memo: one base is asked for its chains by roots, headline, gaps and impact. */
const chains = new WeakMap<
  Schedule,
  { readonly variance: readonly Variance[]; readonly chains: DelayChains }
>()

function createChains(base: BaseFigures): DelayChains {
  const { structure, variance } = base
  const { count, isLeaf } = structure
  const driver = new Int32Array(count).fill(-1)
  const push = new Int32Array(count)
  const slip = new Int32Array(count)
  for (let i = 0; i < count; i++) if (isLeaf[i] === 1) slip[i] = Math.max(0, variance[i]?.total ?? 0)
  for (let i = 0; i < count; i++) {
    if (isLeaf[i] !== 1 || (slip[i] === 0 && isPlanned(base, i))) continue
    const found = findDriver(base, i, slip)
    if (found === undefined) continue
    driver[i] = found.index
    push[i] = found.push
  }
  for (let i = 0; i < count; i++) {
    if ((slip[i] ?? 0) > 0 && isPlanned(base, i))
      passBack(base, driver, slip, i, Math.min(push[i] ?? 0, slip[i] ?? 0))
  }
  const inherited = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const from = driver[i] ?? -1
    const most = isPlanned(base, i) ? (push[i] ?? 0) : (slip[i] ?? 0)
    if (from >= 0) inherited[i] = Math.min(slip[i] ?? 0, most, slip[from] ?? 0)
  }
  return { driver, slip, inherited }
}

/** What came after the baseline is late by as much as it pushes the planned work behind it. */
function passBack(
  base: BaseFigures,
  driver: Int32Array,
  slip: Int32Array,
  index: number,
  days: number,
): void {
  for (let at = driver[index] ?? -1; at >= 0 && !isPlanned(base, at); at = driver[at] ?? -1) {
    if ((slip[at] ?? 0) >= days) return
    slip[at] = days
  }
}

function isPlanned({ variance }: BaseFigures, index: number): boolean {
  return variance[index]?.total !== null
}
