/**
 * The forward pass (SC4.1, SC5) over real-valued days, for all lanes at once: the same rules as in forward-pass.ts. Only
 * the day that something is shown to finish on rounds up (FC3).
 */

import { entryNode, exitNode } from '../network-shape.ts'
import { leafModes } from './forecast-input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { heardFinish, heardOpenFinish, heardOpenStart, HeardLanes, heardStart } from './heard-lanes.ts'
import { dust, laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'
import { LaneSides } from './lane-sides.ts'

/** As in the schedule: far beyond any real plan. */
const furthest = 2 ** 29

export class ForwardLanes {
  readonly #input: ForecastInput
  readonly #lanes: Lanes
  readonly #heard: HeardLanes
  readonly #sides: LaneSides

  constructor(input: ForecastInput, lanes: Lanes) {
    this.#input = input
    this.#lanes = lanes
    this.#heard = new HeardLanes(input, lanes)
    this.#sides = new LaneSides(input, lanes)
  }

  /** From the days drawn to the dates of every node and the plan's end. */
  run(): void {
    const { role, mode, isPlaced, isMilestone } = this.#input
    this.#begin()
    for (let node = 0; node < role.length; node++) {
      if (role[node] === exitNode) {
        if (isPlaced[node] === 1) this.#tellGroup(node)
        continue
      }
      if (role[node] === entryNode) {
        this.#heard.listen(node)
        continue
      }
      if (isPlaced[node] === 0 || mode[node] === leafModes.fact) continue
      const isHeard = this.#heard.listen(node)
      if (mode[node] === leafModes.whole) this.#placeWhole(node, isHeard)
      else this.#placeRest(node, isHeard)
      if (isMilestone[node] === 1) this.#sides.choose(node)
      this.#tellGroup(node)
      this.#tellPlan(node)
    }
  }

  #begin(): void {
    const { role } = this.#input
    const { start, finish, openRow, day, settled, end, endDay } = this.#lanes
    for (let node = 0; node < role.length; node++) {
      if (role[node] !== exitNode) continue
      const at = node * laneCount
      const openAt = (openRow[node] ?? 0) * laneCount
      start.fill(settled.start[node] ?? 0, at, at + laneCount)
      finish.fill(settled.finish[node] ?? 0, at, at + laneCount)
      finish.fill(settled.openFinish[node] ?? 0, openAt, openAt + laneCount)
      day.fill(settled.day[node] ?? 0, at, at + laneCount)
    }
    end.fill(settled.end)
    endDay.fill(settled.endDay)
  }

  #placeWhole(node: number, isHeard: boolean): void {
    const { days, start, finish, day } = this.#lanes
    const { rows } = this.#heard
    const earliest = this.#input.earliest[node] ?? 0
    const at = node * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const length = days[at + lane] ?? 0
      let from = earliest
      if (isHeard) {
        from = Math.max(from, rows[heardStart + lane] ?? 0, (rows[heardFinish + lane] ?? 0) - length)
        if (from > furthest) from = furthest
      }
      start[at + lane] = from
      finish[at + lane] = from + length
      day[at + lane] = Math.ceil(from + length - dust) - 1
    }
  }

  #placeRest(node: number, isHeard: boolean): void {
    const { days, finish, day } = this.#lanes
    const { rows } = this.#heard
    const isHeld = isHeard && this.#input.retained
    const earliest = this.#input.earliest[node] ?? 0
    const at = node * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const left = days[at + lane] ?? 0
      let from = earliest
      if (isHeld)
        from = Math.max(from, rows[heardOpenStart + lane] ?? 0, (rows[heardOpenFinish + lane] ?? 0) - left)
      const to = Math.min(furthest, from + left)
      finish[at + lane] = to
      day[at + lane] = Math.ceil(to - dust) - 1
    }
  }

  #tellGroup(node: number): void {
    const above = this.#input.exitAbove[node] ?? -1
    if (above < 0) return
    const { start, finish, day, openRow } = this.#lanes
    const from = node * laneCount
    const to = above * laneCount
    const openFrom = (openRow[node] ?? -1) * laneCount
    const openTo = (openRow[above] ?? 0) * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const begin = start[from + lane] ?? 0
      const end = finish[from + lane] ?? 0
      const last = day[from + lane] ?? 0
      if (begin < (start[to + lane] ?? 0)) start[to + lane] = begin
      if (end > (finish[to + lane] ?? 0)) finish[to + lane] = end
      if (last > (day[to + lane] ?? 0)) day[to + lane] = last
      if (openFrom < 0) continue
      const open = finish[openFrom + lane] ?? 0
      if (open > (finish[openTo + lane] ?? 0)) finish[openTo + lane] = open
    }
  }

  #tellPlan(node: number): void {
    const { finish, day, end, endDay } = this.#lanes
    const at = node * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const last = finish[at + lane] ?? 0
      const lastDay = day[at + lane] ?? 0
      if (last > (end[lane] ?? 0)) end[lane] = last
      if (lastDay > (endDay[lane] ?? 0)) endDay[lane] = lastDay
    }
  }
}
