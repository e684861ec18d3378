/**
 * What forecasts are measured against: each leaf's baseline and commitment as boundaries of the axis. Rows are kept while
 * item, baseline and axis are the same.
 */

import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Axis } from './axis.ts'
import { committedDays } from './committed-days.ts'
import { Ints } from './ints.ts'
import type { PlannedLeaves } from './planned-leaves.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

/** By position, `none` where there is no date; groups have none. A milestone has no start, only the one date it ends on. */
export interface ReferenceDates {
  readonly baselineStart: Ints
  readonly baselineFinish: Ints
  readonly commitmentStart: Ints
  readonly commitmentFinish: Ints
}

export interface ReferenceInput {
  readonly items: readonly Item[]
  readonly structure: Structure
  readonly axis: Axis
  readonly approved: PlannedLeaves
}

/** `changed`: positions of items that are other objects than in `before`, which else is true of the same input. */
export function referenceDates(
  input: ReferenceInput,
  before?: { readonly dates: ReferenceDates; readonly changed: readonly number[] },
): ReferenceDates {
  if (before) return readAgain(input, before.dates, before.changed)
  const { count } = input.structure
  const dates: ReferenceDates = {
    baselineStart: Ints.of(count, none),
    baselineFinish: Ints.of(count, none),
    commitmentStart: Ints.of(count, none),
    commitmentFinish: Ints.of(count, none),
  }
  for (let index = 0; index < count; index++) {
    const row = readRow(input, index)
    if (row) for (const name of names) dates[name].set(index, row[name])
  }
  return dates
}

const names = ['baselineStart', 'baselineFinish', 'commitmentStart', 'commitmentFinish'] as const
type Row = { readonly [Name in (typeof names)[number]]: number }

/** Copied at the first date that differs. */
function readAgain(
  input: ReferenceInput,
  before: ReferenceDates,
  changed: readonly number[],
): ReferenceDates {
  let dates = before
  for (const index of changed) {
    const row = readRow(input, index)
    if (!row || names.every((name) => dates[name].get(index) === row[name])) continue
    if (dates === before) {
      dates = {
        baselineStart: before.baselineStart.next(),
        baselineFinish: before.baselineFinish.next(),
        commitmentStart: before.commitmentStart.next(),
        commitmentFinish: before.commitmentFinish.next(),
      }
    }
    for (const name of names) dates[name].set(index, row[name])
  }
  return dates
}

function readRow(
  { items, structure, axis, approved: leaves }: ReferenceInput,
  index: number,
): Row | undefined {
  const item = items[index]
  if (item === undefined || structure.isLeaf[index] !== 1) return undefined
  const approved = leaves[index]
  const committed = committedDays(item, axis)
  const isTask = item.type !== 'milestone'
  const startOf = (day: Day | undefined): number =>
    isTask && day !== undefined ? axis.startBoundary(day) : none
  const finishOf = (day: Day | undefined): number => (day === undefined ? none : axis.finishBoundary(day))
  return {
    baselineStart: startOf(approved?.start),
    baselineFinish: finishOf(approved?.finish),
    commitmentStart: startOf(committed.start),
    commitmentFinish: finishOf(committed.finish),
  }
}
