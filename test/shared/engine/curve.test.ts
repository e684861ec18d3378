import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import { valueCurve } from '../../../shared/engine/curve.ts'
import type { CurvePoint } from '../../../shared/engine/curve.ts'
import type { Booking, CheckIn } from '../../../shared/plan/report.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import { costOf } from './value-case.ts'

// Two weeks from Monday 2 March 2026, ten working days, 1,000; seen on Tuesday 10 March at noon.
const fortnight = { start: '2026-03-02', finish: '2026-03-13' }

function checkIn(day: string, percent: number, minute = 720): CheckIn {
  return { id: `c${day}`, itemId: 'a', at: instantOn(day, minute), percent }
}

function curveOf(
  checkIns: readonly CheckIn[],
  bookings: readonly Booking[],
  more: PlanDraft = {},
): readonly CurvePoint[] {
  const last = checkIns.at(-1)
  const plan = buildPlan({
    items: [{ id: 'a', ...fortnight, budget: 1000 }],
    baselines: [{ id: 'b', leaves: [{ id: 'a', ...fortnight, budget: 1000 }] }],
    reports: [{ id: 'a', checkIns, bookings, ...(last && { percent: last.percent ?? 0, saidAt: last.at }) }],
    ...more,
  })
  return valueCurve(baseFiguresOf(plan, momentOn('2026-03-10')))
}

const on = (curve: readonly CurvePoint[], day: string): CurvePoint | undefined =>
  curve.find((point) => point.day === day)

describe('the curve of planned, earned and spent', () => {
  const curve = curveOf(
    [checkIn('2026-03-04', 10), checkIn('2026-03-07', 30), checkIn('2026-03-10', 45)],
    [costOf(80, '2026-03-03'), costOf(120, '2026-03-09'), costOf(999, '2026-03-20')],
  )

  test('SC6.2 planned rises by working day, from nothing on the day before to the whole', () => {
    expect(curve[0]).toEqual({ day: '2026-02-27', planned: 0, earned: 0, spent: 0 })
    expect(on(curve, '2026-03-06')?.planned).toBe(500)
    expect(curve.at(-1)).toEqual({ day: '2026-03-13', planned: 1000, earned: null, spent: null })
  })

  test('earned on a day is what had been said by its end, also what was said on a day off', () => {
    expect(curve.map(({ earned }) => earned)).toEqual([0, 0, 0, 100, 100, 100, 300, 450, null, null, null])
  })

  test('EV4 spent on a day is what was booked for days until then; nothing of the future', () => {
    expect(curve.map(({ spent }) => spent)).toEqual([0, 0, 80, 80, 80, 80, 200, 200, null, null, null])
  })

  test('a percent that was corrected lets earned fall (EV3)', () => {
    const fell = curveOf([checkIn('2026-03-04', 60), checkIn('2026-03-06', 20)], [])
    expect(on(fell, '2026-03-05')?.earned).toBe(600)
    expect(on(fell, '2026-03-06')?.earned).toBe(200)
    expect(on(fell, '2026-03-06')?.spent).toBeNull()
  })

  test('a level of effort earns along its plan until the status date (EV2)', () => {
    const earning = { type: 'level-of-effort' } as const
    const effort = curveOf([], [], { items: [{ id: 'a', ...fortnight, earning }] })
    expect(on(effort, '2026-03-06')?.earned).toBeCloseTo(500, 9)
    expect(on(effort, '2026-03-10')?.earned).toBeCloseTo(600, 9)
  })

  test('without a baseline nothing is planned; the curve begins with what was said first', () => {
    const bare = curveOf([checkIn('2026-03-05', 10)], [], { baselines: [] })
    expect(bare[0]?.planned).toBeNull()
    expect(on(bare, '2026-03-05')?.earned).toBe(100)
    expect(bare.at(-1)?.day).toBe('2026-03-10')
  })
})

test('whatever the plan: at most 120 points in order, the point of today is what the figures say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
      const figures = baseFiguresOf(generatePlan(80, seed), momentOn('2026-03-04'))
      const curve = valueCurve(figures)
      expect(curve.length).toBeLessThanOrEqual(120)
      curve.forEach(({ day, planned }, i) => {
        expect(i === 0 || day > (curve[i - 1]?.day ?? '')).toBe(true)
        expect(planned ?? 0).toBeGreaterThanOrEqual(curve[i - 1]?.planned ?? 0)
      })
      const today = curve.find(({ day }) => day === '2026-03-04')
      expect(today?.earned).toBeCloseTo(figures.planValue.ev, 4)
      expect(today?.spent ?? 0).toBeCloseTo(figures.planValue.ac ?? 0, 4)
      expect(curve.at(-1)?.planned).toBeCloseTo(figures.planValue.bac, 4)
    }),
    { numRuns: 25 },
  )
})
