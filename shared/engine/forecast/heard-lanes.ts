/**
 * What links ask of a node in each lane (SC3.1, SC5.6), its own and those into the groups above, which their entries pass
 * on: of its start and its finish, by all predecessors and by those not finished.
 */

import { entryNode } from '../network-shape.ts'
import { FF, FS, SS } from '../network.ts'
import { leafModes } from './forecast-input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'

/** Offsets of the four rows that a listener hears. */
export const heardStart = 0
export const heardFinish = laneCount
export const heardOpenStart = 2 * laneCount
export const heardOpenFinish = 3 * laneCount
const block = 4 * laneCount

export class HeardLanes {
  /** The first block is that of the leaf that listens now, the others are those of entries. */
  readonly rows: Float64Array
  readonly #input: ForecastInput
  readonly #lanes: Lanes
  /** By node: the offset of an entry's block; -1 where nothing comes in. */
  readonly #blockOf: Int32Array
  readonly #mindsOpen: boolean

  constructor(input: ForecastInput, lanes: Lanes) {
    this.#input = input
    this.#lanes = lanes
    this.#mindsOpen = input.retained && input.mode.includes(leafModes.rest)
    this.#blockOf = new Int32Array(input.role.length).fill(-1)
    let next = block
    for (let node = 0; node < input.role.length; node++) {
      if (input.role[node] !== entryNode) continue
      const hasOwn = (input.into.start[node + 1] ?? 0) > (input.into.start[node] ?? 0)
      if (!hasOwn && this.#above(node) < 0) continue
      this.#blockOf[node] = next
      next += block
    }
    this.rows = new Float64Array(next)
  }

  /** False where nothing is asked of the node; what is asked of a leaf then stands in the first block. */
  listen(node: number): boolean {
    const { into, role, isPlaced, mode } = this.#input
    const above = this.#above(node)
    const first = into.start[node] ?? 0
    const end = into.start[node + 1] ?? 0
    if (above < 0 && first === end) return false
    const isEntry = role[node] === entryNode
    const at = isEntry ? (this.#blockOf[node] ?? 0) : 0
    const mindsOpen = this.#mindsOpen && (isEntry || mode[node] === leafModes.rest)
    if (above < 0) this.rows.fill(-Infinity, at, at + block)
    else this.rows.copyWithin(at, above, above + block)
    for (let place = first; place < end; place++) {
      if (isPlaced[into.other[place] ?? 0] === 1) this.#hearLink(place, at, mindsOpen)
    }
    return true
  }

  #hearLink(place: number, at: number, mindsOpen: boolean): void {
    const { into, isOpen } = this.#input
    const { start, finish, openRow } = this.#lanes
    const source = into.other[place] ?? 0
    const type = into.type[place] ?? FS
    const lag = into.lag[place] ?? 0
    const fromFinish = type === FS || type === FF
    const toStart = type === FS || type === SS
    this.#raise(at + (toStart ? heardStart : heardFinish), fromFinish ? finish : start, source, lag)
    if (!mindsOpen || isOpen[source] !== 1) return
    const row = fromFinish ? (openRow[source] ?? -1) : source
    if (row >= 0)
      this.#raise(at + (toStart ? heardOpenStart : heardOpenFinish), fromFinish ? finish : start, row, lag)
  }

  #raise(at: number, dates: Float64Array, row: number, lag: number): void {
    const from = row * laneCount
    const { rows } = this
    for (let lane = 0; lane < laneCount; lane++) {
      const asked = (dates[from + lane] ?? 0) + lag
      if (asked > (rows[at + lane] ?? 0)) rows[at + lane] = asked
    }
  }

  #above(node: number): number {
    const entry = this.#input.entryAbove[node] ?? -1
    return entry < 0 ? -1 : (this.#blockOf[entry] ?? -1)
  }
}
