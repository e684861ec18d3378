// Runs every golden plan of the schedule: test/plans/schedule-*.json state their own dates, floats, flags and faults.
import { describe, expect, test } from 'vitest'
import { flagsOf, none, scheduleOf } from '../../../shared/engine/schedule.ts'
import type { Driver, Schedule } from '../../../shared/engine/schedule.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import type { Fault } from '../../../shared/plan/fault.ts'
import { goldenPlans } from '../../helpers/golden-plan.ts'

describe('golden plans', () => {
  test.for(goldenPlans('schedule-').map((golden) => [golden.expect.about, golden] as const))(
    '%s',
    ([, { plan, moment, expect: expected }]) => {
      const structure = createStructure(plan)
      const schedule = scheduleOf(plan, structure, moment)
      const actual = Object.fromEntries(
        Object.entries(expected.items).map(([id, fields]) => {
          const answers = answersOf(schedule, structure.indexOf(id) ?? -1)
          return [id, Object.fromEntries(Object.keys(fields).map((name) => [name, answers[name]]))]
        }),
      )
      expect({
        items: actual,
        finish: expected.finish === undefined ? undefined : schedule.endDay(),
        faults: [...plan.faults, ...schedule.faults].map(faultText),
      }).toEqual({ items: expected.items, finish: expected.finish, faults: expected.faults })
    },
  )
})

function answersOf(schedule: Schedule, index: number): Record<string, unknown> {
  const number = (value: number | undefined): number | null =>
    value === undefined || value === none ? null : value
  return {
    start: schedule.startDay(index) ?? null,
    finish: schedule.finishDay(index) ?? null,
    lateStart: schedule.lateStartDay(index) ?? null,
    lateFinish: schedule.lateFinishDay(index) ?? null,
    totalFloat: number(schedule.totalFloat[index]),
    freeFloat: number(schedule.freeFloat[index]),
    critical: schedule.critical[index] === 1,
    duration: number(schedule.duration[index]),
    remaining: number(schedule.remaining[index]),
    flags: flagsOf(schedule.flags[index] ?? 0),
    drivers: schedule.driversOf(index).map(driverText),
  }
}

function driverText(driver: Driver): string {
  if (driver.type === 'link') return driver.itemId
  return 'day' in driver ? `${driver.type} ${driver.day}` : driver.type
}

function faultText({ code, ids = [], id }: Fault): string {
  return [code, ...(ids.length > 0 ? ids : [id])].join(' ')
}
