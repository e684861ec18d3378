/**
 * Where the rows of a plan stand once items came, went or moved in the tree: what was worked out by position before is carried
 * over to the new positions, so that an edit of one item stays an edit of one row.
 */

import { changedIds, find } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import { joinedRows } from './changed-rows.ts'
import { createTree, treeOnto } from './tree.ts'
import type { Tree } from './tree.ts'

/** Positions before and now; rows that came are blank. */
export interface Seats {
  readonly tree: Tree
  readonly count: number
  /** By position now: the one before, -1 for what came. */
  readonly from: Int32Array
  /** By position before: the one now, -1 for what went. */
  readonly to: Int32Array
  readonly came: readonly number[]
  /** Positions before. */
  readonly went: readonly number[]
  /** What stands elsewhere in the tree, with all below it. */
  readonly moved: readonly number[]
  /** What came or moved, and the groups that it came to, left, or went from: what these say is to be worked out again. */
  readonly stirred: readonly number[]
  /** Rows that stand side by side before and now. */
  readonly runs: readonly Run[]
}

interface Run {
  readonly from: number
  readonly to: number
  readonly length: number
}

/** With more that moves, working all out anew costs no more. */
const mostMoves = 64

/** Undefined where too much differs, and where a leaf became a group or a group a leaf. */
export function seatsBetween(before: Table<Item>, treeBefore: Tree, now: Table<Item>): Seats | undefined {
  const ids = changedIds(before, now)
  const came = positionsIn(now, ids, before)
  const went = positionsIn(before, ids, now)
  if (came.length + went.length > mostMoves) return undefined
  const { count, from, to, runs } = seatRuns(before.list.length, came, went)
  const turned = positionsOfTurned(before, now, ids)
  const isSettled = turned.length === 0 && went.every((row) => leavesNobody(treeBefore, to, row))
  const tree = (isSettled && treeOnto(treeBefore, { from, to, came }, before, now)) || createTree(now)
  const moved: number[] = []
  for (let row = 0; row < count; row++) {
    const was = from[row] ?? -1
    if (was < 0) continue
    if (tree.isLeaf[row] !== treeBefore.isLeaf[was]) return undefined
    const above = treeBefore.parent[was] ?? -1
    // What stood in a group that went stands elsewhere, too.
    const stays = above < 0 ? tree.parent[row] === -1 : to[above] !== -1 && tree.parent[row] === to[above]
    if (!stays) moved.push(row)
  }
  if (moved.length > mostMoves) return undefined
  const above = (row: number): number => tree.parent[row] ?? -1
  const aboveBefore = (row: number): number => to[treeBefore.parent[row] ?? -1] ?? -1
  const below = withAllBelow(tree, moved)
  const groups = [
    ...came.map(above),
    ...went.map(aboveBefore),
    ...moved.map(above),
    ...moved.map((row) => aboveBefore(from[row] ?? -1)),
    ...turned.map(above),
  ].filter((row) => row >= 0)
  const stirred = joinedRows(came, below, turned, groups)
  return { tree, count, from, to, came, went, moved: below, stirred, runs }
}

/** Of `length` that stood side by side, those at `went` gone and, by position now, others at `came`; both ascending. */
export function seatRuns(
  length: number,
  came: readonly number[],
  went: readonly number[],
): Pick<Seats, 'count' | 'from' | 'to' | 'came' | 'went' | 'runs'> {
  const count = length + came.length - went.length
  const runs = runsBetween(length, came, went)
  const [from, to] = [new Int32Array(count).fill(-1), new Int32Array(length).fill(-1)]
  for (const run of runs)
    for (let i = 0; i < run.length; i++) {
      from[run.to + i] = run.from + i
      to[run.from + i] = run.to + i
    }
  return { count, from, to, came, went, runs }
}

/** Ascending positions in `table` of what is in it and not in the other. */
function positionsIn(table: Table<Item>, ids: readonly string[], other: Table<Item>): readonly number[] {
  return ids
    .flatMap((id) => (other.indexById.has(id) ? [] : (table.indexById.get(id) ?? [])))
    .sort((a, b) => a - b)
}

/** What stands in another order among its siblings, or in another group. */
function positionsOfTurned(before: Table<Item>, now: Table<Item>, ids: readonly string[]): readonly number[] {
  return ids.flatMap((id) => {
    const [was, is] = [find(before, id), find(now, id)]
    const stays =
      !was || !is || (was.order === is.order && was.parentId === is.parentId && was.type === is.type)
    return stays ? [] : (now.indexById.get(id) ?? [])
  })
}

function leavesNobody({ children }: Tree, to: Int32Array, row: number): boolean {
  return (children[row] ?? []).every((child) => to[child] === -1)
}

function runsBetween(count: number, came: readonly number[], went: readonly number[]): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  let to = 0
  let [nextCame, nextWent] = [0, 0]
  while (from < count) {
    while (came[nextCame] === to) {
      nextCame++
      to++
    }
    if (went[nextWent] === from) {
      nextWent++
      from++
      continue
    }
    const length = Math.min((went[nextWent] ?? count) - from, (came[nextCame] ?? Infinity) - to)
    runs.push({ from, to, length })
    from += length
    to += length
  }
  return runs
}

function withAllBelow({ children }: Tree, rows: readonly number[]): readonly number[] {
  const found = new Set<number>()
  const open = [...rows]
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (found.has(row)) continue
    found.add(row)
    for (const child of children[row] ?? []) open.push(child)
  }
  return [...found]
}

type Column = Int32Array | Uint32Array | Uint8Array | Float64Array

/** A column by position before, by position now. */
export function seated<T extends Column>(
  column: T,
  { count, runs, came }: Pick<Seats, 'count' | 'runs' | 'came'>,
  blank = 0,
): T {
  const moved = new (column.constructor as new (length: number) => T)(count)
  for (const { from, to, length } of runs) moved.set(column.subarray(from, from + length), to)
  if (blank !== 0) for (const row of came) moved[row] = blank
  return moved
}

export function seatedList<T>(list: readonly T[], { runs, came }: Seats, blankAt: (row: number) => T): T[] {
  const parts: (readonly T[])[] = []
  let next = 0
  let end = 0
  const fillTo = (row: number): void => {
    for (; next < came.length && end < row; end++) parts.push([blankAt(came[next++] ?? -1)])
  }
  for (const { from, to, length } of runs) {
    fillTo(to)
    parts.push(list.slice(from, from + length))
    end += length
  }
  fillTo(Infinity)
  return ([] as T[]).concat(...parts)
}

/** A column whose members are positions themselves, -1 for none. */
export function seatedPositions(column: Int32Array, seats: Seats): Int32Array {
  return positionsOnto(seated(column, seats, -1), seats.to)
}

/** Where each position of a column stands now, -1 for nowhere: the column is written to. */
export function positionsOnto(column: Int32Array, to: Int32Array): Int32Array {
  for (let i = 0; i < column.length; i++) column[i] = to[column[i] ?? -1] ?? -1
  return column
}

/** Positions themselves, without those that went; ascending stays ascending. */
export function seatedRows(rows: readonly number[], { to }: Pick<Seats, 'to'>): readonly number[] {
  const now: number[] = []
  for (const row of rows) {
    const seat = to[row] ?? -1
    if (seat >= 0) now.push(seat)
  }
  return now
}
