/** How far a change reaches along links: what it is about, and what hangs on that. */

import type { Structure } from './structure.ts'

/**
 * With what links lead to from the marked ones, so many links far; a link at a group is one at every leaf below. Links of a
 * circle, which the schedule leaves out, count too.
 */
export function withFollowers(
  structure: Structure,
  marks: Uint8Array,
  from: readonly number[],
  far: number,
): Uint8Array {
  const { outOf, outOfStart, to } = structure.links.ends
  const found = marks.slice()
  const reached = new Uint8Array(structure.count)
  let edge = [...from]
  for (let step = 0; step < far && edge.length > 0; step++) {
    const next: number[] = []
    const reach = (index: number): void => {
      if (reached[index] === 1) return
      reached[index] = 1
      if (found[index] === 0) next.push(index)
      found[index] = 1
      for (const child of structure.childrenOf(index)) reach(child)
    }
    for (const index of edge) {
      for (let item = index; item >= 0; item = structure.parent[item] ?? -1) {
        for (let at = outOfStart[item] ?? 0; at < (outOfStart[item + 1] ?? 0); at++)
          reach(to[outOf[at] ?? 0] ?? 0)
      }
    }
    edge = next
  }
  return found
}

/** With what links come from: work that is open again hangs on it anew. */
export function withSources(structure: Structure, positions: readonly number[]): Uint8Array {
  const { intoStart, into, from } = structure.links.ends
  const marks = new Uint8Array(structure.count)
  for (const index of positions) {
    marks[index] = 1
    for (let item = index; item >= 0; item = structure.parent[item] ?? -1) {
      for (let at = intoStart[item] ?? 0; at < (intoStart[item + 1] ?? 0); at++) {
        const source = from[into[at] ?? 0] ?? 0
        if (structure.isLeaf[source] === 1) marks[source] = 1
        else for (const leaf of structure.leavesOf(source)) marks[leaf] = 1
      }
    }
  }
  return marks
}
