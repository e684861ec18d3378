import { describe, expect, test } from 'vitest'
import type { Booking } from '../../../shared/plan/report.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'
import { costOf, flagsOf, one, sumsOf, thursday, valueOf, week } from './value-case.ts'

describe('EV1 one basis for the plan', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const basisOf = (leaf: (i: number) => object, draft: PlanDraft = {}): string =>
    valueOf(
      buildPlan({
        items: ids.map((id) => ({ id, ...week })),
        baselines: [{ id: 'b', leaves: ids.map((id, i) => ({ id, ...leaf(i) })) }],
        ...draft,
      }),
      thursday,
    ).basis

  test('cost where four of five leaves have a budget; the fifth counts 0 and is flagged', () => {
    expect(basisOf((i) => ({ effort: 8, ...(i > 0 && { budget: 100 }) }))).toBe('cost')
    const value = valueOf(
      buildPlan({
        items: ids.map((id) => ({ id, ...week })),
        baselines: [
          { id: 'b', leaves: ids.map((id, i) => ({ id, ...week, ...(i > 0 && { budget: 100 }) })) },
        ],
      }),
      thursday,
    )
    expect(sumsOf(value, 'a').bac).toBe(0)
    expect(flagsOf(value, 'a')).toEqual(['NO_BUDGET'])
    expect(flagsOf(value, 'b')).toEqual([])
  })

  test('else effort, else duration, else count', () => {
    expect(basisOf((i) => ({ effort: 8, ...(i > 1 && { budget: 100 }) }))).toBe('effort')
    expect(basisOf(() => ({ duration: 3 }))).toBe('duration')
    expect(basisOf(() => week)).toBe('duration')
    expect(basisOf(() => ({}))).toBe('count')
  })

  test('the policy’s choice, and parts that the plan does not use', () => {
    const both = (): object => ({ budget: 100, effort: 8 })
    expect(basisOf(both, { settings: { policies: { earnedValueBasis: 'count' } } })).toBe('count')
    expect(basisOf(both, { settings: { policies: { notUsed: { budgets: true } } } })).toBe('effort')
  })

  test('on effort the actual cost is in hours; on duration and count it is unknown', () => {
    const hours: Booking = { ...costOf(12), measure: 'hours' }
    const bookings = [costOf(999), hours]
    const acOn = (earnedValueBasis: 'effort' | 'duration' | 'count'): number | null =>
      valueOf(
        buildPlan(one({ settings: { policies: { earnedValueBasis } }, reports: [{ id: 'a', bookings }] })),
        thursday,
      ).plan.ac
    expect([acOn('effort'), acOn('duration'), acOn('count')]).toEqual([12, null, null])
  })

  test('milestones without an amount are no work and do not count against it', () => {
    const basis = valueOf(
      buildPlan({
        items: [
          { id: 'a', ...week },
          { id: 'm', type: 'milestone', finish: '2026-03-06' },
        ],
        baselines: [
          {
            id: 'b',
            leaves: [
              { id: 'a', ...week, budget: 100 },
              { id: 'm', type: 'milestone', finish: '2026-03-06' },
            ],
          },
        ],
      }),
      thursday,
    ).basis
    expect(basis).toBe('cost')
  })
})
