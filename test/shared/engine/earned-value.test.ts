import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noEarnedSchedule } from '../../../shared/engine/earned-schedule.ts'
import { earnedValueTable } from '../../../shared/engine/earned-value.ts'
import type { EarnedValue, ValueSums } from '../../../shared/engine/value.ts'

type Amounts = Partial<ValueSums> & Pick<ValueSums, 'bac' | 'pv' | 'ev' | 'ac'>

function table(
  amounts: Amounts,
  { planned = true, remainingEstimate = null as number | null, method = 'typical' as const } = {},
): EarnedValue {
  const sums = { pvForIndex: amounts.pv, evForIndex: amounts.ev, pvHeard: amounts.pv, ...amounts }
  const earnedSchedule = noEarnedSchedule('no baseline')
  return earnedValueTable(sums, { basis: 'cost', planned, remainingEstimate, method, earnedSchedule })
}

// Mulcahy, PMP Exam Prep, the fence of four sides: one day and 1,000 each, seen at the end of day three.
const fence = { bac: 4000, pv: 3000, ev: 2500, ac: 2800 }

test('EV5 the textbook’s fence: CV −300, CPI 0.893, SV −500, SPI 0.833, EAC 4,480, ETC 1,680, VAC −480', () => {
  const figures = table(fence)
  expect(figures.cv.value).toBe(-300)
  expect(figures.cpi.value).toBeCloseTo(0.893, 3)
  expect(figures.sv.value).toBe(-500)
  expect(figures.spi.value).toBeCloseTo(0.833, 3)
  // The book works with the rounded 0.893 and prints 4,479, 1,679 and −479; in full precision (EV 7):
  expect(figures.eac.value).toBeCloseTo(4480, 9)
  expect(figures.etc.value).toBeCloseTo(1680, 9)
  expect(figures.vac.value).toBeCloseTo(-480, 9)
})

describe('EV5 every other figure of the fence, by hand', () => {
  const figures = table(fence, { remainingEstimate: 1900 })

  test.each([
    ['svPercent', -500 / 3000],
    ['cvPercent', -300 / 2500],
    ['eacTypical', 4480],
    ['eacAtypical', 2800 + 1500],
    ['eacCombined', 2800 + 1500 / ((2500 / 2800) * (2500 / 3000))],
    ['eacBottomUp', 4700],
    ['tcpiBac', 1500 / 1200],
    ['tcpiEac', 1500 / 1680],
    ['percentComplete', 0.625],
    ['percentPlanned', 0.75],
    ['percentSpent', 0.7],
  ] as const)('%s', (name, value) => {
    expect(figures[name].value).toBeCloseTo(value, 9)
    expect(figures[name].reason).toBeUndefined()
  })
})

describe('EV6 null has a reason, and is never 0, 1, Infinity or NaN', () => {
  test('no cost recorded', () => {
    const figures = table({ ...fence, ac: null })
    for (const name of ['cv', 'cpi', 'eac', 'etc', 'vac', 'tcpiBac', 'tcpiEac', 'percentSpent'] as const) {
      expect(figures[name]).toEqual({ value: null, reason: 'no costs recorded' })
    }
    expect(figures.missingCosts).toBe(false)
  })

  test('a recorded cost of 0 with something earned: no CPI, and costs are missing', () => {
    const figures = table({ ...fence, ac: 0 })
    expect(figures.cpi).toEqual({ value: null, reason: 'nothing spent yet' })
    expect(figures.eacTypical.value).toBeNull()
    expect(figures.missingCosts).toBe(true)
  })

  test('nothing planned yet and something earned: no SPI', () => {
    const figures = table({ ...fence, pv: 0 })
    expect(figures.spi).toEqual({ value: null, reason: 'nothing planned yet' })
    expect(figures.svPercent).toEqual({ value: null, reason: 'nothing planned yet' })
    expect(figures.sv.value).toBe(2500)
  })

  test('nothing earned: no typical or combined estimate, no CV %', () => {
    const figures = table({ ...fence, ev: 0 })
    expect(figures.cpi.value).toBe(0)
    expect(figures.eacTypical).toEqual({ value: null, reason: 'nothing earned yet' })
    expect(figures.eacCombined).toEqual({ value: null, reason: 'nothing earned yet' })
    expect(figures.eacAtypical.value).toBe(6800)
    expect(figures.cvPercent).toEqual({ value: null, reason: 'nothing earned yet' })
  })

  test('no baseline: nothing that rests on planned value', () => {
    const figures = table({ ...fence, pv: 0 }, { planned: false })
    for (const name of ['sv', 'spi', 'svPercent', 'percentPlanned', 'eacCombined'] as const) {
      expect(figures[name]).toEqual({ value: null, reason: 'no baseline' })
    }
    expect(figures.cpi.value).toBeCloseTo(2500 / 2800, 12)
  })

  test('no budget', () => {
    const figures = table({ bac: 0, pv: 0, ev: 0, ac: 100 })
    expect(figures.percentComplete).toEqual({ value: null, reason: 'no budget' })
    expect(figures.eac).toEqual({ value: null, reason: 'no budget' })
  })

  test('more spent than there was: the budget is exhausted', () => {
    const figures = table({ bac: 1000, pv: 900, ev: 700, ac: 1100 })
    expect(figures.tcpiBac).toEqual({ value: null, reason: 'budget exhausted' })
    expect(table({ bac: 1000, pv: 900, ev: 700, ac: 1000 }).tcpiBac).toEqual({
      value: null,
      reason: 'budget exhausted',
    })
  })
})

test('EV5 all earned: the estimate at completion is what was spent, by any method', () => {
  const figures = table({ bac: 1000, pv: 1000, ev: 1000, ac: 1200 }, { remainingEstimate: 50 })
  for (const name of ['eac', 'eacTypical', 'eacAtypical', 'eacCombined', 'eacBottomUp'] as const) {
    expect(figures[name]).toEqual({ value: 1200 })
  }
  expect(figures.etc.value).toBe(0)
  expect(figures.vac.value).toBe(-200)
})

test('EV2 level of effort is kept out of SPI', () => {
  const figures = table({ bac: 3000, pv: 2000, ev: 1500, ac: null, pvForIndex: 1000, evForIndex: 500 })
  expect(figures.spi.value).toBe(0.5)
  expect(figures.sv.value).toBe(-500)
})

test('EV6 whatever the sums, every figure is a finite number, or null with a reason', () => {
  const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }))
  const shares = fc.record({
    bac: amount,
    planned: fc.double({ min: 0, max: 1, noNaN: true }),
    done: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(
      shares,
      fc.option(amount),
      fc.option(amount),
      fc.boolean(),
      (share, ac, remainingEstimate, planned) => {
        const { bac } = share
        const figures = table(
          { bac, pv: bac * share.planned, ev: bac * share.done, ac },
          { planned, remainingEstimate },
        )
        for (const one of Object.values(figures)) {
          if (one === null || typeof one !== 'object' || !('value' in one)) continue
          expect(one.value === null ? one.reason !== undefined : Number.isFinite(one.value)).toBe(true)
        }
      },
    ),
  )
})
