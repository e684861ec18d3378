// With every task at the days it is scheduled for, the passes over real numbers give the schedule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTable } from '../../../../shared/base/table.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { isFinished } from '../../../../shared/engine/link-bounds.ts'
import { none } from '../../../../shared/engine/schedule.ts'
import { momentOn } from '../../../helpers/plan-builder.ts'
import { goldenPlans } from '../../../helpers/golden-plan.ts'
import { randomPlan, randomToday } from '../../../helpers/random-plan.ts'
import type { Moment } from '../../../../shared/engine/moment.ts'
import type { Item } from '../../../../shared/plan/item.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { forecastFor } from './forecast-case.ts'

const everything = { groups: true, progress: true, dates: true, deadlines: true, cycles: true }

/** Of each open item its id, first and last quantile, spread and criticality; and the plan's end. */
function answersOf(plan: Plan, moment: Moment): { readonly forecast: unknown; readonly schedule: unknown } {
  const forecast = forecastFor(plan, moment, { shape: 'fixed', runs: 1_000 })
  const { schedule, structure } = forecast.base
  const open = plan.items.list.flatMap((_, index) => {
    const hasDates = (schedule.earlyFinish[index] ?? none) !== none
    return hasDates && !isFinished({ structure, schedule }, index) ? [index] : []
  })
  return {
    forecast: [
      forecast.end?.p50,
      ...open.map((index) => {
        const { p10, p90, spread, criticality } = forecast.item(index) ?? {}
        return [plan.items.list[index]?.id, p10, p90, spread, criticality]
      }),
    ],
    schedule: [
      schedule.endDay(),
      ...open.map((index) => {
        const day = schedule.finishDay(index)
        return [plan.items.list[index]?.id, day, day, 0, schedule.critical[index]]
      }),
    ],
  }
}

test('FC3: without chance the forecast is the schedule, its dates and what is critical, for any plan', () => {
  fc.assert(
    fc.property(randomPlan(everything), (plan) => {
      const { forecast, schedule } = answersOf(plan, momentOn(randomToday))
      expect(forecast).toEqual(schedule)
    }),
    { numRuns: 400 },
  )
})

test('FC2 FC3: three equal points give the schedule of tasks that long, for any plan that has not begun', () => {
  const unbegun = { groups: true, dates: true, deadlines: true }
  fc.assert(
    fc.property(
      randomPlan(unbegun),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 13 }),
      (plan, days) => {
        const isTask = (item: Item): boolean => item.type === 'task'
        const daysOf = (index: number): number => days[index] ?? 1
        const items = plan.items.list
        const estimated = items.map((item, i) =>
          isTask(item)
            ? { ...item, estimate: { optimistic: daysOf(i), likely: daysOf(i), pessimistic: daysOf(i) } }
            : item,
        )
        const thatLong = items.map((item, i) => (isTask(item) ? { ...item, duration: daysOf(i) } : item))
        const moment = momentOn(randomToday)
        const drawn = forecastFor({ ...plan, items: createTable(estimated) }, moment, { runs: 1_000 })
        const { schedule } = baseFiguresOf({ ...plan, items: createTable(thatLong) }, moment)
        const placed = items.flatMap((_, i) => ((schedule.earlyFinish[i] ?? none) === none ? [] : [i]))
        expect(placed.map((i) => [drawn.item(i)?.p50, drawn.item(i)?.criticality])).toEqual(
          placed.map((i) => [schedule.finishDay(i), schedule.critical[i]]),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test.for(goldenPlans('schedule-').map((golden) => [golden.file, golden] as const))(
  'FC1 FC3: without chance it is the schedule of %s',
  ([, { plan, moment }]) => {
    const { forecast, schedule } = answersOf(plan, moment)
    expect(forecast).toEqual(schedule)
  },
)
