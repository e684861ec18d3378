// The range of what will have been earned: from what is earned today, never falling, fast before slow, to all of the budget.
import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { earnedRange } from '../../../../shared/engine/forecast/earned-range.ts'
import { createForecast } from '../../../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../../../shared/engine/forecast/run-forecast.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

describe('FC1 the range of what will be earned', () => {
  const plan = buildPlan({
    items: [
      { id: 'a', start: '2026-03-02', finish: '2026-03-13', budget: 1000 },
      { id: 'b', start: '2026-03-16', finish: '2026-03-27', budget: 2000 },
    ],
    links: [{ from: 'a', to: 'b' }],
  })
  const base = figuresOf(plan, momentOn('2026-03-02'))
  const input = forecastInput(base, { ...defaultForecastOptions, runs: 1000 })
  const forecast = createForecast(base, input, runForecast(input))
  const range = earnedRange(forecast)

  test('begins today with what is earned and ends with the whole budget on the slow day', () => {
    expect(range[0]).toEqual({ day: '2026-03-02', early: 0, likely: 0, late: 0 })
    expect(range.at(-1)).toEqual({ day: must(forecast.item(1)).p90, early: 3000, likely: 3000, late: 3000 })
  })

  test('never falls, and fast is never behind likely, nor likely behind slow', () => {
    for (const { early, likely, late } of range) {
      expect(early).toBeGreaterThanOrEqual(likely)
      expect(likely).toBeGreaterThanOrEqual(late)
    }
    const slow = range.map(({ late }) => late)
    expect(slow).toEqual(slow.toSorted((a, b) => a - b))
    expect(range.some(({ early, late }) => early > late)).toBe(true)
  })
})
