/**
 * The backward pass (SC4.2, SC4.5) for all lanes at once, as far as it says what is critical: how late each unfinished leaf
 * may finish without moving the plan's end or a deadline. The same rules as in backward-pass.ts.
 */

import { exitNode, leafNode } from '../network-shape.ts'
import { FF, FS, SS } from '../network.ts'
import { leafModes } from './forecast-input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { dust, laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'

export class BackwardLanes {
  /** 1 where a leaf, or something in the group of an entry, has no float to spare. */
  readonly isCritical: Uint8Array
  readonly #input: ForecastInput
  readonly #lanes: Lanes
  /** How late what is still to do in a node may begin and end; Infinity where links into it do not count. */
  readonly #lateBegin: Float64Array
  readonly #lateEnd: Float64Array
  /** By exit what it passes on: the latest finish and start. Those of the node that asks now stand at the end. */
  readonly #lateFinish: Float64Array
  readonly #lateStart: Float64Array
  readonly #asks: number

  constructor(input: ForecastInput, lanes: Lanes) {
    const count = input.role.length
    this.#input = input
    this.#lanes = lanes
    this.isCritical = new Uint8Array(count * laneCount)
    this.#lateBegin = new Float64Array(count * laneCount)
    this.#lateEnd = new Float64Array(count * laneCount)
    this.#lateFinish = new Float64Array((count + 1) * laneCount)
    this.#lateStart = new Float64Array((count + 1) * laneCount)
    this.#asks = count
  }

  run(): void {
    const { role, isOpen, isPlaced } = this.#input
    this.#lateBegin.fill(Infinity)
    this.#lateEnd.fill(Infinity)
    this.isCritical.fill(0)
    for (let node = role.length - 1; node >= 0; node--) {
      if (role[node] === exitNode) {
        this.#ask(node, node)
        continue
      }
      if (role[node] === leafNode && (isOpen[node] === 0 || isPlaced[node] === 0)) continue
      if (role[node] === leafNode) {
        this.#ask(node, this.#asks)
        this.#place(node)
      }
      this.#tellGroup(node)
    }
  }

  #ask(node: number, asks: number): void {
    const { outOf, exitAbove } = this.#input
    const above = exitAbove[node] ?? -1
    const at = asks * laneCount
    if (above < 0) {
      this.#lateFinish.fill(Infinity, at, at + laneCount)
      this.#lateStart.fill(Infinity, at, at + laneCount)
    } else this.#askAbove(node, above, at)
    for (let place = outOf.start[node] ?? 0; place < (outOf.start[node + 1] ?? 0); place++)
      this.#askLink(place, at)
  }

  /** A group starts with the first of its leaves: only those that start it are held by its start. */
  #askAbove(node: number, above: number, at: number): void {
    const { start } = this.#lanes
    const from = above * laneCount
    const own = node * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const startsGroup = start[own + lane] === start[from + lane]
      this.#lateFinish[at + lane] = this.#lateFinish[from + lane] ?? 0
      this.#lateStart[at + lane] = startsGroup ? (this.#lateStart[from + lane] ?? 0) : Infinity
    }
  }

  #askLink(place: number, at: number): void {
    const { other, type: types, lag: lags } = this.#input.outOf
    const type = types[place] ?? FS
    const lag = lags[place] ?? 0
    const allowed = type === FS || type === SS ? this.#lateBegin : this.#lateEnd
    const limits = type === FS || type === FF ? this.#lateFinish : this.#lateStart
    const from = (other[place] ?? 0) * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const latest = (allowed[from + lane] ?? 0) - lag
      if (latest < (limits[at + lane] ?? 0)) limits[at + lane] = latest
    }
  }

  #place(node: number): void {
    const { mode, deadline, isMilestone, retained, criticalFloat } = this.#input
    const { days, finish, end, endsDay } = this.#lanes
    const isWhole = mode[node] === leafModes.whole
    const counts = isWhole || (retained && mode[node] === leafModes.rest)
    const limit = deadline[node] ?? Infinity
    const at = node * laneCount
    const asks = this.#asks * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const left = days[at + lane] ?? 0
      // The end of a deadline is too late for a milestone that is shown on the day that begins there.
      const own = isMilestone[node] === 1 && endsDay[at + lane] === 0 ? limit - 1 : limit
      let latest = Math.min(end[lane] ?? 0, own, this.#lateFinish[asks + lane] ?? 0)
      if (isWhole) latest = Math.min(latest, (this.#lateStart[asks + lane] ?? 0) + left)
      if (latest - (finish[at + lane] ?? 0) <= criticalFloat + dust) this.isCritical[at + lane] = 1
      if (!counts) continue
      this.#lateBegin[at + lane] = latest - left
      this.#lateEnd[at + lane] = latest
    }
  }

  #tellGroup(node: number): void {
    const above = this.#input.entryAbove[node] ?? -1
    if (above < 0) return
    const from = node * laneCount
    const to = above * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const begin = this.#lateBegin[from + lane] ?? 0
      const end = this.#lateEnd[from + lane] ?? 0
      if (begin < (this.#lateBegin[to + lane] ?? 0)) this.#lateBegin[to + lane] = begin
      if (end < (this.#lateEnd[to + lane] ?? 0)) this.#lateEnd[to + lane] = end
      if (this.isCritical[from + lane] === 1) this.isCritical[to + lane] = 1
    }
  }
}
