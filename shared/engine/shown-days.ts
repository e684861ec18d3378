/**
 * The days on which items are shown to start and finish (SC1.2, SC1.3, SC2.2): facts as recorded, milestones by their side,
 * groups from the first to the last of their leaves.
 */

import type { Axis } from './axis.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone } from './leaf-row.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** Days since 1970-01-01 by position, `none` where there is no date. */
export interface ShownDays {
  readonly start: Int32Array
  readonly finish: Int32Array
}

export interface ShownDaysInput {
  readonly structure: Structure
  readonly axis: Axis
  readonly kind: LeafColumns['kind']
  /** Whether a milestone is shown on the day that ends at its boundary. */
  endsDay(item: number): boolean
}

/** `dates` are boundaries by item, early ones or late ones; `facts` stand before them where they are given. */
export function shownDays(
  { structure, axis, kind, endsDay }: ShownDaysInput,
  dates: ShownDays,
  facts?: Pick<LeafColumns, 'shownStart' | 'shownFinish'>,
): ShownDays {
  const start = new Int32Array(structure.count).fill(none)
  const finish = new Int32Array(structure.count).fill(none)
  for (let at = 0; at < structure.count; at++) {
    const item = structure.childrenFirst[at] ?? 0
    const from = dates.start[item] ?? none
    const to = dates.finish[item] ?? none
    if (structure.isLeaf[item] === 1 && to !== none) {
      if (kind[item] === milestone) {
        finish[item] = factOr(facts?.shownFinish, item, milestoneDay(axis, to, endsDay(item)))
        start[item] = finish[item] ?? none
      } else {
        const first = factOr(facts?.shownStart, item, axis.dayNumber(from))
        start[item] = first
        finish[item] = factOr(facts?.shownFinish, item, Math.max(first, axis.dayNumber(to - 1)))
      }
    }
    const above = structure.parent[item] ?? -1
    const first = start[item] ?? none
    if (above < 0 || first === none) continue
    if (start[above] === none || first < (start[above] ?? none)) start[above] = first
    finish[above] = Math.max(finish[above] ?? none, finish[item] ?? none)
  }
  return { start, finish }
}

/** At the end of a day or at the start of the next; never before day 0 (SC1.3). */
function milestoneDay(axis: Axis, boundary: number, isEnd: boolean): number {
  return axis.dayNumber(isEnd && boundary > 0 ? boundary - 1 : boundary)
}

function factOr(facts: Int32Array | undefined, leaf: number, otherwise: number): number {
  const fact = facts?.[leaf] ?? none
  return fact === none ? otherwise : fact
}
