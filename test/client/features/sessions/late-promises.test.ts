// Before a plan is agreed anew: what is promised for the day it is forecast is on time, and nothing else moves.
import { expect, test } from 'vitest'
import { latePromises, promiseForecast } from '../../../../client/features/sessions/late-promises.ts'
import { createTable } from '../../../../shared/base/table.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'

test('promising the forecast leaves the forecast where it was, and no date late', () => {
  const zone = 'Europe/Berlin'
  const now = Date.UTC(2026, 10, 23, 8, 30)
  const file = planFileOfJson(samplePlanFile(now, zone))
  if (!file.ok) throw new Error(JSON.stringify(file.error))
  const before = figuresOf(planOfFile(file.value).plan, liveMoment(zone, now))
  const late = latePromises(before)
  const promised = new Map(late.map((one) => [one.item.id, one]))
  const items = before.plan.items.list.map((item) => {
    const one = promised.get(item.id)
    if (!one) return item
    // What has begun is said, what has not is written.
    const written = one.hasBegun && item.finish !== undefined ? { writtenFinish: item.finish } : {}
    return { ...item, finish: one.forecast, ...written, ...(one.start && { start: one.start }) }
  })
  expect(late.some(({ hasBegun }) => hasBegun)).toBe(true)
  expect(promiseForecast(before, late)).toHaveLength(late.length)
  const after = figuresOf({ ...before.plan, items: createTable(items) }, liveMoment(zone, now))
  const finishes = ({ variance }: typeof before) => variance.map(({ forecastFinish }) => forecastFinish)
  expect(finishes(after)).toEqual(finishes(before))
  expect(latePromises(after)).toEqual([])
})
