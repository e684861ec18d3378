/**
 * The backward pass (SC4.2–SC4.5): how late every unfinished leaf may be without moving the plan's end, a deadline or what
 * hangs on it, and how far it may move without moving anything at all. Groups gather what is in them on the way.
 */

import type { EarlyDates } from './forward-pass.ts'
import { tellGroupAbove } from './late-groups.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, milestone, unstarted } from './leaf-row.ts'
import { Ints } from './ints.ts'
import { LinkLimits } from './link-limits.ts'
import { entryNode, exitNode, leafNode } from './network-shape.ts'
import type { EndSides } from './milestone-side.ts'
import type { Network } from './network.ts'
import { never, none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By node: of leaves and of the entries of groups; exits hold nothing. `none` for what has no float. */
export interface LateDates {
  readonly start: Ints
  readonly finish: Ints
  readonly totalFloat: Ints
  readonly freeFloat: Ints
  /** Where work not yet done begins and ends, late and early; `never` where links into it do not count. */
  readonly lateBegin: Ints
  readonly lateEnd: Ints
  readonly begin: Ints
  readonly end: Ints
}

/** What late dates rest on. */
export interface LateInput {
  readonly network: Network
  /** By position. */
  readonly leaves: LeafColumns
  readonly early: EarlyDates
  readonly sides: EndSides
  /** F. */
  readonly planEnd: number
  readonly retained: boolean
}

export function backwardPass(input: LateInput): LateDates {
  const { network, leaves, early } = input
  const { role, item } = network
  const column = (value: number): Ints => Ints.of(role.length, value)
  const late: LateDates = {
    start: column(none),
    finish: column(none),
    totalFloat: column(none),
    freeFloat: column(none),
    lateBegin: column(never),
    lateEnd: column(never),
    begin: column(never),
    end: column(never),
  }
  const allowed = new LinkLimits(network, early, late, role.length)
  for (let node = role.length - 1; node >= 0; node--) {
    if (role[node] === exitNode) {
      allowed.ask(node)
      continue
    }
    if (
      role[node] === leafNode &&
      leaves.state.get(item[node] ?? 0) !== finished &&
      early.start.get(node) !== none
    ) {
      allowed.ask(node)
      place(node, input, late, allowed)
    }
    tellGroupAbove(network, late, node)
  }
  return late
}

export interface LateAgain {
  readonly late: LateDates
  /** Leaves and entries whose dates are others than before. */
  readonly changed: readonly number[]
}

/** The pass again, as `forwardAgain` does it, from the last node to the first; of the same end of the plan. */
export function backwardAgain(
  input: LateInput,
  childrenOf: Structure['childrenOf'],
  before: LateDates,
  from: readonly number[],
): LateAgain {
  if (from.length === 0) return { late: before, changed: from }
  const { network, leaves, early } = input
  const { role, item, entry, exit, entryAbove, into } = network
  const late = Object.fromEntries(
    columnNames.map((name) => [name, before[name].next()]),
  ) as unknown as LateDates
  const allowed = new LinkLimits(network, early, late, 0)
  const waits = new Uint8Array(role.length)
  const changed: number[] = []
  for (const node of from) waits[node] = 1
  for (let node = waits.lastIndexOf(1); node >= 0; node = waits.lastIndexOf(1, node - 1)) {
    waits[node] = 0
    const inside = role[node] === leafNode ? nobody : childrenOf(item[node] ?? 0)
    if (role[node] === exitNode) {
      for (const child of inside) waits[exit[child] ?? 0] = 1
      continue
    }
    for (const name of columnNames) late[name].set(node, unlimited.has(name) ? never : none)
    if (role[node] === entryNode) {
      for (const child of inside) tellGroupAbove(network, late, entry[child] ?? 0)
    } else if (leaves.state.get(item[node] ?? 0) !== finished && early.start.get(node) !== none) {
      allowed.askAlone(node)
      place(node, input, late, allowed)
    }
    if (columnNames.every((name) => late[name].get(node) === before[name].get(node))) continue
    changed.push(node)
    const end = into.start[node + 1] ?? 0
    for (let at = into.start[node] ?? 0; at < end; at++) waits[into.other[at] ?? 0] = 1
    const above = entryAbove[node] ?? -1
    if (above >= 0) waits[above] = 1
  }
  return { late, changed }
}

const unlimited: ReadonlySet<keyof LateDates> = new Set(['lateBegin', 'lateEnd', 'begin', 'end'] as const)
const columnNames = [
  'start',
  'finish',
  'totalFloat',
  'freeFloat',
  'lateBegin',
  'lateEnd',
  'begin',
  'end',
] as const
const nobody: readonly number[] = []

function place(
  leaf: number,
  { network, leaves, early, sides, planEnd, retained }: LateInput,
  late: LateDates,
  allowed: LinkLimits,
): void {
  const { state, duration, remaining } = leaves
  const row = network.item[leaf] ?? 0
  const limit = deadlineLimit(leaves, row, sides[leaf] === 1)
  const from = early.start.get(leaf) ?? none
  const to = early.finish.get(leaf) ?? none
  const length = duration.get(row) ?? 0
  const left = remaining.get(row) ?? 0
  const isUnstarted = state.get(row) === unstarted
  let finish = Math.min(planEnd, limit === none ? never : limit, allowed.lateFinish)
  let free = Math.min(planEnd, allowed.freeFinish) - to
  if (isUnstarted) {
    finish = Math.min(finish, allowed.lateStart + length)
    free = Math.min(free, allowed.freeStart - from)
  }
  late.finish.set(leaf, finish)
  late.start.set(leaf, finish - length)
  late.totalFloat.set(leaf, finish - to)
  late.freeFloat.set(leaf, free)
  if (!isUnstarted && (!retained || left === 0)) return
  late.lateBegin.set(leaf, finish - left)
  late.lateEnd.set(leaf, finish)
  late.begin.set(leaf, to - left)
  late.end.set(leaf, to)
}

/** The end of a deadline is also the latest boundary, but for a milestone that is shown on the day that begins there. */
function deadlineLimit({ deadline, kind }: LeafColumns, row: number, endsDay: boolean): number {
  const limit = deadline.get(row) ?? none
  return limit === none || kind.get(row) !== milestone || endsDay ? limit : limit - 1
}
