/** What hangs on an item (CN1): everything unfinished that its links reach, and of it what moves with it now. */

import type { BaseFigures } from './figures.ts'
import { isFinished, isUnstarted, restStart } from './link-bounds.ts'
import { FF, FS, networkOf, SF, SS } from './network.ts'
import { none } from './schedule-marks.ts'

export interface Hanging {
  /** Positions of leaves, ascending; the item itself is not among them. */
  readonly all: readonly number[]
  /** Of those, the late ones that links without a gap join to it. */
  readonly moved: readonly number[]
}

export function whatHangsOn(base: BaseFigures, index: number, slip: Int32Array): Hanging {
  const seen = new Set<number>([index])
  const moved = new Set<number>([index])
  const open = [index]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const from = at
    forEachFollower(base, from, (leaf, gap) => {
      const moves = gap <= 0 && (slip[leaf] ?? 0) > 0 && moved.has(from)
      if (seen.has(leaf) && (!moves || moved.has(leaf))) return
      seen.add(leaf)
      if (moves) moved.add(leaf)
      open.push(leaf)
    })
  }
  seen.delete(index)
  moved.delete(index)
  const ascending = (a: number, b: number): number => a - b
  return { all: [...seen].sort(ascending), moved: [...moved].sort(ascending) }
}

/** Unfinished leaves that a leaf's links, and those of its groups, hold; `gap` in working days until they would move. */
export function forEachFollower(
  base: BaseFigures,
  index: number,
  use: (leaf: number, gap: number) => void,
): void {
  const { structure, schedule } = base
  const { outOf, tellsGroup } = networkOf(structure)
  for (let item = index; item >= 0; item = structure.parent[item] ?? -1) {
    if (item !== index && tellsGroup[item] !== 1) return
    for (let at = outOf.start[item] ?? 0; at < (outOf.start[item + 1] ?? 0); at++) {
      const type = outOf.type[at] ?? FS
      const fromStart = type === SS || type === SF
      if (fromStart && !isUnstarted(base, index)) continue
      const end = (fromStart ? schedule.earlyStart : schedule.earlyFinish)[index] ?? none
      const boundary = end === none ? none : end + (outOf.lag[at] ?? 0)
      const finishes = type === FF || type === SF
      for (const leaf of structure.leavesOf(outOf.other[at] ?? 0)) {
        if (leaf === index || isFinished(base, leaf)) continue
        const place = finishes ? (schedule.earlyFinish[leaf] ?? none) : restStart(base, leaf)
        use(leaf, place === none || boundary === none ? 0x7fffffff : place - boundary)
      }
    }
  }
}
