/** Passes carried over to another network of the same tree, whose nodes stand in another order: one gather a column. */

import { exitNode, gathered } from './network-shape.ts'
import type { Network } from './network.ts'
import type { Passes } from './passes.ts'

export function onto(network: Network, before: Passes): Passes {
  const was = before.network
  if (was.item === network.item) return { ...before, network }
  const from = network.item.map(
    (item, node) => (network.role[node] === exitNode ? was.exit : was.entry)[item] ?? 0,
  )
  const carried = <T extends object>(columns: T): T =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, gathered(column as Int32Array, from)]),
    ) as T
  return {
    ...before,
    network,
    leaves: carried(before.leaves),
    early: carried(before.early),
    late: carried(before.late),
    sides: new Uint8Array(gathered(before.sides, from)),
    cut: before.cut.map((node) => network.entry[was.item[node] ?? 0] ?? 0),
  }
}
