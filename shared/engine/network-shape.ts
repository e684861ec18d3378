/** The nodes of a network in their order: leaves, entries and exits of groups (SC3.5), with the cycles taken out (SC3.4). */

import { must } from '../base/assert.ts'
import { findCycles } from './cycles.ts'
import type { Cycle, FoundCycles } from './cycles.ts'
import type { Structure } from './structure.ts'

export interface NetworkShape {
  /** By node: its item, and what of it the node is. */
  readonly item: Int32Array
  readonly role: Uint8Array
  /** By node: entry and exit of the group above, -1 at the top. */
  readonly entryAbove: Int32Array
  readonly exitAbove: Int32Array
  /** By item: the nodes at which it is entered and left; of a leaf they are one. */
  readonly entry: Int32Array
  readonly exit: Int32Array
  /** By position in the structure's links: 1 when left out as part of a cycle. */
  readonly isCut: Uint8Array
  readonly cycles: readonly Cycle[]
}

export const leafNode = 0
export const entryNode = 1
export const exitNode = 2

export function createNetworkShape(structure: Structure): NetworkShape {
  const { count, isLeaf, parent, links } = structure
  const uncut: FoundCycles = { cycles: [], isCut: new Uint8Array(links.list.length) }
  const whole = walkOrder(structure, uncut.isCut)
  const { cycles, isCut } = whole ? uncut : findCycles(structure)
  const order = whole ?? must(walkOrder(structure, isCut), 'a cycle is left')
  const item = new Int32Array(order.length)
  const role = new Uint8Array(order.length)
  const entry = new Int32Array(count)
  const exit = new Int32Array(count)
  for (let node = 0; node < order.length; node++) {
    const step = order[node] ?? 0
    const of = step < count ? step : step - count
    item[node] = of
    role[node] = step >= count ? exitNode : isLeaf[of] === 1 ? leafNode : entryNode
    if (role[node] !== exitNode) entry[of] = node
    if (role[node] !== entryNode) exit[of] = node
  }
  const above = (nodeOf: Int32Array): Int32Array => {
    const nodes = new Int32Array(item.length)
    for (let node = 0; node < nodes.length; node++) nodes[node] = nodeOf[parent[item[node] ?? 0] ?? -1] ?? -1
    return nodes
  }
  return { item, role, entryAbove: above(entry), exitAbove: above(exit), entry, exit, isCut, cycles }
}

/**
 * Every step after those it waits for: step `i` is leaf or entry `i`, `count + i` is exit `i`. It follows chains before it
 * begins others, so that what belongs together lies together. Undefined when a cycle keeps some from ever coming.
 */
function walkOrder(structure: Structure, isCut: Uint8Array): Int32Array | undefined {
  const { count, isLeaf, parent } = structure
  const { to, intoStart, into, outOfStart, outOf } = structure.links.ends
  const waiting = new Int32Array(2 * count)
  const ready: number[] = []
  let groupCount = 0
  for (let item = count - 1; item >= 0; item--) {
    let waits = (parent[item] ?? -1) < 0 ? 0 : 1
    for (let at = intoStart[item] ?? 0; at < (intoStart[item + 1] ?? 0); at++) {
      if (isCut[into[at] ?? 0] !== 1) waits++
    }
    waiting[item] = waits
    if (waits === 0) ready.push(item)
    if (isLeaf[item] === 1) continue
    groupCount++
    waiting[count + item] = Math.max(1, structure.childrenOf(item).length)
  }
  const order = new Int32Array(count + groupCount)
  let placed = 0
  const comes = (step: number): void => {
    const left = (waiting[step] ?? 0) - 1
    waiting[step] = left
    if (left === 0) ready.push(step)
  }
  for (let step = ready.pop(); step !== undefined; step = ready.pop()) {
    order[placed++] = step
    const item = step < count ? step : step - count
    if (step < count && isLeaf[item] !== 1) {
      const children = structure.childrenOf(item)
      if (children.length === 0) comes(count + item)
      for (const child of children) comes(child)
      continue
    }
    for (let at = outOfStart[item] ?? 0; at < (outOfStart[item + 1] ?? 0); at++) {
      const link = outOf[at] ?? 0
      if (isCut[link] !== 1) comes(to[link] ?? 0)
    }
    const above = parent[item] ?? -1
    if (above >= 0) comes(count + above)
  }
  return placed === order.length ? order : undefined
}
