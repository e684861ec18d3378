/**
 * The forward pass (SC4.1, SC5): every leaf as soon as its links, its commitment, what blocks it, the plan's start and the
 * status date allow; facts stay where they are. Groups gather what is in them on the way.
 */

import { EarlyGroups } from './early-groups.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, started, unstarted } from './leaf-row.ts'
import {
  atTheEarliest,
  beganTooEarly,
  endedTooEarly,
  LinkHearing,
  openAtTheEarliest,
} from './link-hearing.ts'
import { Ints } from './ints.ts'
import { entryNode, exitNode, leafNode } from './network-shape.ts'
import type { Network } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

export interface Floors {
  /** Nothing unstarted lies before the later of the plan's start and the status date (SC3.3, SC5.2). */
  readonly unstarted: number
  /** The rest of a started task begins at the status date at the earliest. */
  readonly started: number
}

/** By node: of leaves and of the exits of groups; entries hold nothing. */
export interface EarlyDates {
  readonly start: Ints
  readonly finish: Ints
  /** The latest finish of what is not finished. */
  readonly openFinish: Ints
  readonly state: Ints
  readonly flags: Ints
}

/** Far beyond any real plan, and small enough that sums stay whole numbers of 32 bits. */
const furthest = 1 << 29

/** Leaves by position. With `retained` off, links into what has begun are ignored (SC5.6). */
export function forwardPass(
  network: Network,
  leaves: LeafColumns,
  floors: Floors,
  retained: boolean,
): EarlyDates {
  const { role, item } = network
  const count = role.length
  const early: EarlyDates = {
    start: Ints.of(count, none),
    finish: Ints.of(count, none),
    openFinish: Ints.of(count, none),
    state: Ints.gathered(leaves.state, item),
    flags: Ints.gathered(leaves.flags, item),
  }
  const heard = new LinkHearing(network, early, count)
  const groups = new EarlyGroups(network, early)
  for (let node = 0; node < count; node++) {
    if (role[node] === exitNode) {
      groups.close(node)
      continue
    }
    heard.listen(node)
    if (role[node] === entryNode) continue
    place(node, item[node] ?? 0, leaves, early, heard, floors, retained)
    groups.add(node)
  }
  return early
}

export interface EarlyAgain {
  readonly early: EarlyDates
  /** Leaves and exits whose dates are others than before. */
  readonly changed: readonly number[]
}

/**
 * The pass again, from dates before: in the order of the nodes it comes by those in `from`, whose own numbers may be others,
 * and by what hears of a node that came out different.
 */
export function forwardAgain(
  network: Network,
  childrenOf: Structure['childrenOf'],
  leaves: LeafColumns,
  floors: Floors,
  retained: boolean,
  before: EarlyDates,
  from: readonly number[],
): EarlyAgain {
  if (from.length === 0) return { early: before, changed: from }
  const { role, item, entry, exitAbove, outOf } = network
  const early: EarlyDates = {
    start: before.start.next(),
    finish: before.finish.next(),
    openFinish: before.openFinish.next(),
    state: before.state.next(),
    flags: before.flags.next(),
  }
  const heard = new LinkHearing(network, early, 0)
  const groups = new EarlyGroups(network, early)
  const waits = new Uint8Array(role.length)
  const changed: number[] = []
  for (const node of from) waits[node] = 1
  for (let node = waits.indexOf(1); node >= 0; node = waits.indexOf(1, node + 1)) {
    const row = item[node] ?? 0
    const inside = role[node] === leafNode ? nobody : childrenOf(row)
    if (role[node] === entryNode) {
      for (const child of inside) waits[entry[child] ?? 0] = 1
      continue
    }
    if (role[node] === exitNode) groups.gather(node, inside)
    else {
      for (const column of [early.start, early.finish, early.openFinish]) column.set(node, none)
      early.state.set(node, leaves.state.get(row) ?? finished)
      early.flags.set(node, leaves.flags.get(row) ?? 0)
      heard.listenAlone(node)
      place(node, row, leaves, early, heard, floors, retained)
    }
    if (columnNames.every((name) => early[name].get(node) === before[name].get(node))) continue
    changed.push(node)
    const end = outOf.start[node + 1] ?? 0
    for (let at = outOf.start[node] ?? 0; at < end; at++) waits[outOf.other[at] ?? 0] = 1
    const above = exitAbove[node] ?? -1
    if (above >= 0) waits[above] = 1
  }
  return { early, changed }
}

const columnNames = ['start', 'finish', 'openFinish', 'state', 'flags'] as const
const nobody: readonly number[] = []

function place(
  leaf: number,
  row: number,
  leaves: LeafColumns,
  early: EarlyDates,
  heard: LinkHearing,
  floors: Floors,
  retained: boolean,
): void {
  switch (leaves.state.get(row)) {
    case unstarted:
      placeUnstarted(leaf, row, leaves, early, heard, floors.unstarted)
      break
    case started:
      placeStarted(leaf, row, leaves, early, heard, floors.started, retained)
      break
    default:
      placeFinished(leaf, row, leaves, early, heard)
  }
  if (leaves.state.get(row) !== finished) early.openFinish.set(leaf, early.finish.get(leaf) ?? none)
}

function placeUnstarted(
  leaf: number,
  row: number,
  { duration, saysWhen, notBefore, freedAt }: LeafColumns,
  early: EarlyDates,
  heard: LinkHearing,
  floor: number,
): void {
  const length = duration.get(row) ?? 0
  const byFinish = heard.finish === none ? none : heard.finish - length
  const byLinks = byFinish > heard.start ? byFinish : heard.start
  if (byLinks === none && saysWhen.get(row) === 0) return
  const start = Math.min(
    furthest,
    Math.max(floor, notBefore.get(row) ?? none, freedAt.get(row) ?? none, byLinks),
  )
  early.start.set(leaf, start)
  early.finish.set(leaf, start + length)
  if ((heard.marks & atTheEarliest) !== 0) flag(early, leaf, flagBits.AT_THE_EARLIEST)
}

function placeStarted(
  leaf: number,
  row: number,
  { remaining, fixedStart, fixedFinish, freedAt, notBefore }: LeafColumns,
  early: EarlyDates,
  heard: LinkHearing,
  floor: number,
  retained: boolean,
): void {
  const start = fixedStart.get(row) ?? none
  const left = remaining.get(row) ?? 0
  early.start.set(leaf, start)
  if ((heard.marks & beganTooEarly) !== 0) flag(early, leaf, flagBits.OUT_OF_SEQUENCE)
  if (left === 0) {
    early.finish.set(leaf, fixedFinish.get(row) ?? none)
    return
  }
  let rest = Math.max(floor, start, freedAt.get(row) ?? none, notBefore.get(row) ?? none)
  if (retained) {
    const byFinish = heard.openFinish === none ? none : heard.openFinish - left
    rest = Math.max(rest, heard.openStart, byFinish)
    if ((heard.marks & openAtTheEarliest) !== 0) flag(early, leaf, flagBits.AT_THE_EARLIEST)
  }
  early.finish.set(leaf, Math.min(furthest, rest + left))
}

/** A finished task passes nothing on of what it did not wait for (SC5.6). */
function placeFinished(
  leaf: number,
  row: number,
  { fixedStart, fixedFinish }: LeafColumns,
  early: EarlyDates,
  heard: LinkHearing,
): void {
  early.start.set(leaf, fixedStart.get(row) ?? none)
  early.finish.set(leaf, fixedFinish.get(row) ?? none)
  if (early.start.get(leaf) !== none && (heard.marks & (beganTooEarly | endedTooEarly)) !== 0) {
    flag(early, leaf, flagBits.OUT_OF_SEQUENCE)
  }
}

function flag(early: EarlyDates, leaf: number, bit: number): void {
  early.flags.set(leaf, (early.flags.get(leaf) ?? 0) | bit)
}
