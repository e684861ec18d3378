/**
 * The forward pass (SC4.1, SC5): every leaf as soon as its links, its commitment, what blocks it, the plan's start and the
 * status date allow; facts stay where they are.
 */

import { finished, started, unstarted } from './leaf-row.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

export interface Floors {
  /** Nothing unstarted lies before the later of the plan's start and the status date (SC3.3, SC5.2). */
  readonly unstarted: number
  /** The rest of a started task begins at the status date at the earliest. */
  readonly started: number
}

/** By position; of groups only those that a link goes out of are filled in. */
export interface EarlyDates {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly state: Uint8Array
  readonly flags: Uint32Array
  /** Of a group: the latest finish of a leaf that is not finished. Of a leaf that is not finished: its finish. */
  readonly openFinish: Int32Array
}

/** Why a task that has begun is out of sequence (SC5.6): what was not there yet when it began, or when it finished. */
const beganTooEarly = 1
const endedTooEarly = 2
const atTheEarliest = 4
const atTheEarliestOpen = 8

/** Far beyond any real plan, and small enough that sums stay whole numbers of 32 bits. */
const furthest = 1 << 29

export function forwardPass(
  structure: Structure,
  network: Network,
  columns: LeafColumns,
  floors: Floors,
  retained: boolean,
): EarlyDates {
  const { count, isLeaf, parent } = structure
  const { order, into, hearsGroup } = network
  const start = new Int32Array(count).fill(none)
  const finish = new Int32Array(count).fill(none)
  const openFinish = new Int32Array(count).fill(none)
  const state = Uint8Array.from(columns.state)
  const flags = Uint32Array.from(columns.flags)
  const early: EarlyDates = { start, finish, state, flags, openFinish }

  /** What each group hears from links into it and the groups above, handed on to its leaves: bounds and marks. */
  const heard = new Int32Array(hearsGroup.includes(1) ? count * 5 : 0)

  /** What links ask of a start and of a finish: of all predecessors, and of those not finished. */
  let startAll = none
  let finishAll = none
  let startOpen = none
  let finishOpen = none
  let marks = 0

  const listen = (item: number): void => {
    const above = parent[item] ?? -1
    if (hearsGroup[item] === 1 && above >= 0 && hearsGroup[above] === 1) {
      startAll = heard[above * 5] ?? none
      finishAll = heard[above * 5 + 1] ?? none
      startOpen = heard[above * 5 + 2] ?? none
      finishOpen = heard[above * 5 + 3] ?? none
      marks = heard[above * 5 + 4] ?? 0
    } else {
      startAll = finishAll = startOpen = finishOpen = none
      marks = 0
    }
    const end = into.start[item + 1] ?? 0
    for (let at = into.start[item] ?? 0; at < end; at++) {
      const source = into.other[at] ?? 0
      const type = into.type[at] ?? FS
      const lag = into.lag[at] ?? 0
      const sourceState = state[source] ?? finished
      const fromFinish = type === FS || type === FF
      const isOpen = sourceState !== finished
      if (fromFinish ? isOpen : sourceState === unstarted) {
        marks |= type === FS || type === SS ? beganTooEarly : endedTooEarly
      }
      const from = (fromFinish ? finish[source] : start[source]) ?? none
      if (from === none) continue
      const isAtTheEarliest =
        ((flags[source] ?? 0) & flagBits.AT_THE_EARLIEST) !== 0 && (fromFinish || sourceState === unstarted)
      if (isAtTheEarliest) marks |= isOpen ? atTheEarliest | atTheEarliestOpen : atTheEarliest
      const open = isOpen ? (fromFinish ? (openFinish[source] ?? none) : from) : none
      if (type === FS || type === SS) {
        if (from + lag > startAll) startAll = from + lag
        if (open !== none && open + lag > startOpen) startOpen = open + lag
      } else {
        if (from + lag > finishAll) finishAll = from + lag
        if (open !== none && open + lag > finishOpen) finishOpen = open + lag
      }
    }
  }

  const placeStarted = (leaf: number): void => {
    start[leaf] = columns.fixedStart[leaf] ?? none
    if ((marks & beganTooEarly) !== 0) flags[leaf] = (flags[leaf] ?? 0) | flagBits.OUT_OF_SEQUENCE
    const remaining = columns.remaining[leaf] ?? 0
    if (remaining === 0) {
      finish[leaf] = columns.fixedFinish[leaf] ?? none
      return
    }
    let rest = Math.max(floors.started, columns.fixedStart[leaf] ?? none, columns.freedAt[leaf] ?? none)
    if (retained) {
      rest = Math.max(rest, startOpen, finishOpen - remaining)
      if ((marks & atTheEarliestOpen) !== 0) flags[leaf] = (flags[leaf] ?? 0) | flagBits.AT_THE_EARLIEST
    }
    finish[leaf] = Math.min(furthest, rest + remaining)
  }

  const placeUnstarted = (leaf: number): void => {
    const duration = columns.duration[leaf] ?? 0
    const byLinks = Math.max(startAll, finishAll === none ? none : finishAll - duration)
    if (byLinks === none && columns.saysWhen[leaf] === 0) return
    const own = Math.max(floors.unstarted, columns.notBefore[leaf] ?? none, columns.freedAt[leaf] ?? none)
    const from = Math.min(furthest, Math.max(own, byLinks))
    start[leaf] = from
    finish[leaf] = from + duration
    if ((marks & atTheEarliest) !== 0) flags[leaf] = (flags[leaf] ?? 0) | flagBits.AT_THE_EARLIEST
  }

  const placeFinished = (leaf: number): void => {
    start[leaf] = columns.fixedStart[leaf] ?? none
    finish[leaf] = columns.fixedFinish[leaf] ?? none
    if ((marks & (beganTooEarly | endedTooEarly)) !== 0 && start[leaf] !== none) {
      flags[leaf] = (flags[leaf] ?? 0) | flagBits.OUT_OF_SEQUENCE
    }
  }

  for (let at = 0; at < order.length; at++) {
    const node = order[at] ?? 0
    if (node >= count) {
      gatherEarly(structure, node - count, early)
      continue
    }
    listen(node)
    if (isLeaf[node] !== 1) {
      heard[node * 5] = startAll
      heard[node * 5 + 1] = finishAll
      heard[node * 5 + 2] = startOpen
      heard[node * 5 + 3] = finishOpen
      heard[node * 5 + 4] = marks
      continue
    }
    const is = state[node]
    if (is === unstarted) placeUnstarted(node)
    else if (is === started) placeStarted(node)
    else placeFinished(node)
    if (is !== finished) openFinish[node] = finish[node] ?? none
  }
  return early
}

/** A group's early dates, state and AT_THE_EARLIEST from its children's (SC3.5). */
export function gatherEarly(structure: Structure, group: number, early: EarlyDates): void {
  const { start, finish, openFinish, state, flags } = early
  let earliest = none
  let latest = none
  let latestOpen = none
  let allFinished = true
  let anyBegun = false
  let marks = 0
  const children = structure.childrenOf(group)
  for (const child of children) {
    const from = start[child] ?? none
    const to = finish[child] ?? none
    if (from !== none && (earliest === none || from < earliest)) earliest = from
    if (to > latest) latest = to
    if ((openFinish[child] ?? none) > latestOpen) latestOpen = openFinish[child] ?? none
    if (state[child] !== finished) allFinished = false
    if (state[child] !== unstarted && from !== none) anyBegun = true
    if (state[child] !== finished) marks |= (flags[child] ?? 0) & flagBits.AT_THE_EARLIEST
  }
  start[group] = earliest
  finish[group] = latest
  openFinish[group] = latestOpen
  state[group] = allFinished && children.length > 0 ? finished : anyBegun ? started : unstarted
  flags[group] = (flags[group] ?? 0) | marks
}
