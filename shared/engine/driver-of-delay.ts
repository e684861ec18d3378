/** What a late leaf waits for: the link that sets its date now, or that held its start once it has started (SC4.6, CN2). */

import type { BaseFigures } from './figures.ts'
import { forEachBound, isFinished, isUnstarted, restStart } from './link-bounds.ts'
import type { LinkBound } from './link-bounds.ts'
import { none } from './schedule-marks.ts'

export interface DelayDriver {
  /** Position of a leaf: of a group, the leaf that ends last (or starts first) and is latest. */
  readonly index: number
  /** Working days by which it pushes the leaf beyond its place in the baseline. */
  readonly push: number
}

/** Of several, the latest; what is not in the baseline before all; then the first by position. */
export function findDriver(base: BaseFigures, index: number, slip: Int32Array): DelayDriver | undefined {
  const { schedule, plan } = base
  const finish = schedule.earlyFinish[index] ?? none
  if (finish === none) return undefined
  const begun = !isUnstarted(base, index)
  const over = isFinished(base, index)
  const rest = restStart(base, index)
  const linked = !begun || (!over && plan.settings.policies.progressMode === 'retained')
  const plannedStart = baselineStart(base, index)
  let best: DelayDriver | undefined
  let bestRank = -1
  const consider = (bound: LinkBound, push: number): void => {
    const leaf = leafBehind(base, bound, slip)
    const rank = base.variance[leaf]?.total === null ? Number.MAX_SAFE_INTEGER : (slip[leaf] ?? 0)
    if (leaf >= 0 && leaf !== index && rank > bestRank) {
      best = { index: leaf, push }
      bestRank = rank
    }
  }
  if (linked) {
    forEachBound(base, index, (bound) => {
      if (begun && isFinished(base, bound.from)) return
      if (bound.boundary !== (bound.holds === 'start' ? rest : finish)) return
      const fromStart = bound.holds === 'start' && !begun && plannedStart !== none
      consider(bound, fromStart ? rest - plannedStart : Number.MAX_SAFE_INTEGER)
    })
  }
  if (best === undefined && begun && plannedStart !== none) {
    const started = schedule.earlyStart[index] ?? none
    forEachBound(base, index, (bound) => {
      const { boundary, holds } = bound
      if (holds === 'start' && boundary > plannedStart && boundary <= started)
        consider(bound, boundary - plannedStart)
    })
  }
  return best === undefined ? undefined : { index: best.index, push: Math.min(best.push, 0x7fffffff) }
}

/** On the axis of the forecast, so that the two can be compared. */
function baselineStart({ schedule, variance, plan }: BaseFigures, index: number): number {
  const planned = variance[index]
  const finish = schedule.earlyFinish[index] ?? none
  if (planned?.total === null || planned === undefined || finish === none) return none
  if (plan.items.list[index]?.type === 'milestone') return finish - planned.total
  return planned.baselineStart === undefined ? none : schedule.axis.startBoundary(planned.baselineStart)
}

function leafBehind(
  { structure, schedule }: BaseFigures,
  { from, counts }: LinkBound,
  slip: Int32Array,
): number {
  if (structure.isLeaf[from] === 1) return from
  const ends = counts === 'start' ? schedule.earlyStart : schedule.earlyFinish
  let best = -1
  for (const leaf of structure.leavesOf(from)) {
    if (ends[leaf] !== ends[from]) continue
    if (best < 0 || (slip[leaf] ?? 0) > (slip[best] ?? 0)) best = leaf
  }
  return best
}
