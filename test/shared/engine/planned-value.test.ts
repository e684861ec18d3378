import { describe, expect, test } from 'vitest'
import { baselineSpan, plannedCurve, plannedShare, profileOf } from '../../../shared/engine/planned-value.ts'
import type { Baseline, BaselineLeaf } from '../../../shared/plan/baseline.ts'
import type { EarningMethod } from '../../../shared/plan/item.ts'
import { find } from '../../../shared/base/table.ts'
import { must } from '../../../shared/base/assert.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'

// 2026-03-02 is a Monday.
function baselineOf(leaves: readonly (Partial<BaselineLeaf> & { id: string })[], holidays = {}): Baseline {
  const calendar = { workdays: [1, 2, 3, 4, 5], holidays, extraWorkdays: {} }
  return must(find(buildPlan({ baselines: [{ id: 'b', leaves, calendar }] }).baselines, 'b'))
}

function shareOn(day: string, leaf: Partial<BaselineLeaf>, method?: EarningMethod, holidays = {}): number {
  const baseline = baselineOf(
    [
      { id: 'a', ...leaf },
      { id: 'z', start: '2026-03-02', finish: '2026-04-30' },
    ],
    holidays,
  )
  const span = baselineSpan(baseline)
  const profile = profileOf(must(baseline.leaves.get('a')), method, span)
  return plannedShare(profile, span.axis.finishBoundary(day))
}

const week = { start: '2026-03-02', finish: '2026-03-06', duration: 5 }

describe('SC6.2 planned value of a task is linear by working day of the baseline, its last day inclusive', () => {
  test.each([
    ['2026-03-01', 0],
    ['2026-03-02', 0.2],
    ['2026-03-04', 0.6],
    ['2026-03-06', 1],
    ['2026-04-01', 1],
  ])('at the end of %s it is %d', (day, share) => {
    expect(shareOn(day, week)).toBeCloseTo(share, 12)
  })

  test('the baseline’s own calendar counts, not the plan’s', () => {
    const holiday = { '2026-03-04': 'Holiday' }
    expect(shareOn('2026-03-03', week, undefined, holiday)).toBeCloseTo(2 / 4, 12)
  })

  test('a leaf with a start and a duration alone is planned over those days', () => {
    expect(shareOn('2026-03-03', { start: '2026-03-02', duration: 4 })).toBeCloseTo(0.5, 12)
  })

  test('a leaf without dates was to be done by the end of the baseline', () => {
    expect(shareOn('2026-04-29', { duration: 3 })).toBe(0)
    expect(shareOn('2026-04-30', { duration: 3 })).toBe(1)
  })
})

test('SC6.2 a milestone is planned whole at the end of its date', () => {
  const milestone = { type: 'milestone' as const, finish: '2026-03-04' }
  expect(shareOn('2026-03-03', milestone)).toBe(0)
  expect(shareOn('2026-03-04', milestone)).toBe(1)
})

test('SC6.3 on a non-working day planned value is that of the working day before', () => {
  const across = { start: '2026-03-05', finish: '2026-03-10', duration: 4 }
  expect(shareOn('2026-03-06', across)).toBe(0.5)
  expect(shareOn('2026-03-07', across)).toBe(0.5)
  expect(shareOn('2026-03-08', across)).toBe(0.5)
})

describe('EV2 planned value uses the same method as earned value', () => {
  test('50/50: half on the start day, the rest at the finish', () => {
    const method: EarningMethod = { type: 'fixed', start: 50 }
    expect(shareOn('2026-03-01', week, method)).toBe(0)
    expect(shareOn('2026-03-02', week, method)).toBe(0.5)
    expect(shareOn('2026-03-05', week, method)).toBe(0.5)
    expect(shareOn('2026-03-06', week, method)).toBe(1)
  })

  test('0/100: nothing before the finish', () => {
    const method: EarningMethod = { type: 'fixed', start: 0 }
    expect(shareOn('2026-03-05', week, method)).toBe(0)
    expect(shareOn('2026-03-06', week, method)).toBe(1)
  })

  test('weighted milestones: each step on its day, by the frozen days where the baseline has the method', () => {
    const now: EarningMethod = { type: 'milestones', steps: [{ weight: 1, day: '2026-03-06', done: true }] }
    const frozen: EarningMethod = {
      type: 'milestones',
      steps: [
        { weight: 3, day: '2026-03-03', done: false },
        { weight: 1, day: '2026-03-06', done: false },
      ],
    }
    expect(shareOn('2026-03-03', { ...week, earning: frozen }, now)).toBe(0.75)
    expect(shareOn('2026-03-03', week, now)).toBe(0)
    expect(shareOn('2026-03-06', week, now)).toBe(1)
  })
})

describe('ES1 the planned curve', () => {
  test('PV(0) is 0, each day adds what is planned for it, and the end is the whole', () => {
    const parts = [
      { amount: 100, profile: { type: 'line' as const, start: 10, days: 2 } },
      { amount: 60, profile: { type: 'line' as const, start: 11, days: 3 } },
      { amount: 40, profile: { type: 'steps' as const, start: 10, end: 13, steps: [{ at: 13, share: 1 }] } },
    ]
    expect([...plannedCurve(parts, 10, 14)]).toEqual([0, 50, 120, 180, 200])
  })

  test('it never falls and ends at the budget, whatever thirds and sevenths are added', () => {
    const parts = Array.from({ length: 50 }, (_, i) => ({
      amount: 1000 / 7,
      profile: { type: 'line' as const, start: i, days: 3 + (i % 4) },
    }))
    const curve = plannedCurve(parts, 0, 60)
    curve.forEach((value, k) => expect(value).toBeGreaterThanOrEqual(curve[k - 1] ?? 0))
    expect(curve.at(-1)).toBeCloseTo((50 * 1000) / 7, 6)
  })
})

test('SC6.1 a baseline whose leaves have no dates plans nothing for any day', () => {
  const baseline = baselineOf([{ id: 'a', budget: 100 }])
  const span = baselineSpan(baseline)
  expect(span.end).toBe(span.start)
  expect(plannedShare(profileOf(must(baseline.leaves.get('a')), undefined, span), span.end + 100)).toBe(0)
})
