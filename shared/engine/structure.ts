/**
 * The tree and the links of a plan by position in `plan.items.list`; kept while no item or link comes, goes or moves.
 * Links with an unknown end are left out (SC3.4). A parent that is unknown, or in a ring of parents, counts as none.
 */

import type { Table } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item, Link } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { createLinkTable, endsOf, sameEnds, sameLinks } from './link-table.ts'
import type { LinkTable } from './link-table.ts'
import { keepShape } from './network.ts'
import { positionsOnto } from './seats.ts'
import type { Seats } from './seats.ts'
import { createTree, sameTree } from './tree.ts'
import type { Tree } from './tree.ts'

export interface Structure {
  readonly count: number
  /** Position of the parent, -1 at the top. */
  readonly parent: Int32Array
  /** Every item after all its descendants. */
  readonly childrenFirst: Int32Array
  readonly isLeaf: Uint8Array
  readonly roots: readonly number[]
  /** As shown: by `order`, then id. */
  childrenOf(index: number): readonly number[]
  /** Positions of all leaves below as shown, or the leaf itself; none below a group without any. */
  leavesOf(index: number): readonly number[]
  /** Valid links as written, by the item they leave or enter (not those of its groups). */
  linksFrom(index: number): readonly Link[]
  linksTo(index: number): readonly Link[]
  indexOf(id: ItemId): number | undefined
  readonly tree: Tree
  readonly links: LinkTable
}

/** `previous`, a structure of the same plan before, is returned when nothing of it changed; its parts are kept singly. */
export function createStructure(plan: Plan, previous?: Structure): Structure {
  const before = previous && tablesOf.get(previous)
  const tree = before && sameTree(before.items, plan.items) ? previous.tree : createTree(plan.items)
  const keepsTree = tree === previous?.tree
  if (before && keepsTree && sameLinks(before.links, plan.links.list)) {
    tablesOf.set(previous, { items: plan.items, links: plan.links.list })
    return previous
  }
  const moved = before && !keepsTree ? movedItems(before.items, plan.items) : undefined
  const known = before && { links: previous.links, moved }
  const links = createLinkTable(plan.links.list, plan.items.indexById, known)
  const ends = keepsTree && sameEnds(previous.links.ends, links.ends) ? previous.links.ends : links.ends
  const structure = structureOf(plan.items.indexById, tree, { ...links, ends })
  tablesOf.set(structure, { items: plan.items, links: plan.links.list })
  if (keepsTree) keepShape(previous, structure)
  return structure
}

/** By position in the table before: where the item stands in the one now, -1 for nowhere. Both are sorted by id. */
function movedItems(before: Table<Item>, now: Table<Item>): Int32Array {
  const moved = new Int32Array(before.list.length).fill(-1)
  let at = 0
  before.list.forEach(({ id }, position) => {
    while (at < now.list.length && (now.list[at]?.id ?? '') < id) at++
    if (now.list[at]?.id === id) moved[position] = at++
  })
  return moved
}

/** The structure before on the seats of a plan whose items are `items`: no other link than before. */
export function structureOnto(before: Structure, seats: Seats, items: Table<Item>): Structure {
  const { ends } = before.links
  const now = (column: Int32Array): Int32Array => positionsOnto(column.slice(), seats.to)
  const moved = endsOf(now(ends.from), now(ends.to), seats.count)
  const structure = structureOf(items.indexById, seats.tree, { ...before.links, ends: moved })
  // What came may be the end of a link that had none.
  const knows = before.links.dangling.length === 0 || seats.came.length === 0
  tablesOf.set(structure, { items, links: (knows && tablesOf.get(before)?.links) || [] })
  return structure
}

/** What each structure was last found to be true of: only a memo, so that the next comparison is short. */
const tablesOf = new WeakMap<Structure, { readonly items: Table<Item>; readonly links: readonly Link[] }>()

function structureOf(indexById: ReadonlyMap<ItemId, number>, tree: Tree, links: LinkTable): Structure {
  const { list, ends } = links
  return {
    count: tree.count,
    parent: tree.parent,
    childrenFirst: tree.childrenFirst,
    isLeaf: tree.isLeaf,
    roots: tree.roots,
    childrenOf: (index) => tree.children[index] ?? [],
    leavesOf: tree.leavesOf,
    linksFrom: (index) => gather(list, ends.outOf, ends.outOfStart, index),
    linksTo: (index) => gather(list, ends.into, ends.intoStart, index),
    indexOf: (id) => indexById.get(id),
    tree,
    links,
  }
}

function gather(
  list: readonly Link[],
  members: Int32Array,
  start: Int32Array,
  index: number,
): readonly Link[] {
  const links: Link[] = []
  for (let at = start[index] ?? 0; at < (start[index + 1] ?? 0); at++) {
    const link = list[members[at] ?? 0]
    if (link) links.push(link)
  }
  return links
}
