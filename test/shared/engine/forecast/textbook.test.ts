// PERT as printed in a textbook: Taylor, Introduction to Management Science, chapter 8, the example problem and its answer
// (estimates, critical path, length and chance seen in print). Weeks are read as working days.

import { expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { createAxis } from '../../../../shared/engine/axis.ts'
import { defaultCalendar } from '../../../../shared/plan/calendar.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'
import { forecastFor } from './forecast-case.ts'

const monday = '2026-03-02'
/** Of the activities on its critical path 1–3–5–7; those beside it hang on a drawing that the text does not print. */
const estimates = { one: [5, 8, 17], three: [3, 5, 7], five: [4, 6, 8], seven: [3, 4, 5] } as const
const ids = Object.keys(estimates) as (keyof typeof estimates)[]
const expectedTimes = { one: 9, three: 5, five: 6, seven: 4 }

test('FC1 FC2 SC4.1 Taylor’s example: expected times, 24 long, and a chance to be done by 28 near the 0.96 of its normal', () => {
  const plan = buildPlan({
    settings: { start: monday },
    items: ids.map((id) => {
      const [optimistic, likely, pessimistic] = estimates[id]
      return { id, duration: expectedTimes[id], estimate: { optimistic, likely, pessimistic } }
    }),
    links: ['one FS three', 'three FS five', 'five FS seven'],
  })
  const forecast = forecastFor(plan, momentOn(monday), { runs: 20_000 })
  const axis = createAxis(defaultCalendar, monday)
  expect(forecast.base.schedule.end).toBe(24)
  const end = must(forecast.end)
  expect([axis.finishDay(24), axis.finishDay(25)]).toContain(end.mean)
  // The book adds up ((b − a) ÷ 6)² to 5 and takes the sum for normal: P(x ≤ 28) = .9633. The shape drawn from here has the
  // variance (mean − a)(b − mean) ÷ 7, 5.86 in all, and a longer tail to the right (FC2).
  expect(end.spread).toBeCloseTo(Math.sqrt((4 * 8 + 2 * 2 + 2 * 2 + 1 * 1) / 7), 1)
  const by28 = must(forecast.chanceBy(must(forecast.base.structure.indexOf('seven')), axis.finishDay(28)))
  expect(Math.abs(by28 - 0.9633)).toBeLessThan(0.03)
})
