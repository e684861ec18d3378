/** Every link that an item obeys: those into itself and into the groups above it (SC3.5). */

import type { Network } from './network.ts'
import type { Structure } from './structure.ts'

/** Places in `network.into`. */
export function linksInto(structure: Structure, network: Network, item: number): readonly number[] {
  const { into, entry } = network
  const places: number[] = []
  for (let at = item; at >= 0; at = structure.parent[at] ?? -1) {
    const node = entry[at] ?? 0
    const end = into.start[node + 1] ?? 0
    for (let place = into.start[node] ?? 0; place < end; place++) places.push(place)
  }
  return places
}
