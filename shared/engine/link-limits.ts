/**
 * How late links out of a node let it be (SC4.2), and how far it may move before anything else does (SC4.4): its own links,
 * and those out of the groups above, which their exits pass on.
 */

import type { EarlyDates } from './forward-pass.ts'
import type { LateDates } from './backward-pass.ts'
import { exitNode } from './network-shape.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { never } from './schedule-marks.ts'

/** After `ask` its members hold the latest finish and start, and those that move nothing; `never` where nothing limits. */
export class LinkLimits {
  lateFinish: number = never
  lateStart: number = never
  freeFinish: number = never
  freeStart: number = never

  readonly #network: Network
  readonly #early: EarlyDates
  readonly #late: LateDates
  /** By exit, four members each: what it passes on. */
  readonly #passedOn: Int32Array

  /** `nodes`: how many of the first are walked with `ask`. */
  constructor(network: Network, early: EarlyDates, late: LateDates, nodes: number) {
    this.#network = network
    this.#early = early
    this.#late = late
    this.#passedOn = new Int32Array(network.role.includes(exitNode) ? nodes * 4 : 0)
  }

  /** In a walk over all nodes from the last to the first. */
  ask(node: number): void {
    const { exitAbove, role } = this.#network
    this.#askAbove(node, exitAbove[node] ?? -1)
    this.#askLinks(node, true)
    if (role[node] === exitNode) this.#passOn(node * 4)
  }

  /** Of one node alone. */
  askAlone(node: number): void {
    const { exitAbove } = this.#network
    const { start } = this.#early
    this.#askAbove(node, -1)
    let starts = true
    for (let at = node; at >= 0;) {
      this.#askLinks(at, starts)
      const exit = exitAbove[at] ?? -1
      starts &&= start.get(at) === start.get(exit)
      at = exit
    }
  }

  #askLinks(node: number, starts: boolean): void {
    const { start } = this.#network.outOf
    const end = start[node + 1] ?? 0
    for (let place = start[node] ?? 0; place < end; place++) this.#askLink(place, starts)
  }

  /** `starts`: whether what leaves a start holds the node that asks. */
  #askLink(place: number, starts: boolean): void {
    const { other, type: types, lag: lags } = this.#network.outOf
    const { lateBegin, lateEnd, begin, end } = this.#late
    const target = other[place] ?? 0
    const type = types[place] ?? FS
    const lag = lags[place] ?? 0
    const toStart = type === FS || type === SS
    const latest = (toStart ? lateBegin : lateEnd).get(target) ?? never
    if (latest === never) return
    const free = (toStart ? begin : end).get(target) ?? never
    if (type === FS || type === FF) {
      if (latest - lag < this.lateFinish) this.lateFinish = latest - lag
      if (free - lag < this.freeFinish) this.freeFinish = free - lag
    } else if (starts) {
      if (latest - lag < this.lateStart) this.lateStart = latest - lag
      if (free - lag < this.freeStart) this.freeStart = free - lag
    }
  }

  /** A group finishes with the last of its leaves and starts with the first: only those that start it are held by its start. */
  #askAbove(node: number, exit: number): void {
    const { start } = this.#early
    const isTop = exit < 0
    const startsGroup = !isTop && start.get(node) === start.get(exit)
    this.lateFinish = isTop ? never : (this.#passedOn[exit * 4] ?? never)
    this.freeFinish = isTop ? never : (this.#passedOn[exit * 4 + 1] ?? never)
    this.lateStart = startsGroup ? (this.#passedOn[exit * 4 + 2] ?? never) : never
    this.freeStart = startsGroup ? (this.#passedOn[exit * 4 + 3] ?? never) : never
  }

  #passOn(at: number): void {
    this.#passedOn[at] = this.lateFinish
    this.#passedOn[at + 1] = this.freeFinish
    this.#passedOn[at + 2] = this.lateStart
    this.#passedOn[at + 3] = this.freeStart
  }
}
