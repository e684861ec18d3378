/**
 * The forecast of a plan at a moment (SC1–SC5): early and late dates, floats, what is critical, and why. Leaves that did not
 * change are not read again, the passes walk again only what a change reaches, and columns that come out the same are kept.
 */

import type { Day } from '../base/day.ts'
import { keepSame } from '../base/keep-same.ts'
import type { Fault } from '../plan/fault.ts'
import type { Plan } from '../plan/plan.ts'
import { createAxis } from './axis.ts'
import type { Axis } from './axis.ts'
import type { ByTheDay } from './by-the-day.ts'
import { joinedRows } from './changed-rows.ts'
import { changesBetween, reportsByItem } from './changes.ts'
import { finished } from './leaf-row.ts'
import type { RowSource } from './leaf-row.ts'
import { columnsOnto, createLeafColumns, updateLeafColumns } from './leaf-columns.ts'
import type { LeafColumns } from './leaf-columns.ts'
import type { Driver } from './drivers.ts'
import type { Moment } from './moment.ts'
import { linkFaults } from './link-faults.ts'
import { createEarliestDates, earliestOnto, originOf, updateEarliestDates } from './plan-origin.ts'
import type { EarliestDates } from './plan-origin.ts'
import { none } from './schedule-marks.ts'
import { passesOnto, runPasses } from './run-passes.ts'
import type { Seats } from './seats.ts'
import type { ShownDays } from './shown-days.ts'
import { createStatusClock, sameButDay, sameClock } from './status-clock.ts'
import type { StatusClock } from './status-clock.ts'
import type { Structure } from './structure.ts'

export { flagsOf, none, progressStates, scheduleFlags } from './schedule-marks.ts'
export type { ProgressState, ScheduleFlag } from './schedule-marks.ts'
export type { Driver } from './drivers.ts'

/**
 * Arrays by position in `plan.items.list`, in boundaries of the axis; groups hold the roll-up of their leaves. `none` where
 * there is no date (MP6) or float. Same inputs, same arrays, on every device. `changedRows` of two schedules tells where
 * anything may differ but late dates and floats: those are counted from the plan's end, and all move with it.
 *
 * Cancelled leaves take no part: their links are ignored, they have no dates and no float, and count as finished.
 */
export interface Schedule {
  readonly axis: Axis
  readonly earlyStart: Int32Array
  readonly earlyFinish: Int32Array
  readonly lateStart: Int32Array
  readonly lateFinish: Int32Array
  readonly totalFloat: Int32Array
  readonly freeFloat: Int32Array
  /** Position in `progressStates`. */
  readonly state: Uint8Array
  readonly critical: Uint8Array
  readonly flags: Uint32Array
  /** Duration in working days used for each leaf (remaining + elapsed for a started one); 0 for milestones and groups. */
  readonly duration: Int32Array
  /** Remaining working days of each leaf, counted down between check-ins (SC5.9); 0 for groups. */
  readonly remaining: Int32Array
  /** F: the end of the plan, a boundary; `none` in a plan without dates. */
  readonly end: number
  /** The last day on which anything is shown to finish. */
  endDay(): Day | undefined
  /** The day an item is shown to start or finish on: actual dates as recorded, milestones by their side (SC1.3). */
  startDay(index: number): Day | undefined
  finishDay(index: number): Day | undefined
  lateStartDay(index: number): Day | undefined
  lateFinishDay(index: number): Day | undefined
  /** The same as numbers for all items at once: days since 1970-01-01, `none` without a date. */
  shownDays(): ShownDays
  driversOf(index: number): readonly Driver[]
  readonly faults: readonly Fault[]
}

/** `previous` may be any schedule of the plan before; it is returned itself when nothing that it says has changed. */
export function scheduleOf(
  plan: Plan,
  structure: Structure,
  moment: Moment,
  previous?: Schedule,
  byTheDay?: ByTheDay,
): Schedule {
  const before = previous && inputsOf.get(previous)
  const inputs = readInputs(plan, structure, moment, before, byTheDay)
  if (previous && before && sayTheSame(before, inputs)) {
    inputsOf.set(previous, inputs)
    return previous
  }
  const faults = keepSame(previous?.faults, [...inputs.clock.axis.faults, ...linkFaults(plan, structure)])
  const schedule = runPasses(inputs, faults, previous)
  inputsOf.set(schedule, inputs)
  return schedule
}

/** Whether a leaf's work was called off: it is finished in the arrays, and has no dates. */
export function isCancelled(schedule: Schedule, leaf: number): boolean {
  return schedule.state[leaf] === finished && schedule.earlyFinish[leaf] === none
}

/** Everything a schedule follows from, as numbers. */
export interface ScheduleInputs {
  readonly plan: Plan
  readonly structure: Structure
  readonly clock: StatusClock
  readonly columns: LeafColumns
  readonly earliest: EarliestDates
  readonly retained: boolean
  readonly criticalFloat: number
  /** Rows that stand otherwise in the tree than in the inputs before. */
  readonly stirred: readonly number[]
  readonly byTheDay: ByTheDay | undefined
}

/** The schedule before, on other seats: `plan` and `structure` are those before on them. */
export function scheduleOnto(before: Schedule, seats: Seats, plan: Plan, structure: Structure): Schedule {
  const inputs = inputsOf.get(before)
  if (inputs === undefined) return before
  const source = { items: plan.items.list, reportOf: reportsByItem(plan) }
  const moved = {
    ...inputs,
    plan,
    structure,
    columns: columnsOnto(inputs.columns, seats, source, inputs.clock),
    earliest: earliestOnto(inputs.earliest, seats, source),
  }
  const schedule = passesOnto(before, moved, seats)
  inputsOf.set(schedule, moved)
  return schedule
}

/** What each schedule was last found to follow from: a memo, so that the next one reads only what changed. */
const inputsOf = new WeakMap<Schedule, ScheduleInputs>()

function readInputs(
  plan: Plan,
  structure: Structure,
  moment: Moment,
  before: ScheduleInputs | undefined,
  byTheDay: ByTheDay | undefined,
): ScheduleInputs {
  const { isLeaf } = structure
  const { policies } = plan.settings
  const source = { items: plan.items.list, reportOf: reportsByItem(plan, before?.plan) }
  const changes = before?.structure.tree === structure.tree ? changesBetween(before.plan, plan) : undefined
  const kept = changes && before
  const changed = changes?.rows ?? []
  const stirred = changes?.stirred ?? []
  const earliest = kept
    ? updateEarliestDates(kept.earliest, changed, source, isLeaf)
    : createEarliestDates(source, isLeaf)
  const axis = createAxis(plan.settings.calendar, originOf(plan.settings, earliest, moment.today))
  const clock = createStatusClock(plan.settings, axis, moment)
  const moved = kept && (sameClock(kept.clock, clock) ? [] : movedBy(kept, source, clock, byTheDay))
  const columns =
    kept && moved
      ? updateLeafColumns(kept.columns, joinedRows(changed, moved), source, isLeaf, clock)
      : createLeafColumns(source, isLeaf, clock)
  const retained = policies.progressMode === 'retained'
  return {
    plan,
    structure,
    clock,
    columns,
    earliest,
    retained,
    criticalFloat: policies.criticalFloat,
    stirred,
    byTheDay,
  }
}

/** Undefined where all leaves are to be read again. */
function movedBy(
  { columns, clock: then }: ScheduleInputs,
  source: RowSource,
  clock: StatusClock,
  byTheDay: ByTheDay | undefined,
): readonly number[] | undefined {
  return sameButDay(then, clock) ? byTheDay?.leaves(columns, source, then, clock) : undefined
}

function sayTheSame(a: ScheduleInputs, b: ScheduleInputs): boolean {
  return (
    b.stirred.length === 0 &&
    a.structure === b.structure &&
    a.columns === b.columns &&
    a.retained === b.retained &&
    a.criticalFloat === b.criticalFloat &&
    sameClock(a.clock, b.clock)
  )
}
