/** Passes carried over to another network, whose nodes stand in another order: one gather a column. */

import { Ints } from './ints.ts'
import { exitNode } from './network-shape.ts'
import type { NodeSeats } from './network-seats.ts'
import { carryNetwork, networkOf } from './network.ts'
import type { Network } from './network.ts'
import type { Passes } from './passes.ts'
import { never, none } from './schedule-marks.ts'
import type { ScheduleInputs } from './schedule.ts'
import type { Seats } from './seats.ts'

/** To another network of the same tree. */
export function onto(network: Network, before: Passes): Passes {
  const was = before.network
  if (was.item === network.item) return { ...before, network }
  const from = new Int32Array(network.item.length)
  for (let node = 0; node < from.length; node++)
    from[node] = (network.role[node] === exitNode ? was.exit : was.entry)[network.item[node] ?? 0] ?? 0
  return {
    ...before,
    network,
    early: carried(before.early, from),
    late: carried(before.late, from),
    sides: sidesAt(before.sides, from),
    cut: before.cut.map((node) => network.entry[was.item[node] ?? 0] ?? 0),
  }
}

/** To the network of a tree on whose seats `inputs` stand: what came holds nothing, and nothing that it says is told. */
export function seatedPasses(before: Passes, inputs: ScheduleInputs, seats: Seats): Passes {
  const { structure, columns } = inputs
  const nodes = carryNetwork(before.structure, seats, structure)
  const network = networkOf(structure)
  const was = before.network
  const from = nodes?.from ?? nodesBefore(was, network, seats)
  const move = <T extends object>(of: T): T => (nodes ? shifted(of, nodes) : carried(of, from))
  const early = move(before.early)
  const late = move(before.late)
  for (let now = 0; now < from.length; now++) {
    if ((from[now] ?? -1) >= 0) continue
    const row = network.item[now] ?? 0
    for (const column of [early.start, early.finish, early.openFinish]) column.set(now, none)
    early.state.set(now, columns.state.get(row) ?? 0)
    early.flags.set(now, columns.flags.get(row) ?? 0)
    for (const column of [late.start, late.finish, late.totalFloat, late.freeFloat]) column.set(now, none)
    for (const column of [late.lateBegin, late.lateEnd, late.begin, late.end]) column.set(now, never)
  }
  const seatOf = (node: number): number => seats.to[was.item[node] ?? -1] ?? -1
  return {
    ...before,
    structure,
    network,
    columns,
    early,
    late,
    sides: sidesAt(before.sides, from),
    cut: before.cut.flatMap((node) => (seatOf(node) < 0 ? [] : (network.entry[seatOf(node)] ?? []))),
  }
}

/** By node of a network: the node before that says the same of the same item, -1 for what came. */
function nodesBefore(was: Network, network: Network, seats: Seats): Int32Array {
  const nodes = new Int32Array(network.item.length)
  for (let node = 0; node < nodes.length; node++) {
    const row = seats.from[network.item[node] ?? 0] ?? -1
    nodes[node] = (network.role[node] === exitNode ? was.exit : was.entry)[row] ?? -1
  }
  return nodes
}

function shifted<T extends object>(columns: T, nodes: NodeSeats): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, (column as Ints).seated(nodes)]),
  ) as T
}

function carried<T extends object>(columns: T, from: Int32Array): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, Ints.gathered(column as Ints, from)]),
  ) as T
}

function sidesAt(sides: Uint8Array, from: Int32Array): Uint8Array {
  const moved = new Uint8Array(from.length)
  for (let node = 0; node < moved.length; node++) moved[node] = sides[from[node] ?? -1] ?? 0
  return moved
}
