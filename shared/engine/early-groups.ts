/** Groups gather the early dates, the state and AT_THE_EARLIEST of what is in them, at their exits (SC3.5). */

import type { EarlyDates } from './forward-pass.ts'
import { finished, started, unstarted } from './leaf-row.ts'
import type { Ints } from './ints.ts'
import type { Network } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'

const holdsAny = 1
const holdsOpen = 2
const holdsBegun = 4

export class EarlyGroups {
  readonly #network: Network
  readonly #early: EarlyDates
  /** By exit: what has come out of the group so far. */
  readonly #holds: Uint8Array

  constructor(network: Network, early: EarlyDates) {
    this.#network = network
    this.#early = early
    this.#holds = new Uint8Array(network.item.length)
  }

  /** A leaf that is placed, or the exit of a group that is complete, tells the group above. */
  add(node: number): void {
    const exit = this.#network.exitAbove[node] ?? -1
    if (exit < 0) return
    const { start, finish, openFinish, state, flags } = this.#early
    const from = start.get(node) ?? none
    const is = state.get(node) ?? finished
    let holds = (this.#holds[exit] ?? 0) | holdsAny
    if (is !== finished) {
      holds |= holdsOpen
      flags.set(exit, (flags.get(exit) ?? 0) | ((flags.get(node) ?? 0) & flagBits.AT_THE_EARLIEST))
    }
    if (from !== none) {
      if (is !== unstarted) holds |= holdsBegun
      const earliest = start.get(exit) ?? none
      if (earliest === none || from < earliest) start.set(exit, from)
      raise(finish, exit, node)
      raise(openFinish, exit, node)
    }
    this.#holds[exit] = holds
  }

  /** Once all that is in the group has told: finished when all of it is, started when any has begun. */
  close(exit: number): void {
    this.#settle(exit)
    this.add(exit)
  }

  /** The exit of one group alone, from the exits of what is directly in it. */
  gather(exit: number, inside: readonly number[]): void {
    const { start, finish, openFinish, flags } = this.#early
    for (const column of [start, finish, openFinish]) column.set(exit, none)
    flags.set(exit, 0)
    this.#holds[exit] = 0
    for (const item of inside) this.add(this.#network.exit[item] ?? 0)
    this.#settle(exit)
  }

  #settle(exit: number): void {
    const holds = this.#holds[exit] ?? 0
    const isFinished = (holds & holdsAny) !== 0 && (holds & holdsOpen) === 0
    this.#early.state.set(exit, isFinished ? finished : (holds & holdsBegun) !== 0 ? started : unstarted)
  }
}

function raise(column: Ints, exit: number, node: number): void {
  const value = column.get(node) ?? none
  if (value > (column.get(exit) ?? none)) column.set(exit, value)
}
