/**
 * On which day a milestone is shown (SC1.3, as in milestone-side.ts), in each lane. Between two days there is no question;
 * at the end of one that begins the next, it is the day that ends only where nothing but finishes holds it there.
 */

import { exitNode } from '../network-shape.ts'
import { FF, FS } from '../network.ts'
import type { ForecastInput } from './forecast-input.ts'
import { dust, laneCount } from './lanes.ts'
import type { Lanes } from './lanes.ts'

export class LaneSides {
  readonly #input: ForecastInput
  readonly #lanes: Lanes

  constructor(input: ForecastInput, lanes: Lanes) {
    this.#input = input
    this.#lanes = lanes
  }

  /** Of a milestone that is placed: writes its day and side. */
  choose(node: number): void {
    const { start, day, endsDay } = this.#lanes
    const own = this.#input.earliest[node] ?? 0
    const at = node * laneCount
    for (let lane = 0; lane < laneCount; lane++) {
      const boundary = start[at + lane] ?? 0
      const whole = Math.floor(boundary + 0.5)
      if (Math.abs(boundary - whole) > dust) {
        endsDay[at + lane] = 1
        day[at + lane] = Math.floor(boundary)
        continue
      }
      const ends = whole - own > dust && this.#isDrivenByFinishes(node, lane, boundary)
      endsDay[at + lane] = ends ? 1 : 0
      day[at + lane] = ends && whole > 0 ? whole - 1 : whole
    }
  }

  /** Whether all links that hold it there, its own and those into the groups above it, come from the end of a day. */
  #isDrivenByFinishes(milestone: number, lane: number, boundary: number): boolean {
    const { into, entryAbove, isPlaced } = this.#input
    for (let node = milestone; node >= 0; node = entryAbove[node] ?? -1) {
      for (let place = into.start[node] ?? 0; place < (into.start[node + 1] ?? 0); place++) {
        const source = into.other[place] ?? 0
        if (isPlaced[source] === 0) continue
        const bound = (this.#datesAt(place)[source * laneCount + lane] ?? 0) + (into.lag[place] ?? 0)
        if (Math.abs(bound - boundary) <= dust && !this.#comesFromFinish(place, lane)) return false
      }
    }
    return true
  }

  /** A milestone hands its side on; a task's finish ends a day, and so does any wait after it. */
  #comesFromFinish(place: number, lane: number): boolean {
    const { into, isMilestone } = this.#input
    const wait = into.lag[place] ?? 0
    const dates = this.#datesAt(place)
    const ends = wait === 0 ? dates === this.#lanes.finish : wait > 0
    return this.#sourcesOf(into.other[place] ?? 0, dates, lane).every((source) =>
      isMilestone[source] === 1 ? this.#lanes.endsDay[source * laneCount + lane] === 1 : ends,
    )
  }

  #datesAt(place: number): Float64Array {
    const type = this.#input.into.type[place]
    return type === FS || type === FF ? this.#lanes.finish : this.#lanes.start
  }

  /** The leaf itself, or the leaves that give a group its date: all before the group's exit. */
  #sourcesOf(node: number, dates: Float64Array, lane: number): readonly number[] {
    if (this.#input.role[node] !== exitNode) return [node]
    const entry = this.#input.twin[node] ?? 0
    const date = dates[node * laneCount + lane] ?? 0
    const sources: number[] = []
    for (let inside = entry + 1; inside < node; inside++) {
      const isSame = Math.abs((dates[inside * laneCount + lane] ?? Infinity) - date) <= dust
      if (isSame && this.#isLeafBelow(inside, entry)) sources.push(inside)
    }
    return sources
  }

  #isLeafBelow(inside: number, entry: number): boolean {
    const { role, entryAbove, isPlaced } = this.#input
    if (role[inside] === exitNode || isPlaced[inside] === 0) return false
    let above = entryAbove[inside] ?? -1
    while (above > entry) above = entryAbove[above] ?? -1
    return above === entry
  }
}
