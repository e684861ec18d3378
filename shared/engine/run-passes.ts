/** The passes in their order, their outcome by item, and what can be asked of it. */

import type { Day } from '../base/day.ts'
import type { Fault } from '../plan/fault.ts'
import { backwardPass } from './backward-pass.ts'
import { keepColumn } from './column-changes.ts'
import { flagCutLeads } from './cut-leads.ts'
import { textOfDayNumber } from './day-texts.ts'
import { driversOf } from './drivers.ts'
import type { DriverInput } from './drivers.ts'
import { forwardPass } from './forward-pass.ts'
import { columnsByNode } from './leaf-columns.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { milestone } from './leaf-row.ts'
import { endSides } from './milestone-side.ts'
import type { EndSides } from './milestone-side.ts'
import { gathered } from './network-shape.ts'
import { networkOf } from './network.ts'
import type { Network } from './network.ts'
import { flagBits, none } from './schedule-marks.ts'
import type { Schedule, ScheduleInputs } from './schedule.ts'
import { shownDays } from './shown-days.ts'
import type { ShownDays } from './shown-days.ts'

/** `previous`: a schedule from before, whose columns are kept where they say the same. */
export function runPasses(inputs: ScheduleInputs, faults: readonly Fault[], previous?: Schedule): Schedule {
  const { structure, clock, columns, retained, plan } = inputs
  const { axis, statusBoundary } = clock
  const network = networkOf(structure)
  const leaves = columnsByNode(columns, network)
  const floors = { unstarted: Math.max(0, statusBoundary), started: statusBoundary }
  const early = forwardPass(network, leaves, floors, retained)
  flagCutLeads(structure, network, leaves, early, floors)
  const sides = endSides(network, leaves, early, floors)
  const end = latestOf(early.finish)
  const late = backwardPass(network, leaves, early, end, deadlineLimits(leaves, sides), retained)

  const { entry, exit } = network
  const earlyDates = { start: gathered(early.start, exit), finish: gathered(early.finish, exit) }
  const lateDates = { start: gathered(late.start, entry), finish: gathered(late.finish, entry) }
  const totalFloat = gathered(late.totalFloat, entry)
  let shownEarly: ShownDays | undefined
  let shownLate: ShownDays | undefined
  const show = {
    structure,
    axis,
    kind: columns.kind,
    endsDay: (item: number) => sides[exit[item] ?? 0] === 1,
  }
  const days = (): ShownDays => (shownEarly ??= shownDays(show, earlyDates, columns))
  const lateDays = (): ShownDays => (shownLate ??= shownDays(show, lateDates))
  const idOf: DriverInput['idOf'] = (index) => plan.items.list[index]?.id ?? ''
  const driverInput: DriverInput = { structure, network, leaves, early, floors, retained, idOf }
  return {
    axis,
    earlyStart: keepColumn(previous?.earlyStart, earlyDates.start),
    earlyFinish: keepColumn(previous?.earlyFinish, earlyDates.finish),
    lateStart: keepColumn(previous?.lateStart, lateDates.start),
    lateFinish: keepColumn(previous?.lateFinish, lateDates.finish),
    totalFloat: keepColumn(previous?.totalFloat, totalFloat),
    freeFloat: keepColumn(previous?.freeFloat, gathered(late.freeFloat, entry)),
    state: keepColumn(previous?.state, new Uint8Array(gathered(early.state, exit))),
    critical: keepColumn(previous?.critical, criticalOf(totalFloat, inputs.criticalFloat)),
    flags: keepColumn(previous?.flags, flagsByItem(early.flags, network)),
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

function criticalOf(totalFloat: Int32Array, most: number): Uint8Array {
  const critical = new Uint8Array(totalFloat.length)
  for (let i = 0; i < totalFloat.length; i++) {
    const float = totalFloat[i] ?? none
    if (float !== none && float <= most) critical[i] = 1
  }
  return critical
}

function flagsByItem(flags: Int32Array, { exit, cycles }: Network): Uint32Array {
  const byItem = new Uint32Array(gathered(flags, exit))
  for (const { items } of cycles)
    for (const item of items) byItem[item] = (byItem[item] ?? 0) | flagBits.IN_CYCLE
  return byItem
}

function latestOf(dates: Int32Array): number {
  let latest = none
  for (let i = 0; i < dates.length; i++) latest = Math.max(latest, dates[i] ?? none)
  return latest
}

/** The end of a deadline is also the latest boundary, but for a milestone that is shown on the day that begins there. */
function deadlineLimits({ deadline, kind }: LeafColumns, sides: EndSides): Int32Array {
  let limits = deadline
  for (let node = 0; node < limits.length; node++) {
    if (deadline[node] === none || kind[node] !== milestone || sides[node] === 1) continue
    if (limits === deadline) limits = deadline.slice()
    limits[node] = (deadline[node] ?? none) - 1
  }
  return limits
}

function dayText(dayNumber: number | undefined): Day | undefined {
  return dayNumber === undefined || dayNumber === none ? undefined : textOfDayNumber(dayNumber)
}
