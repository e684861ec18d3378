// The two shapes against their closed forms: the tables themselves, then what a forecast of one task draws.
import { describe, expect, test } from 'vitest'
import {
  createPertTable,
  pertQuantile,
  triangularQuantile,
} from '../../../../shared/engine/forecast/pert-table.ts'
import { drawnDaysOf } from '../../../../shared/engine/forecast/drawn-days.ts'
import { forecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import type { ForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../../../shared/engine/forecast/run-forecast.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import type { ThreePoint } from '../../../../shared/plan/item.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

/** Mean and variance of a quantile function, by its middle values. */
function moments(quantile: (chance: number) => number): readonly [number, number] {
  const count = 200_000
  let sum = 0
  let squares = 0
  for (let i = 0; i < count; i++) {
    const value = quantile((i + 0.5) / count)
    sum += value
    squares += value * value
  }
  return [sum / count, squares / count - (sum / count) ** 2]
}

describe('one value', () => {
  test.for([0, 0.05, 0.25, 0.5, 0.8, 1])(
    'FC2: Beta-PERT with its likely value at %s has its mean and variance',
    (likely) => {
      const table = createPertTable(likely)
      const [mean, variance] = moments((chance) => pertQuantile(table, chance))
      const expected = (1 + 4 * likely) / 6
      expect(Math.abs(mean - expected)).toBeLessThan(1e-4)
      expect(Math.abs(variance / ((expected * (1 - expected)) / 7) - 1)).toBeLessThan(3e-3)
    },
  )

  test.for([0, 0.25, 0.5, 1])('FC2: the triangle with its top at %s has its mean and variance', (likely) => {
    const [mean, variance] = moments((chance) => triangularQuantile(likely, chance))
    expect(mean).toBeCloseTo((1 + likely) / 3, 6)
    expect(variance).toBeCloseTo((1 + likely * likely - likely) / 18, 6)
  })

  test('FC2: quantiles rise, and stay inside', () => {
    for (const likely of [0, 0.001, 0.3, 0.999, 1]) {
      const table = createPertTable(likely)
      let before = 0
      for (const chance of [2 ** -33, 1e-6, 0.01, 0.2, 0.5, 0.9, 0.999, 1 - 2 ** -33]) {
        const value = pertQuantile(table, chance)
        expect(value).toBeGreaterThanOrEqual(before)
        expect(value).toBeLessThanOrEqual(1)
        before = value
      }
    }
  })
})

describe('one task', () => {
  const estimate: ThreePoint = { optimistic: 10, likely: 16, pessimistic: 34 }

  /** Mean and variance of its finish, and by how much that mean may be off by chance: four standard errors. */
  function drawn(options: Partial<ForecastOptions>): readonly [number, number, number] {
    const plan = buildPlan({ items: [{ id: 'a', duration: 16, estimate }] })
    const base = baseFiguresOf(plan, momentOn('2026-03-02'))
    const outcome = runForecast(forecastInput(base, { ...defaultForecastOptions, runs: 20_000, ...options }))
    const mean = (outcome.sum[0] ?? 0) / outcome.runs
    const variance = (outcome.sumOfSquares[0] ?? 0) / outcome.runs - mean * mean
    return [mean + 16, variance, 4 * Math.sqrt(variance / outcome.runs)]
  }

  test('FC2: Beta-PERT has mean (a + 4m + b) ÷ 6 and variance (mean − a)(b − mean) ÷ 7', () => {
    const [mean, variance, error] = drawn({ shape: 'pert' })
    expect(Math.abs(mean - 18)).toBeLessThan(error)
    expect(Math.abs(variance / ((8 * 16) / 7) - 1)).toBeLessThan(0.05)
  })

  test('FC2: the triangle has mean (a + m + b) ÷ 3 and its variance', () => {
    const [mean, variance, error] = drawn({ shape: 'triangular' })
    expect(Math.abs(mean - 20)).toBeLessThan(error)
    const expected = (10 ** 2 + 16 ** 2 + 34 ** 2 - 10 * 16 - 10 * 34 - 16 * 34) / 18
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.05)
  })

  test('FC4: a factor that all share widens the spread and leaves the mean where it is', () => {
    const [, alone] = drawn({ shape: 'pert' })
    const [mean, variance, error] = drawn({ shape: 'pert', common: 0.4 })
    expect(Math.abs(mean - 18)).toBeLessThan(error)
    // Of a product of independents: the factor's own variance is 0.4² ÷ 6.
    const factor = 0.4 ** 2 / 6
    expect(variance).toBeGreaterThan(alone * 1.3)
    expect(Math.abs(variance / (((8 * 16) / 7) * (1 + factor) + 18 ** 2 * factor) - 1)).toBeLessThan(0.05)
  })
})

describe('between which days is drawn', () => {
  test('FC2: without three points 0.9 d, d and 1.3 d, which is no estimate', () => {
    expect(drawnDaysOf({ type: 'task' }, 10, true, 'pert')).toEqual({
      optimistic: 9,
      likely: 10,
      pessimistic: 13,
      isEstimated: false,
    })
  })

  test('FC1: of a started task what remains, spread as its estimate is', () => {
    const estimate = { optimistic: 8, likely: 10, pessimistic: 20 }
    expect(drawnDaysOf({ type: 'task', estimate }, 4, false, 'pert')).toEqual({
      optimistic: 3.2,
      likely: 4,
      pessimistic: 8,
      isEstimated: true,
    })
    expect(
      drawnDaysOf({ type: 'task', estimate: { ...estimate, optimistic: 0, likely: 0 } }, 4, false, 'pert'),
    ).toMatchObject({ likely: 4, isEstimated: false })
  })

  test('FC1: milestones and what has nothing left are not drawn', () => {
    const same = { optimistic: 0, likely: 0, pessimistic: 0, isEstimated: false }
    expect(drawnDaysOf({ type: 'milestone' }, 0, true, 'pert')).toEqual(same)
    expect(drawnDaysOf({ type: 'task' }, 0, false, 'pert')).toEqual(same)
  })
})
