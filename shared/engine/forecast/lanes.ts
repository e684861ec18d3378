/**
 * The dates of several runs at once: a row for each node, a lane for each run. So a link is looked at once for all of them,
 * and the numbers it needs lie side by side.
 */

import { entryNode, exitNode } from '../network-shape.ts'
import { leafModes } from './forecast-input.ts'
import type { ForecastInput } from './forecast-input.ts'

export const laneCount = 16

/** Nothing of a working day: what sums of fractions may be off by. */
export const dust = 2 ** -20

export interface Lanes {
  /** Days drawn for what is still to do. */
  readonly days: Float64Array
  readonly start: Float64Array
  /** By node, then of exits once more: the latest finish of what is not finished in the group. */
  readonly finish: Float64Array
  /** The row of `finish` that says when what is open in a node ends; -1 for none. */
  readonly openRow: Int32Array
  /** The working day a node is shown to finish on. */
  readonly day: Int32Array
  /** 1 for a milestone shown on the day that ends at its boundary (SC1.3). */
  readonly endsDay: Uint8Array
  readonly end: Float64Array
  readonly endDay: Int32Array
  /** What exits hold before any run: the facts in their groups. */
  readonly settled: SettledDates
}

export interface SettledDates {
  readonly start: Float64Array
  readonly finish: Float64Array
  readonly openFinish: Float64Array
  readonly day: Int32Array
  end: number
  endDay: number
}

const nothingDay = -0x40000000

export function createLanes(input: ForecastInput): Lanes {
  const count = input.role.length
  const exits = input.role.reduce((sum, role) => sum + (role === exitNode ? 1 : 0), 0)
  const openRow = new Int32Array(count).fill(-1)
  let row = count
  for (let node = 0; node < count; node++) {
    if (input.role[node] === exitNode) openRow[node] = row++
    else if (input.isOpen[node] === 1) openRow[node] = node
  }
  const lanes: Lanes = {
    days: new Float64Array(count * laneCount),
    start: new Float64Array(count * laneCount).fill(Infinity),
    finish: new Float64Array((count + exits) * laneCount).fill(-Infinity),
    openRow,
    day: new Int32Array(count * laneCount).fill(nothingDay),
    endsDay: new Uint8Array(count * laneCount),
    end: new Float64Array(laneCount),
    endDay: new Int32Array(laneCount),
    settled: {
      start: new Float64Array(count).fill(Infinity),
      finish: new Float64Array(count).fill(-Infinity),
      openFinish: new Float64Array(count).fill(-Infinity),
      day: new Int32Array(count).fill(nothingDay),
      end: -Infinity,
      endDay: nothingDay,
    },
  }
  for (let node = 0; node < count; node++) settle(input, lanes, node)
  return lanes
}

/** Facts stand in every lane, and in the groups above; what has begun has its start. */
function settle(input: ForecastInput, lanes: Lanes, node: number): void {
  const { settled } = lanes
  if (input.role[node] === entryNode) return
  const mode = input.mode[node]
  const at = node * laneCount
  if (mode === leafModes.rest) lanes.start.fill(input.start[node] ?? 0, at, at + laneCount)
  if (mode === leafModes.fact) {
    const finish = input.finish[node] ?? 0
    settled.start[node] = input.start[node] ?? 0
    settled.finish[node] = finish
    settled.day[node] = finish - 1
    if (input.isOpen[node] === 1) settled.openFinish[node] = finish
    lanes.start.fill(settled.start[node] ?? 0, at, at + laneCount)
    lanes.finish.fill(finish, at, at + laneCount)
    lanes.day.fill(settled.day[node] ?? 0, at, at + laneCount)
    lanes.endsDay.fill(1, at, at + laneCount)
    settled.end = Math.max(settled.end, finish)
    settled.endDay = Math.max(settled.endDay, settled.day[node] ?? nothingDay)
  }
  const above = input.exitAbove[node] ?? -1
  if (above < 0) return
  settled.start[above] = Math.min(settled.start[above] ?? Infinity, settled.start[node] ?? Infinity)
  settled.finish[above] = Math.max(settled.finish[above] ?? -Infinity, settled.finish[node] ?? -Infinity)
  settled.openFinish[above] = Math.max(
    settled.openFinish[above] ?? -Infinity,
    settled.openFinish[node] ?? -Infinity,
  )
  settled.day[above] = Math.max(settled.day[above] ?? nothingDay, settled.day[node] ?? nothingDay)
}
