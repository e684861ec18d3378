/**
 * Everything a forecast follows from, as plain columns by node of the network, so that it can be handed to a worker: what
 * is a fact, what is placed, and between which days each unfinished task is drawn.
 */

import { must } from '../../base/assert.ts'
import type { BaseFigures } from '../figures.ts'
import { leafRow, unstarted } from '../leaf-row.ts'
import { exitNode, leafNode } from '../network-shape.ts'
import { networkOf } from '../network.ts'
import type { LinkRuns, Network } from '../network.ts'
import { isFinished } from '../link-bounds.ts'
import { none } from '../schedule-marks.ts'
import { createStatusClock } from '../status-clock.ts'
import type { StatusClock } from '../status-clock.ts'
import { drawnDaysOf } from './drawn-days.ts'
import type { ForecastOptions } from './forecast-options.ts'
import { streamKey } from './random-streams.ts'
import { forecastTargets } from './forecast-targets.ts'

/** Columns by node; days are working days on the axis. */
export interface ForecastInput {
  readonly options: ForecastOptions
  readonly retained: boolean
  readonly criticalFloat: number
  readonly role: Uint8Array
  readonly entryAbove: Int32Array
  readonly exitAbove: Int32Array
  /** Of an exit its group's entry, of an entry its exit; a leaf's own node. */
  readonly twin: Int32Array
  readonly into: ForecastLinks
  readonly outOf: ForecastLinks
  /** What the passes do with a leaf: a member of `leafModes`. */
  readonly mode: Uint8Array
  /** 1 where the node has dates in the schedule. */
  readonly isPlaced: Uint8Array
  /** 1 where it is not finished. */
  readonly isOpen: Uint8Array
  readonly isMilestone: Uint8Array
  /** Of what has begun: where. Of what is over, or only to be confirmed: its finish. */
  readonly start: Float64Array
  readonly finish: Float64Array
  /** Where what is still to do may begin, links aside: the floor, its promise, what frees it. */
  readonly earliest: Float64Array
  /** The end of the deadline; Infinity without one. */
  readonly deadline: Float64Array
  /** The days still to do between which is drawn; all the same where nothing is. */
  readonly optimistic: Float64Array
  readonly likely: Float64Array
  readonly pessimistic: Float64Array
  /** 1 where the three points are the owner's own, not assumed. */
  readonly isEstimated: Uint8Array
  readonly keyHigh: Int32Array
  readonly keyLow: Int32Array
  /** The schedule's early finish, what sums count from. */
  readonly scheduled: Float64Array
  readonly scheduledEnd: number
  /** Nodes of which it is worked out what makes them uncertain; the plan's end always is. */
  readonly targets: Int32Array
}

/** A task without dates or finished, and whatever holds no leaf; facts; what draws its days; what draws its rest. */
export const leafModes = { absent: 0, fact: 1, whole: 2, rest: 3 } as const

export type ForecastLinks = Pick<LinkRuns, 'start' | 'other' | 'type' | 'lag'>

export function forecastInput(base: BaseFigures, options: ForecastOptions): ForecastInput {
  const { plan, structure, schedule, moment } = base
  const { policies } = plan.settings
  const clock = createStatusClock(plan.settings, schedule.axis, moment)
  const network = networkOf(structure)
  const { role, item, entryAbove, exitAbove, exit } = network
  const input: ForecastInput = {
    options,
    retained: policies.progressMode === 'retained',
    criticalFloat: policies.criticalFloat,
    role,
    entryAbove,
    exitAbove,
    twin: twinsIn(network),
    into: linksOf(network.into),
    outOf: linksOf(network.outOf),
    ...emptyColumns(item.length),
    scheduledEnd: schedule.end === none ? 0 : schedule.end,
    targets: Int32Array.from(forecastTargets(base), (index) => exit[index] ?? 0),
  }
  for (let node = 0; node < item.length; node++) {
    const index = item[node] ?? 0
    const early = schedule.earlyFinish[index] ?? none
    if (early === none) continue
    input.isPlaced[node] = 1
    input.isOpen[node] = isFinished(base, index) ? 0 : 1
    input.scheduled[node] = early
    if (role[node] === leafNode) readLeaf(base, clock, input, node, index)
  }
  return input
}

/** Of a leaf with dates: a fact, or between which days what is still to do is drawn. */
function readLeaf(
  { plan, schedule, reportOf }: BaseFigures,
  clock: StatusClock,
  input: ForecastInput,
  node: number,
  index: number,
): void {
  const item = must(plan.items.list[index])
  const begun = schedule.earlyStart[index] ?? none
  input.isMilestone[node] = item.type === 'milestone' ? 1 : 0
  input.mode[node] = leafModes.fact
  input.start[node] = begun
  input.finish[node] = schedule.earlyFinish[index] ?? none
  if (input.isOpen[node] === 0) return
  const { state, remaining, notBefore, freedAt, deadline } = leafRow(item, reportOf[index], clock)
  const isUnstarted = state === unstarted
  if (deadline !== none) input.deadline[node] = deadline
  // Said to be done, and only to be confirmed.
  if (!isUnstarted && remaining === 0) return
  input.mode[node] = isUnstarted ? leafModes.whole : leafModes.rest
  const own = Math.max(isUnstarted ? 0 : begun, notBefore)
  input.earliest[node] = Math.max(clock.statusBoundary, own, freedAt)
  const { optimistic, likely, pessimistic, isEstimated } = drawnDaysOf(
    item,
    remaining,
    isUnstarted,
    input.options.shape,
  )
  input.optimistic[node] = optimistic
  input.likely[node] = likely
  input.pessimistic[node] = pessimistic
  input.isEstimated[node] = isEstimated ? 1 : 0
  const [high, low] = streamKey(item.id)
  input.keyHigh[node] = high
  input.keyLow[node] = low
}

function emptyColumns(count: number) {
  return {
    mode: new Uint8Array(count),
    isPlaced: new Uint8Array(count),
    isOpen: new Uint8Array(count),
    isMilestone: new Uint8Array(count),
    start: new Float64Array(count),
    finish: new Float64Array(count),
    earliest: new Float64Array(count),
    deadline: new Float64Array(count).fill(Infinity),
    optimistic: new Float64Array(count),
    likely: new Float64Array(count),
    pessimistic: new Float64Array(count),
    isEstimated: new Uint8Array(count),
    keyHigh: new Int32Array(count),
    keyLow: new Int32Array(count),
    scheduled: new Float64Array(count),
  }
}

/** Whether the days of a leaf are left to chance. */
export function isDrawn({ mode, optimistic, pessimistic }: ForecastInput, node: number): boolean {
  const draws = mode[node] === leafModes.whole || mode[node] === leafModes.rest
  return draws && (pessimistic[node] ?? 0) > (optimistic[node] ?? 0)
}

function linksOf({ start, other, type, lag }: LinkRuns): ForecastLinks {
  return { start, other, type, lag }
}

function twinsIn({ role, item, entry, exit }: Network): Int32Array {
  return Int32Array.from(item, (index, node) => {
    if (role[node] === leafNode) return node
    return (role[node] === exitNode ? entry[index] : exit[index]) ?? 0
  })
}
