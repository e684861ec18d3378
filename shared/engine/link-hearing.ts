/** What links ask of a node's dates (SC3.1, SC5.6): its own links, and those into the groups above, which their entries pass on. */

import type { EarlyDates } from './forward-pass.ts'
import { finished, unstarted } from './leaf-row.ts'
import { entryNode } from './network-shape.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'

/** Marks: what was not there yet when the item began, or finished; and predecessors that are *at the earliest*. */
export const beganTooEarly = 1
export const endedTooEarly = 2
export const atTheEarliest = 4
/** The same of predecessors that are not finished, the only ones that started work waits for. */
export const openAtTheEarliest = 8

/** After `listen` its members hold what the node hears; `none` where nothing is asked. */
export class LinkHearing {
  /** Boundaries asked of a start and of a finish: by all predecessors, and by those not finished. */
  start: number = none
  finish: number = none
  openStart: number = none
  openFinish: number = none
  marks = 0

  readonly #network: Network
  readonly #early: EarlyDates
  /** By entry, five members each: what it passes on. */
  readonly #passedOn: Int32Array

  /** `nodes`: how many of the first are walked with `listen`. */
  constructor(network: Network, early: EarlyDates, nodes: number) {
    this.#network = network
    this.#early = early
    this.#passedOn = new Int32Array(network.role.includes(entryNode) ? nodes * 5 : 0)
  }

  /** In a walk over all nodes in their order. */
  listen(node: number): void {
    const { entryAbove, role } = this.#network
    this.#hearAbove((entryAbove[node] ?? -1) * 5)
    this.#hearLinks(node)
    if (role[node] === entryNode) this.#passOn(node * 5)
  }

  /** Of one node alone. */
  listenAlone(node: number): void {
    const { entryAbove } = this.#network
    this.#hearAbove(-1)
    for (let at = node; at >= 0; at = entryAbove[at] ?? -1) this.#hearLinks(at)
  }

  #hearLinks(node: number): void {
    const { start } = this.#network.into
    const end = start[node + 1] ?? 0
    for (let place = start[node] ?? 0; place < end; place++) this.#hearLink(place)
  }

  #hearLink(place: number): void {
    const { other, type: types, lag: lags } = this.#network.into
    const { start, finish, openFinish, state: states, flags } = this.#early
    const source = other[place] ?? 0
    const type = types[place] ?? FS
    const lag = lags[place] ?? 0
    const state = states.get(source) ?? finished
    const fromFinish = type === FS || type === FF
    const toStart = type === FS || type === SS
    const isOpen = state !== finished
    if (fromFinish ? isOpen : state === unstarted) this.marks |= toStart ? beganTooEarly : endedTooEarly
    const date = (fromFinish ? finish : start).get(source) ?? none
    if (date === none) return
    if (((flags.get(source) ?? 0) & flagBits.AT_THE_EARLIEST) !== 0 && (fromFinish || state === unstarted)) {
      this.marks |= isOpen ? atTheEarliest | openAtTheEarliest : atTheEarliest
    }
    const open = (isOpen ? (fromFinish ? openFinish.get(source) : date) : none) ?? none
    if (toStart) {
      if (date + lag > this.start) this.start = date + lag
      if (open !== none && open + lag > this.openStart) this.openStart = open + lag
    } else {
      if (date + lag > this.finish) this.finish = date + lag
      if (open !== none && open + lag > this.openFinish) this.openFinish = open + lag
    }
  }

  #hearAbove(at: number): void {
    const isTop = at < 0
    this.start = isTop ? none : (this.#passedOn[at] ?? none)
    this.finish = isTop ? none : (this.#passedOn[at + 1] ?? none)
    this.openStart = isTop ? none : (this.#passedOn[at + 2] ?? none)
    this.openFinish = isTop ? none : (this.#passedOn[at + 3] ?? none)
    this.marks = isTop ? 0 : (this.#passedOn[at + 4] ?? 0)
  }

  #passOn(at: number): void {
    this.#passedOn[at] = this.start
    this.#passedOn[at + 1] = this.finish
    this.#passedOn[at + 2] = this.openStart
    this.#passedOn[at + 3] = this.openFinish
    this.#passedOn[at + 4] = this.marks
  }
}
