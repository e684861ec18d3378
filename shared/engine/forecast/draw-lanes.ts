/** Draws the days of every unfinished task in each lane, and the factor that all share (FC1, FC2, FC4). */

import { isDrawn, leafModes } from './forecast-input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'
import { createPertTable, pertQuantile, triangularQuantile } from './pert-table.ts'
import type { PertTable } from './pert-table.ts'
import { drawUniform, seedStream, streamKey } from './random-streams.ts'

export class DrawLanes {
  /** Nodes whose days are left to chance. */
  readonly drawn: Int32Array
  readonly #input: ForecastInput
  readonly #lanes: Lanes
  readonly #states: Int32Array
  /** By stream: how far the likely value stands between best and worst; with Beta-PERT its table. */
  readonly #likely: Float64Array
  readonly #tables: readonly PertTable[]
  /** Nodes whose days are not drawn but shared in the common factor all the same. */
  readonly #still: Int32Array
  readonly #common = new Float64Array(laneCount).fill(1)

  constructor(input: ForecastInput, lanes: Lanes) {
    this.#input = input
    this.#lanes = lanes
    const nodes = Int32Array.from(input.mode.keys())
    this.drawn = nodes.filter((node) => isDrawn(input, node))
    this.#still = nodes.filter(
      (node) =>
        (input.mode[node] === leafModes.whole || input.mode[node] === leafModes.rest) &&
        !isDrawn(input, node),
    )
    this.#states = new Int32Array((this.drawn.length + 1) * 4)
    this.#likely = Float64Array.from(this.drawn, (node) => {
      const best = input.optimistic[node] ?? 0
      return ((input.likely[node] ?? 0) - best) / ((input.pessimistic[node] ?? 0) - best)
    })
    const { seed, shape } = input.options
    this.drawn.forEach((node, stream) =>
      seedStream(this.#states, stream, seed, [input.keyHigh[node] ?? 0, input.keyLow[node] ?? 0]),
    )
    seedStream(this.#states, this.drawn.length, seed, streamKey('all tasks together'))
    this.#tables = shape === 'pert' ? tablesOf(this.#likely) : []
  }

  /** The first `count` lanes get new days. */
  draw(count: number): void {
    this.#drawCommon(count)
    const { optimistic, likely, pessimistic } = this.#input
    const { days } = this.#lanes
    const { shape } = this.#input.options
    this.drawn.forEach((node, stream) => {
      drawUniform(this.#states, stream, uniform, count)
      const best = optimistic[node] ?? 0
      const spread = (pessimistic[node] ?? 0) - best
      const at = node * laneCount
      const table = this.#tables[stream]
      const place = this.#likely[stream] ?? 0
      for (let lane = 0; lane < count; lane++) {
        const chance = uniform[lane] ?? 0
        const share =
          shape === 'pert' && table ? pertQuantile(table, chance) : triangularQuantile(place, chance)
        days[at + lane] = (best + spread * share) * (this.#common[lane] ?? 1)
      }
    })
    for (const node of this.#still) {
      for (let lane = 0; lane < count; lane++)
        days[node * laneCount + lane] = (likely[node] ?? 0) * (this.#common[lane] ?? 1)
    }
  }

  #drawCommon(count: number): void {
    const { common } = this.#input.options
    if (common === 0) return
    drawUniform(this.#states, this.drawn.length, uniform, count)
    for (let lane = 0; lane < count; lane++)
      this.#common[lane] = 1 - common + 2 * common * triangularQuantile(0.5, uniform[lane] ?? 0)
  }
}

const uniform = new Float64Array(laneCount)

/** One table for each place of the likely value: most tasks share that of the assumed shares. */
function tablesOf(likely: Float64Array): readonly PertTable[] {
  const known = new Map<number, PertTable>()
  return Array.from(likely, (place) => {
    const key = Math.floor(place * 2 ** 40 + 0.5)
    let table = known.get(key)
    if (table === undefined) known.set(key, (table = createPertTable(place)))
    return table
  })
}
