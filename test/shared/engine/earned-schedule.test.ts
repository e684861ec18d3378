import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { earnedScheduleOf } from '../../../shared/engine/earned-schedule.ts'
import type { EarnedSchedule } from '../../../shared/engine/value.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'

const axis = createAxis(defaultCalendar, '2026-03-02')

/** Day 0 of the curve's end is Monday 2 March 2026; `at` working days are gone. */
function earned(curve: readonly number[], ev: number, at: number, bac = curve.at(-1) ?? 0): EarnedSchedule {
  return earnedScheduleOf({ axis, start: 0, curve: Float64Array.from(curve), bac, ev, through: at })
}

// A plan of a hundred a day for ten days: three days' worth is earned after five.
const even = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]

describe('ES1 earned schedule', () => {
  test('lies between the whole days whose planned values surround what is earned', () => {
    expect(earned([0, 10, 30, 60, 100], 45, 4).es.value).toBe(2.5)
  })

  test('takes the end of a flat stretch', () => {
    expect(earned([0, 10, 10, 10, 20], 10, 2).es.value).toBe(3)
    expect(earned([0, 10, 10, 10, 20], 15, 2).es.value).toBe(3.5)
  })

  test('sees a flat stretch through the noise of adding up', () => {
    expect(earned([0, 0.1 + 0.2, 0.3 + 1e-13, 0.3 + 2e-13, 1], 0.3, 2).es.value).toBeCloseTo(3, 9)
  })

  test('is 0 while nothing is earned, even where nothing was planned at first', () => {
    expect(earned([0, 0, 0, 50, 100], 0, 3).es.value).toBe(0)
  })

  test('is the planned duration once all is earned', () => {
    expect(earned(even, 1000, 7).es.value).toBe(10)
  })

  test('has no value without a budget', () => {
    const { es, at, spi, sv, ieac, pd } = earned([0, 0, 0], 0, 1, 0)
    for (const one of [es, spi, sv, ieac]) expect(one).toEqual({ value: null, reason: 'no budget' })
    // Time passes all the same.
    expect([at.value, pd.value]).toEqual([1, 2])
  })
})

describe('ES2 what follows from it (formulas of Lipke, "Schedule is Different", 2003)', () => {
  test('SV(t) = ES − AT, SPI(t) = ES/AT, IEAC(t) = PD/SPI(t), finish on working day ceil(IEAC(t))', () => {
    const figures = earned(even, 300, 5)
    expect(figures.at.value).toBe(5)
    expect(figures.sv.value).toBe(-2)
    expect(figures.spi.value).toBeCloseTo(0.6, 12)
    expect(figures.pd.value).toBe(10)
    expect(figures.ieac.value).toBeCloseTo(10 / 0.6, 12)
    // Working day 17 from 2 March is Tuesday 24 March.
    expect(figures.finish).toBe('2026-03-24')
  })

  test('exactly on plan the finish is the planned one, whatever division leaves behind', () => {
    const figures = earned(even, 700, 7)
    expect(figures.spi.value).toBe(1)
    expect(figures.finish).toBe('2026-03-13')
  })

  test('before the start there is no index, and says so', () => {
    const figures = earned(even, 0, -3)
    expect(figures.at.value).toBe(0)
    expect(figures.spi).toEqual({ value: null, reason: 'not started' })
    expect(figures.ieac).toEqual({ value: null, reason: 'not started' })
    expect(figures.finish).toBeUndefined()
  })

  test('with nothing earned there is no forecast, and says so', () => {
    const figures = earned(even, 0, 3)
    expect(figures.spi).toEqual({ value: 0 })
    expect(figures.ieac).toEqual({ value: null, reason: 'nothing earned yet' })
  })

  test('a forecast of hundreds of years names no day', () => {
    const figures = earned(even, 0.001, 9)
    expect(figures.ieac.value).toBeGreaterThan(100_000)
    expect(figures.finish).toBeUndefined()
  })
})

test('EV6 finished late, SPI(t) tells what SPI cannot: ten planned days that took sixteen', () => {
  const figures = earned(even, 1000, 16)
  expect(figures.spi.value).toBe(10 / 16)
  expect(figures.ieac.value).toBe(16)
})
