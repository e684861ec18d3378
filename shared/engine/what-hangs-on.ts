/** What hangs on an item (CN1): everything unfinished that its links reach, and of it what moves with it now. */

import type { BaseFigures } from './figures.ts'
import { isFinished, isUnstarted, restStart } from './link-bounds.ts'
import { linkColumns } from './link-columns.ts'
import { FF, FS, SF, SS } from './network.ts'
import { none } from './schedule-marks.ts'

export interface Hanging {
  /** Positions of leaves, ascending; the item itself is not among them. */
  readonly all: readonly number[]
  /** Of those, the late ones that links without a gap join to it. */
  readonly moved: readonly number[]
}

/** `marks` has a place for every item, all 0, and is handed back like that: roots are asked for by the dozen. */
export function whatHangsOn(
  base: BaseFigures,
  index: number,
  slip: Int32Array,
  marks: Uint8Array = new Uint8Array(base.structure.count),
): Hanging {
  const all: number[] = []
  const open = [index]
  marks[index] = reached | moving
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const isMoving = ((marks[from] ?? 0) & moving) !== 0
    forEachFollower(base, from, (leaf, gap) => {
      const before = marks[leaf] ?? 0
      const after = before | reached | (isMoving && gap <= 0 && (slip[leaf] ?? 0) > 0 ? moving : 0)
      if (after === before) return
      if (before === 0) all.push(leaf)
      marks[leaf] = after
      open.push(leaf)
    })
  }
  const sorted = [...Int32Array.from(all).sort()]
  const moved = sorted.filter((leaf) => ((marks[leaf] ?? 0) & moving) !== 0)
  for (const leaf of all) marks[leaf] = 0
  marks[index] = 0
  return { all: sorted, moved }
}

const reached = 1
const moving = 2

/** Unfinished leaves that a leaf's links, and those of its groups, hold; `gap` in working days until they would move. */
export function forEachFollower(
  base: BaseFigures,
  index: number,
  use: (leaf: number, gap: number) => void,
): void {
  const { structure, schedule } = base
  const { outOfStart, outOf, to } = structure.links.ends
  const { type: types, lag, isCut } = linkColumns(structure)
  for (let item = index; item >= 0; item = structure.parent[item] ?? -1) {
    for (let at = outOfStart[item] ?? 0; at < (outOfStart[item + 1] ?? 0); at++) {
      const link = outOf[at] ?? 0
      const type = types[link] ?? FS
      const fromStart = type === SS || type === SF
      if (isCut[link] === 1 || (fromStart && !isUnstarted(base, index))) continue
      const end = (fromStart ? schedule.earlyStart : schedule.earlyFinish)[index] ?? none
      const boundary = end === none ? none : end + (lag[link] ?? 0)
      const finishes = type === FF || type === SF
      const reach = (leaf: number): void => {
        if (leaf === index || isFinished(base, leaf)) return
        const place = finishes ? (schedule.earlyFinish[leaf] ?? none) : restStart(base, leaf)
        use(leaf, place === none || boundary === none ? 0x7fffffff : place - boundary)
      }
      const target = to[link] ?? 0
      if (structure.isLeaf[target] === 1) reach(target)
      else for (const leaf of structure.leavesOf(target)) reach(leaf)
    }
  }
}
