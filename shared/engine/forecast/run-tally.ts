/** Adds up what the runs give: days, sums, how often something is critical, and how each task's days go with each target's date. */

import { leafNode } from '../network-shape.ts'
import type { BackwardLanes } from './backward-lanes.ts'
import { DayCounts } from './day-counts.ts'
import type { ForecastInput } from './forecast-input.ts'
import { laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'

/**
 * By node; the plan's end comes last, at the place `nodes`. `counts` of a node stand from `countsFrom[node]` on, the first is
 * of the working day `firstDay[node]`, each 2^`shift[node]` days wide. Sums are of finish − scheduled finish, in days.
 */
export interface ForecastOutcome {
  readonly runs: number
  readonly firstDay: Int32Array
  readonly shift: Uint8Array
  readonly countsFrom: Int32Array
  readonly counts: Uint32Array
  readonly sum: Float64Array
  readonly sumOfSquares: Float64Array
  /** Runs in which it was critical; of a group, in which something in it was. */
  readonly critical: Uint32Array
  /** The nodes whose days were drawn, and by target (the plan's end first), then by these: covariance in days². */
  readonly drawn: Int32Array
  readonly covariance: Float64Array
  /** By drawn node: the variance of its days. By target: of its finish. */
  readonly drawnVariance: Float64Array
  readonly targetVariance: Float64Array
}

export class RunTally {
  #runs = 0
  readonly #input: ForecastInput
  readonly #lanes: Lanes
  readonly #backward: BackwardLanes
  readonly #drawn: Int32Array
  readonly #nodes: number
  readonly #counts: readonly DayCounts[]
  readonly #sum: Float64Array
  readonly #squares: Float64Array
  readonly #critical: Uint32Array
  readonly #daysSum: Float64Array
  readonly #daysSquares: Float64Array
  readonly #products: Float64Array
  /** A row for each target: its finish − its scheduled finish. */
  readonly #targets: Float64Array

  constructor(input: ForecastInput, lanes: Lanes, backward: BackwardLanes, drawn: Int32Array) {
    this.#input = input
    this.#lanes = lanes
    this.#backward = backward
    this.#drawn = drawn
    this.#nodes = input.role.length
    const targets = input.targets.length + 1
    this.#counts = Array.from({ length: this.#nodes + 1 }, () => new DayCounts())
    this.#sum = new Float64Array(this.#nodes + 1)
    this.#squares = new Float64Array(this.#nodes + 1)
    this.#critical = new Uint32Array(this.#nodes)
    this.#daysSum = new Float64Array(drawn.length)
    this.#daysSquares = new Float64Array(drawn.length)
    this.#products = new Float64Array(targets * drawn.length)
    this.#targets = new Float64Array(targets * laneCount)
  }

  /** The first `count` lanes. */
  add(count: number): void {
    const { isPlaced, isOpen, role, twin, scheduled, scheduledEnd } = this.#input
    const { finish, day, end, endDay } = this.#lanes
    this.#runs += count
    for (let node = 0; node < this.#nodes; node++) {
      // An entry holds no dates: its group's are at the exit, which counts for both.
      const isEntry = role[node] !== leafNode && node < (twin[node] ?? 0)
      if (isPlaced[node] === 0 || isOpen[node] === 0 || isEntry) continue
      this.#addDates(node, finish, day, node * laneCount, scheduled[node] ?? 0, count)
      const entry = role[node] === leafNode ? node : (twin[node] ?? 0)
      let critical = 0
      for (let lane = 0; lane < count; lane++)
        critical += this.#backward.isCritical[entry * laneCount + lane] ?? 0
      this.#critical[node] = (this.#critical[node] ?? 0) + critical
    }
    this.#addDates(this.#nodes, end, endDay, 0, scheduledEnd, count)
    this.#readTargets(count)
    this.#drawn.forEach((node, place) => this.#addDays(node, place, count))
  }

  outcome(): ForecastOutcome {
    const runs = Math.max(1, this.#runs)
    const trimmed = this.#counts.map((counts) => counts.trimmed())
    const countsFrom = new Int32Array(trimmed.length + 1)
    trimmed.forEach(({ counts }, node) => {
      countsFrom[node + 1] = (countsFrom[node] ?? 0) + counts.length
    })
    const counts = new Uint32Array(countsFrom.at(-1) ?? 0)
    trimmed.forEach((one, node) => counts.set(one.counts, countsFrom[node] ?? 0))
    const targetNodes = [this.#nodes, ...this.#input.targets]
    const mean = (node: number): number => (this.#sum[node] ?? 0) / runs
    const daysMean = (place: number): number => (this.#daysSum[place] ?? 0) / runs
    return {
      runs: this.#runs,
      firstDay: Int32Array.from(trimmed, ({ first }) => first),
      shift: Uint8Array.from(trimmed, ({ shift }) => shift),
      countsFrom,
      counts,
      sum: this.#sum,
      sumOfSquares: this.#squares,
      critical: this.#critical,
      drawn: this.#drawn,
      covariance: this.#products.map((product, at) => {
        const target = targetNodes[Math.floor(at / this.#drawn.length)] ?? 0
        return product / runs - mean(target) * daysMean(at % this.#drawn.length)
      }),
      drawnVariance: this.#daysSquares.map((squares, place) => squares / runs - daysMean(place) ** 2),
      targetVariance: Float64Array.from(
        targetNodes,
        (node) => (this.#squares[node] ?? 0) / runs - mean(node) ** 2,
      ),
    }
  }

  #addDates(
    node: number,
    finish: Float64Array,
    day: Int32Array,
    at: number,
    scheduled: number,
    count: number,
  ): void {
    const days = this.#counts[node]
    let sum = 0
    let squares = 0
    for (let lane = 0; lane < count; lane++) {
      const off = (finish[at + lane] ?? 0) - scheduled
      sum += off
      squares += off * off
      days?.add(day[at + lane] ?? 0)
    }
    this.#sum[node] = (this.#sum[node] ?? 0) + sum
    this.#squares[node] = (this.#squares[node] ?? 0) + squares
  }

  #readTargets(count: number): void {
    const { targets, scheduled, scheduledEnd } = this.#input
    const { finish, end } = this.#lanes
    for (let lane = 0; lane < count; lane++) this.#targets[lane] = (end[lane] ?? 0) - scheduledEnd
    targets.forEach((node, target) => {
      const to = (target + 1) * laneCount
      for (let lane = 0; lane < count; lane++)
        this.#targets[to + lane] = (finish[node * laneCount + lane] ?? 0) - (scheduled[node] ?? 0)
    })
  }

  /** Counted from the likely value, so that squares of long durations cost no digits. */
  #addDays(node: number, place: number, count: number): void {
    const { days } = this.#lanes
    const likely = this.#input.likely[node] ?? 0
    const at = node * laneCount
    let sum = 0
    let squares = 0
    for (let lane = 0; lane < count; lane++) {
      const off = (days[at + lane] ?? 0) - likely
      sum += off
      squares += off * off
      offs[lane] = off
    }
    this.#daysSum[place] = (this.#daysSum[place] ?? 0) + sum
    this.#daysSquares[place] = (this.#daysSquares[place] ?? 0) + squares
    for (let target = 0; target <= this.#input.targets.length; target++) {
      let product = 0
      for (let lane = 0; lane < count; lane++)
        product += (offs[lane] ?? 0) * (this.#targets[target * laneCount + lane] ?? 0)
      const to = target * this.#drawn.length + place
      this.#products[to] = (this.#products[to] ?? 0) + product
    }
  }
}

const offs = new Float64Array(laneCount)
