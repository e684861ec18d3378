/** The tree of a plan's items by position: parents, children as shown, leaves below. */

import { changedIds, find } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { Item } from '../plan/item.ts'

export interface Tree {
  readonly count: number
  /** Position of the parent, -1 at the top. */
  readonly parent: Int32Array
  /** Every item after all its descendants. */
  readonly childrenFirst: Int32Array
  /** Where each item stands in that. */
  readonly place: Int32Array
  readonly isLeaf: Uint8Array
  readonly roots: readonly number[]
  /** By position; as shown: by `order`, then id. */
  readonly children: readonly (readonly number[])[]
  leavesOf(index: number): readonly number[]
}

const noChildren: readonly number[] = []

export function createTree(items: Table<Item>): Tree {
  const count = items.list.length
  const parent = parentsOf(items)
  const children: number[][] = Array.from({ length: count })
  const roots: number[] = []
  const isLeaf = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1
    if (above < 0) roots.push(i)
    else (children[above] ??= []).push(i)
    isLeaf[i] = items.list[i]?.type === 'group' ? 0 : 1
  }
  const asShown = inOrderOf(items)
  roots.sort(asShown)
  for (let i = 0; i < count; i++) {
    children[i]?.sort(asShown)
    if (children[i] !== undefined) isLeaf[i] = 0
  }
  const sorted = children as readonly (readonly number[] | undefined)[]
  const childLists = Array.from({ length: count }, (_, i) => sorted[i] ?? noChildren)
  return { count, parent, isLeaf, roots, children: childLists, ...walk(roots, childLists, isLeaf) }
}

/**
 * The tree before where nothing but `came` came and nobody stays in what went; undefined where it is to be made anew: somebody
 * may have waited for a group that came.
 */
export function treeOnto(
  before: Tree,
  {
    from,
    to,
    came,
  }: { readonly from: Int32Array; readonly to: Int32Array; readonly came: readonly number[] },
  was: Table<Item>,
  items: Table<Item>,
): Tree | undefined {
  if (before.roots.some((root) => was.list[root]?.parentId !== undefined)) return undefined
  const count = from.length
  const parent = new Int32Array(count)
  const isLeaf = new Uint8Array(count)
  const children = Array.from<readonly number[]>({ length: count })
  const seatsOf = (rows: readonly number[]): readonly number[] => {
    if (rows.length === 0) return noChildren
    const seats: number[] = []
    for (const row of rows) if ((to[row] ?? -1) >= 0) seats.push(to[row] ?? -1)
    return seats
  }
  for (let row = 0; row < count; row++) {
    const seat = from[row] ?? -1
    const above = before.parent[seat] ?? -1
    parent[row] = above < 0 ? -1 : (to[above] ?? -1)
    children[row] = seatsOf(before.children[seat] ?? noChildren)
    const isTask = items.list[row]?.type !== 'group' && children[row]?.length === 0
    isLeaf[row] = isTask ? 1 : 0
  }
  const roots = [...seatsOf(before.roots)]
  const asShown = inOrderOf(items)
  for (const row of came) {
    const id = items.list[row]?.parentId
    const above = id === undefined ? -1 : (items.indexById.get(id) ?? -1)
    if (id !== undefined && above < 0) return undefined
    parent[row] = above
    if (above < 0) roots.push(row)
    else {
      children[above] = [...(children[above] ?? noChildren), row].sort(asShown)
      isLeaf[above] = 0
    }
  }
  roots.sort(asShown)
  return { count, parent, isLeaf, roots, children, ...walk(roots, children, isLeaf) }
}

/** Whether the two tables give the same tree: same items in the same places, of the same types, in the same order. */
export function sameTree(before: Table<Item>, after: Table<Item>): boolean {
  if (before === after) return true
  if (before.list.length !== after.list.length) return false
  if (before.indexById === after.indexById)
    return changedIds(before, after).every((id) => samePlace(find(before, id), find(after, id)))
  return after.list.every((item, i) => samePlace(before.list[i], item))
}

function samePlace(a: Item | undefined, b: Item | undefined): boolean {
  return (
    a === b ||
    (a?.id === b?.id && a?.parentId === b?.parentId && a?.order === b?.order && a?.type === b?.type)
  )
}

/** Positions of parents; an unknown one, and those of items in a ring of parents, are -1. */
function parentsOf(items: Table<Item>): Int32Array {
  const { list, indexById } = items
  const parent = new Int32Array(list.length)
  for (let i = 0; i < list.length; i++) {
    const id = list[i]?.parentId
    parent[i] = id === undefined ? -1 : (indexById.get(id) ?? -1)
  }
  const walkOf = new Int32Array(list.length).fill(-1)
  for (let start = 0; start < list.length; start++) {
    let at = start
    while (at >= 0 && walkOf[at] === -1) {
      walkOf[at] = start
      at = parent[at] ?? -1
    }
    if (at < 0 || walkOf[at] !== start) continue
    for (let next = parent[at] ?? -1; next >= 0;) {
      const above = parent[next] ?? -1
      parent[next] = -1
      next = above
    }
  }
  return parent
}

/** One walk through the tree as shown: descendants before their group, and the run of leaves below each item. */
function walk(
  roots: readonly number[],
  children: readonly (readonly number[])[],
  isLeaf: Uint8Array,
): Pick<Tree, 'childrenFirst' | 'place' | 'leavesOf'> {
  const count = children.length
  const childrenFirst = new Int32Array(count)
  const leaves: number[] = []
  const firstLeaf = new Int32Array(count)
  const endOfLeaves = new Int32Array(count)
  const open: number[] = []
  const nextChild = new Int32Array(count)
  let placed = 0
  for (const root of roots) {
    open.push(root)
    firstLeaf[root] = leaves.length
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const child = children[at]?.[nextChild[at] ?? 0]
      if (child !== undefined) {
        nextChild[at] = (nextChild[at] ?? 0) + 1
        firstLeaf[child] = leaves.length
        open.push(child)
        continue
      }
      open.pop()
      if (isLeaf[at] === 1) leaves.push(at)
      endOfLeaves[at] = leaves.length
      childrenFirst[placed++] = at
    }
  }
  const place = new Int32Array(count)
  for (let at = 0; at < count; at++) place[childrenFirst[at] ?? 0] = at
  return { childrenFirst, place, leavesOf: (index) => leaves.slice(firstLeaf[index], endOfLeaves[index]) }
}

function inOrderOf({ list }: Table<Item>): (a: number, b: number) => number {
  return (a, b) => compareOrder(list[a], list[b]) || a - b
}

function compareOrder(a: Item | undefined, b: Item | undefined): number {
  const first = a?.order ?? ''
  const second = b?.order ?? ''
  return first < second ? -1 : first > second ? 1 : 0
}
