/**
 * MP9: an item that spends, or is to spend, towards a key result whose value hangs on a gate, with no chain of links between
 * the two, in either direction: *€ 51,000 spent for Launch; nothing links them.*
 */

import { must } from '../../base/assert.ts'
import type { BaseFigures } from '../figures.ts'
import { isFinished } from '../link-bounds.ts'
import { seated } from '../seats.ts'
import type { Seats } from '../seats.ts'
import type { Structure } from '../structure.ts'
import { rowsAtChangedLinks } from '../changed-links.ts'
import { whoCanMend } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { isOpenLeaf } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const notLinkedToGate: ItemRule = {
  rule: 'MP9',
  reads: 'gates',
  find(base, index) {
    const shares = base.mapping.shares[index] ?? []
    if (shares.length === 0 || !isOpenLeaf(base, index)) return undefined
    const found = new Map<number, Gap>()
    for (const { keyResult } of shares) {
      const gate = openGate(base, keyResult)
      if (gate < 0 || gate === index || found.has(gate) || linkedTo(base.structure, gate)[index] === 1)
        continue
      const gap = gapOf(base, index, gate)
      if (gap !== undefined) found.set(gate, gap)
    }
    return found.size === 0 ? undefined : [...found.values()]
  },
}

/** Position of the item that a key result hangs on, -1 for none or for one that is reached. */
export function openGate(base: BaseFigures, keyResult: number): number {
  const id = base.keyResults[keyResult]?.gateId
  const gate = id === undefined ? -1 : (base.structure.indexOf(id) ?? -1)
  return gate < 0 || isFinished(base, gate) ? -1 : gate
}

function gapOf(base: BaseFigures, index: number, gate: number): Gap | undefined {
  const { plan } = base
  const spent = base.reportOf[index]?.cost ?? 0
  const amount = spent > 0 ? spent : (plan.items.list[index]?.budget ?? 0)
  if (amount <= 0) return undefined
  const { id: gateId } = must(plan.items.list[gate])
  return itemGap(base, index, {
    rule: 'MP9',
    severity: spent > 0 ? 'serious' : 'minor',
    person: whoCanMend(base, index),
    facts: { amount, spent: spent > 0 ? 1 : 0, gateId },
    mend: 'link',
    with: { otherId: gateId },
    other: gateId,
  })
}

/** Only a memo: the links stay while dates and reports change. */
const known = new WeakMap<Structure, Map<number, Uint8Array>>()

/** Carries over what was known of gates that the links which came, went or are others do not touch. */
export function carryLinked(before: Structure, structure: Structure): void {
  const was = known.get(before)
  if (before === structure || was === undefined || before.tree !== structure.tree || known.has(structure))
    return
  const rows = rowsAtChangedLinks(before, structure)
  const untouched = [...was].filter(([, linked]) => rows.every((row) => linked[row] !== 1))
  known.set(structure, new Map(untouched))
}

/** What was known of gates, on other seats, unless what came is in a gate, or a link at a group reaches it. */
export function linkedOnto(before: Structure, seats: Seats, structure: Structure): void {
  const was = known.get(before)
  if (was === undefined || seats.moved.length > 0) return
  const { parent, links } = structure
  const { intoStart, outOfStart } = links.ends
  const isEnd = (row: number): boolean =>
    intoStart[row] !== intoStart[row + 1] || outOfStart[row] !== outOfStart[row + 1]
  const holdWhatCame = new Set<number>()
  for (const row of seats.came)
    for (let above = parent[row] ?? -1; above >= 0; above = parent[above] ?? -1) {
      if (isEnd(above)) return
      holdWhatCame.add(above)
    }
  const moved = [...was].flatMap(([gate, linked]) => {
    const now = seats.to[gate] ?? -1
    return now < 0 || holdWhatCame.has(now) ? [] : [[now, seated(linked, seats)] as const]
  })
  known.set(structure, new Map(moved))
}

/** 1 for leaves from which links lead to the item, or to which they lead from it. */
export function linkedTo(structure: Structure, index: number): Uint8Array {
  let byGate = known.get(structure)
  if (byGate === undefined) known.set(structure, (byGate = new Map()))
  let linked = byGate.get(index)
  if (linked === undefined) {
    linked = new Uint8Array(structure.count)
    walk(structure, index, linked, 'into')
    walk(structure, index, linked, 'outOf')
    byGate.set(index, linked)
  }
  return linked
}

/** Links of a leaf are its own and those of the groups above it; a link at a group is one at every leaf below. */
function walk(structure: Structure, from: number, linked: Uint8Array, way: 'into' | 'outOf'): void {
  const { ends } = structure.links
  const [start, links, other] =
    way === 'into' ? [ends.intoStart, ends.into, ends.from] : [ends.outOfStart, ends.outOf, ends.to]
  const seen = new Uint8Array(structure.count)
  const walked = new Uint8Array(structure.count)
  const open: number[] = []
  const reach = (item: number): void => {
    if (seen[item] === 1) return
    seen[item] = 1
    if (structure.isLeaf[item] === 1) {
      linked[item] = 1
      open.push(item)
    } else structure.leavesOf(item).forEach(reach)
  }
  reach(from)
  for (let leaf = open.pop(); leaf !== undefined; leaf = open.pop()) {
    for (let item = leaf; item >= 0 && walked[item] !== 1; item = structure.parent[item] ?? -1) {
      walked[item] = 1
      for (let at = start[item] ?? 0; at < (start[item + 1] ?? 0); at++) reach(other[links[at] ?? 0] ?? 0)
    }
  }
}
