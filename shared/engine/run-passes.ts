/** The passes in their order, and what can be asked of their outcome. */

import type { Day } from '../base/day.ts'
import type { Fault } from '../plan/fault.ts'
import { backwardPass } from './backward-pass.ts'
import { flagCutLeads } from './cut-leads.ts'
import { textOfDayNumber } from './day-texts.ts'
import { driversOf } from './drivers.ts'
import type { DriverInput } from './drivers.ts'
import { forwardPass } from './forward-pass.ts'
import { rollUpGroups } from './group-dates.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone } from './leaf-row.ts'
import { endSides } from './milestone-side.ts'
import type { EndSides } from './milestone-side.ts'
import { networkOf } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { Schedule, ScheduleInputs } from './schedule.ts'
import { shownDays } from './shown-days.ts'
import type { ShownDays } from './shown-days.ts'

export function runPasses(inputs: ScheduleInputs, faults: readonly Fault[]): Schedule {
  const { structure, clock, columns, retained, source } = inputs
  const { axis } = clock
  const network = networkOf(structure)
  const floors = { unstarted: Math.max(0, clock.statusBoundary), started: clock.statusBoundary }
  const early = forwardPass(structure, network, columns, floors, retained)
  const sides = endSides(structure, network, columns, early, floors)
  flagCutLeads(structure, network, columns, early, floors)
  const end = latestOf(early.finish)
  const limits = deadlineLimits(columns, sides)
  const late = backwardPass(structure, network, columns, early, end, limits, retained)
  const critical = criticalLeaves(late.totalFloat, inputs.criticalFloat)
  rollUpGroups(structure, early, late, critical)
  for (let i = 0; i < structure.count; i++) {
    if (network.inCycle[i] === 1) early.flags[i] = (early.flags[i] ?? 0) | flagBits.IN_CYCLE
  }

  let shownEarly: ShownDays | undefined
  let shownLate: ShownDays | undefined
  const days = (): ShownDays =>
    (shownEarly ??= shownDays(structure, axis, columns.kind, sides, early, columns))
  const lateDays = (): ShownDays => (shownLate ??= shownDays(structure, axis, columns.kind, sides, late))
  const driverInput: DriverInput = {
    structure,
    network,
    columns,
    early,
    floors,
    retained,
    idOf: (index) => source.items[index]?.id ?? '',
  }
  return {
    axis,
    earlyStart: early.start,
    earlyFinish: early.finish,
    lateStart: late.start,
    lateFinish: late.finish,
    totalFloat: late.totalFloat,
    freeFloat: late.freeFloat,
    state: early.state,
    critical,
    flags: early.flags,
    duration: columns.duration,
    remaining: columns.remaining,
    end,
    endDay: () => dayText(latestOf(days().finish)),
    startDay: (index) => dayText(days().start[index]),
    finishDay: (index) => dayText(days().finish[index]),
    lateStartDay: (index) => dayText(lateDays().start[index]),
    lateFinishDay: (index) => dayText(lateDays().finish[index]),
    shownDays: days,
    driversOf: (index) => driversOf(driverInput, index),
    faults,
  }
}

function latestOf(dates: Int32Array): number {
  let latest = none
  for (let i = 0; i < dates.length; i++) latest = Math.max(latest, dates[i] ?? none)
  return latest
}

/** The end of a deadline is also the latest boundary, but for a milestone that is shown on the day that begins there. */
function deadlineLimits(columns: LeafColumns, sides: EndSides): Int32Array {
  let limits = columns.deadline
  for (let i = 0; i < limits.length; i++) {
    if (columns.deadline[i] === none || columns.kind[i] !== milestone || sides[i] === 1) continue
    if (limits === columns.deadline) limits = columns.deadline.slice()
    limits[i] = (columns.deadline[i] ?? none) - 1
  }
  return limits
}

function criticalLeaves(totalFloat: Int32Array, threshold: number): Uint8Array {
  const critical = new Uint8Array(totalFloat.length)
  for (let i = 0; i < critical.length; i++) {
    const float = totalFloat[i] ?? none
    if (float !== none && float <= threshold) critical[i] = 1
  }
  return critical
}

function dayText(dayNumber: number | undefined): Day | undefined {
  return dayNumber === undefined || dayNumber === none ? undefined : textOfDayNumber(dayNumber)
}
