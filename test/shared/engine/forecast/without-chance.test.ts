// With every task at the days it is scheduled for, the passes over real numbers give the schedule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFinished } from '../../../../shared/engine/link-bounds.ts'
import { none } from '../../../../shared/engine/schedule.ts'
import { momentOn } from '../../../helpers/plan-builder.ts'
import { goldenPlans } from '../../../helpers/golden-plan.ts'
import { randomPlan, randomToday } from '../../../helpers/random-plan.ts'
import type { Moment } from '../../../../shared/engine/moment.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { forecastFor } from './forecast-case.ts'

const everything = { groups: true, progress: true, dates: true, deadlines: true, cycles: true }

function holdToSchedule(plan: Plan, moment: Moment): void {
  const forecast = forecastFor(plan, moment, { shape: 'fixed', runs: 17 })
  const { schedule, structure } = forecast.base
  const open = plan.items.list.flatMap((_, index) =>
    isFinished({ structure, schedule }, index) || (schedule.earlyFinish[index] ?? none) === none
      ? []
      : [index],
  )
  const found = open.map((index) => {
    const { p10, p90, mean, spread, criticality } = forecast.item(index) ?? {}
    return [plan.items.list[index]?.id, p10, p90, mean, spread, criticality]
  })
  expect(found).toEqual(
    open.map((index) => {
      const day = schedule.finishDay(index)
      const isMilestone = plan.items.list[index]?.type === 'milestone'
      // The mean is of boundaries; a milestone shown on the day that begins there stands a day later.
      const mean = isMilestone || structure.isLeaf[index] !== 1 ? found[open.indexOf(index)]?.[3] : day
      return [plan.items.list[index]?.id, day, day, mean, 0, schedule.critical[index]]
    }),
  )
  expect(forecast.end?.p50).toBe(schedule.endDay())
}

test('FC3: without chance the forecast is the schedule, its dates and what is critical, for any plan', () => {
  fc.assert(
    fc.property(randomPlan(everything), (plan) => holdToSchedule(plan, momentOn(randomToday))),
    { numRuns: 600 },
  )
})

test.for(goldenPlans('schedule-').map((golden) => [golden.file, golden] as const))(
  'FC1 FC3: without chance it is the schedule of %s',
  ([, { plan, moment }]) => holdToSchedule(plan, moment),
)
