/** The outcome of the passes by item, and what can be asked of it. */

import type { Day } from '../base/day.ts'
import type { Fault } from '../plan/fault.ts'
import { joinedRows, tellChanged } from './changed-rows.ts'
import { differentRows, keepColumn, rewritten } from './column-changes.ts'
import { textOfDayNumber } from './day-texts.ts'
import { driversOf } from './drivers.ts'
import type { DriverInput } from './drivers.ts'
import type { Ints } from './ints.ts'
import { seatedPasses } from './onto-network.ts'
import { runAgain, runAll } from './passes.ts'
import type { Passes, PassesAgain } from './passes.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { Schedule, ScheduleInputs } from './schedule.ts'
import { seated } from './seats.ts'
import type { Seats } from './seats.ts'
import { shownDays, shownDaysAgain } from './shown-days.ts'
import type { ShownDays, ShownDaysInput } from './shown-days.ts'

/** `previous`: a schedule from before, whose columns are kept where they say the same. */
export function runPasses(inputs: ScheduleInputs, faults: readonly Fault[], previous?: Schedule): Schedule {
  const before = previous && passesOf.get(previous)
  const again = before && runAgain(inputs, before)
  const passes = again?.passes ?? runAll(inputs)
  const kept = again && previous
  const outcome = kept ? outcomeAgain(again, inputs, kept) : outcomeOf(passes, inputs, previous)
  const { columns } = inputs
  const show = showing(inputs, passes)
  const earlyDates = { start: outcome.earlyStart, finish: outcome.earlyFinish }
  const shown = kept
    ? shownDaysAgain(show, earlyDates, columns, kept.shownDays(), again.rows)
    : shownDays(show, earlyDates, columns)
  const schedule = createSchedule(inputs, passes, outcome, shown, faults)
  if (kept)
    tellChanged(kept, schedule, joinedRows(again.rows, differentRows(kept.critical, schedule.critical)))
  return schedule
}

/** The schedule before on other seats: `inputs` are those before on them. */
export function passesOnto(before: Schedule, inputs: ScheduleInputs, seats: Seats): Schedule {
  const was = passesOf.get(before)
  if (was === undefined) return before
  const passes = seatedPasses(was, inputs, seats)
  const outcome = {
    earlyStart: seated(before.earlyStart, seats, none),
    earlyFinish: seated(before.earlyFinish, seats, none),
    lateStart: seated(before.lateStart, seats, none),
    lateFinish: seated(before.lateFinish, seats, none),
    totalFloat: seated(before.totalFloat, seats, none),
    freeFloat: seated(before.freeFloat, seats, none),
    state: seated(before.state, seats),
    critical: seated(before.critical, seats),
    flags: seated(before.flags, seats),
    duration: seated(before.duration, seats),
    remaining: seated(before.remaining, seats),
  }
  const days = before.shownDays()
  const shown = { start: seated(days.start, seats, none), finish: seated(days.finish, seats, none) }
  return createSchedule(inputs, passes, outcome, shown, before.faults)
}

function showing({ structure, clock, columns }: ScheduleInputs, { network, sides }: Passes): ShownDaysInput {
  const endsDay: ShownDaysInput['endsDay'] = (item) => sides[network.exit[item] ?? 0] === 1
  return { structure, axis: clock.axis, kind: columns.kind, endsDay }
}

function createSchedule(
  inputs: ScheduleInputs,
  passes: Passes,
  outcome: Outcome,
  shown: ShownDays,
  faults: readonly Fault[],
): Schedule {
  const { structure, clock, columns, plan } = inputs
  const { network, early, floors, late, retained, end } = passes
  const { entry } = network
  let shownLate: ShownDays | undefined
  const lateDays = (): ShownDays =>
    (shownLate ??= shownDays(showing(inputs, passes), {
      start: late.start.membersAt(entry),
      finish: late.finish.membersAt(entry),
    }))
  const idOf: DriverInput['idOf'] = (index) => plan.items.list[index]?.id ?? ''
  const driverInput: DriverInput = { structure, network, leaves: columns, early, floors, retained, idOf }
  const schedule: Schedule = {
    axis: clock.axis,
    ...outcome,
    end,
    endDay: () => dayText(shown.finish.reduce((last, day) => Math.max(last, day), none)),
    startDay: (index) => dayText(shown.start[index]),
    finishDay: (index) => dayText(shown.finish[index]),
    lateStartDay: (index) => dayText(lateDays().start[index]),
    lateFinishDay: (index) => dayText(lateDays().finish[index]),
    shownDays: () => shown,
    driversOf: (index) => driversOf(driverInput, index),
    faults,
  }
  passesOf.set(schedule, passes)
  return schedule
}

/** What each schedule came of, by node: a memo, so that the next one walks only what changed. */
const passesOf = new WeakMap<Schedule, Passes>()

type Outcome = Pick<
  Schedule,
  | 'earlyStart'
  | 'earlyFinish'
  | 'lateStart'
  | 'lateFinish'
  | 'totalFloat'
  | 'freeFloat'
  | 'state'
  | 'critical'
  | 'flags'
  | 'duration'
  | 'remaining'
>

function outcomeOf(
  { network, early, late, cut, columns }: Passes,
  { criticalFloat }: ScheduleInputs,
  previous?: Outcome,
): Outcome {
  const { entry, exit, cycles } = network
  const totalFloat = late.totalFloat.membersAt(entry)
  const flags = new Uint32Array(early.flags.membersAt(exit))
  const flag = (item: number, bit: number): void => {
    flags[item] = (flags[item] ?? 0) | bit
  }
  for (const node of cut) flag(network.item[node] ?? 0, flagBits.LEAD_CUT)
  for (const { items } of cycles) for (const item of items) flag(item, flagBits.IN_CYCLE)
  return {
    earlyStart: keepColumn(previous?.earlyStart, early.start.membersAt(exit)),
    earlyFinish: keepColumn(previous?.earlyFinish, early.finish.membersAt(exit)),
    lateStart: keepColumn(previous?.lateStart, late.start.membersAt(entry)),
    lateFinish: keepColumn(previous?.lateFinish, late.finish.membersAt(entry)),
    totalFloat: keepColumn(previous?.totalFloat, totalFloat),
    freeFloat: keepColumn(previous?.freeFloat, late.freeFloat.membersAt(entry)),
    state: keepColumn(previous?.state, new Uint8Array(early.state.membersAt(exit))),
    critical: keepColumn(previous?.critical, criticalOf(totalFloat, criticalFloat)),
    flags: keepColumn(previous?.flags, flags),
    duration: keepColumn(previous?.duration, columns.duration.toArray()),
    remaining: keepColumn(previous?.remaining, columns.remaining.toArray()),
  }
}

/** With the rows that may be different as the passes now have them. */
function outcomeAgain(
  { passes: { network, early, late, cut, columns }, rows, lateRows }: PassesAgain,
  { criticalFloat }: ScheduleInputs,
  before: Outcome,
): Outcome {
  const { entry, exit } = network
  const isCut = new Set(cut)
  const from =
    (column: Ints, nodeOf: Int32Array) =>
    (row: number): number =>
      column.get(nodeOf[row] ?? 0) ?? none
  const lateColumn = (was: Int32Array, column: Ints): Int32Array =>
    lateRows ? rewritten(was, lateRows, from(column, entry)) : keepColumn(was, column.membersAt(entry))
  const flagsAt = (row: number): number => {
    const node = exit[row] ?? 0
    const inCycle = (before.flags[row] ?? 0) & flagBits.IN_CYCLE
    return (early.flags.get(node) ?? 0) | (isCut.has(node) ? flagBits.LEAD_CUT : 0) | inCycle
  }
  const totalFloat = lateColumn(before.totalFloat, late.totalFloat)
  return {
    earlyStart: rewritten(before.earlyStart, rows, from(early.start, exit)),
    earlyFinish: rewritten(before.earlyFinish, rows, from(early.finish, exit)),
    lateStart: lateColumn(before.lateStart, late.start),
    lateFinish: lateColumn(before.lateFinish, late.finish),
    totalFloat,
    freeFloat: lateColumn(before.freeFloat, late.freeFloat),
    state: rewritten(before.state, rows, from(early.state, exit)),
    critical: lateRows
      ? rewritten(before.critical, lateRows, (row) => isCritical(totalFloat[row] ?? none, criticalFloat))
      : keepColumn(before.critical, criticalOf(totalFloat, criticalFloat)),
    flags: rewritten(before.flags, rows, flagsAt),
    duration: rewritten(before.duration, rows, (row) => columns.duration.get(row) ?? 0),
    remaining: rewritten(before.remaining, rows, (row) => columns.remaining.get(row) ?? 0),
  }
}

function criticalOf(totalFloat: Int32Array, most: number): Uint8Array {
  const critical = new Uint8Array(totalFloat.length)
  for (let i = 0; i < critical.length; i++) critical[i] = isCritical(totalFloat[i] ?? none, most)
  return critical
}

function isCritical(float: number, most: number): 0 | 1 {
  return float !== none && float <= most ? 1 : 0
}

function dayText(dayNumber: number | undefined): Day | undefined {
  return dayNumber === undefined || dayNumber === none ? undefined : textOfDayNumber(dayNumber)
}
