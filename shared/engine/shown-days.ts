/**
 * The days on which items are shown to start and finish (SC1.2, SC1.3, SC2.2): facts as recorded, milestones by their side,
 * groups from the first to the last of their leaves.
 */

import type { Axis } from './axis.ts'
import { withGroupsAbove } from './changed-rows.ts'
import type { Ints } from './ints.ts'
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

type Facts = Pick<LeafColumns, 'shownStart' | 'shownFinish'>

/** `dates` are boundaries by item, early ones or late ones; `facts` stand before them where they are given. */
export function shownDays(input: ShownDaysInput, dates: ShownDays, facts?: Facts): ShownDays {
  const { structure } = input
  const shown = {
    start: new Int32Array(structure.count).fill(none),
    finish: new Int32Array(structure.count).fill(none),
  }
  for (let at = 0; at < structure.count; at++) {
    const item = structure.childrenFirst[at] ?? 0
    if (structure.isLeaf[item] === 1) showLeaf(shown, item, input, dates, facts)
    const above = structure.parent[item] ?? -1
    if (above >= 0) widen(shown, above, item)
  }
  return shown
}

/** The days before, with these rows and the groups above them shown anew; the same columns where they say the same. */
export function shownDaysAgain(
  input: ShownDaysInput,
  dates: ShownDays,
  facts: Facts | undefined,
  before: ShownDays,
  rows: readonly number[],
): ShownDays {
  const { structure } = input
  const shown = { start: before.start.slice(), finish: before.finish.slice() }
  const again = withGroupsAbove(structure.tree, rows)
  for (const item of again) {
    shown.start[item] = shown.finish[item] = none
    if (structure.isLeaf[item] === 1) showLeaf(shown, item, input, dates, facts)
    else for (const child of structure.childrenOf(item)) widen(shown, item, child)
  }
  const same = (column: 'start' | 'finish'): boolean =>
    again.every((item) => shown[column][item] === before[column][item])
  return {
    start: same('start') ? before.start : shown.start,
    finish: same('finish') ? before.finish : shown.finish,
  }
}

function showLeaf(
  { start, finish }: ShownDays,
  leaf: number,
  { axis, kind, endsDay }: ShownDaysInput,
  dates: ShownDays,
  facts: Facts | undefined,
): void {
  const from = dates.start[leaf] ?? none
  const to = dates.finish[leaf] ?? none
  if (to === none) return
  if (kind.get(leaf) === milestone) {
    finish[leaf] = factOr(facts?.shownFinish, leaf, milestoneDay(axis, to, endsDay(leaf)))
    start[leaf] = finish[leaf] ?? none
    return
  }
  const last = axis.dayNumber(to - 1)
  const first = factOr(facts?.shownStart, leaf, Math.min(last, axis.dayNumber(from)))
  start[leaf] = first
  finish[leaf] = factOr(facts?.shownFinish, leaf, Math.max(first, last))
}

function widen({ start, finish }: ShownDays, group: number, child: number): void {
  const first = start[child] ?? none
  if (first === none) return
  if (start[group] === none || first < (start[group] ?? none)) start[group] = first
  finish[group] = Math.max(finish[group] ?? none, finish[child] ?? none)
}

/** At the end of a day or at the start of the next (SC1.3). Only late dates, and facts, lie before day 0. */
function milestoneDay(axis: Axis, boundary: number, isEnd: boolean): number {
  return axis.dayNumber(isEnd ? boundary - 1 : boundary)
}

function factOr(facts: Ints | undefined, leaf: number, otherwise: number): number {
  const fact = facts?.get(leaf) ?? none
  return fact === none ? otherwise : fact
}
