import { expect, test } from 'vitest'
import {
  deliveryLight,
  deliveryLightOf,
  scheduleLight,
  shareLight,
  valueLight,
  workLightOf,
  worstLight,
} from '../../../shared/engine/lights.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import type { ValueSums } from '../../../shared/engine/value.ts'
import type { Variance } from '../../../shared/engine/variance.ts'
import { defaultPolicies } from '../../../shared/plan/policies.ts'

const late = (total: number | null): Variance => ({
  total,
  announced: null,
  unannounced: null,
  worst: 'a',
  own: 0,
})

function sums(ev: number, pvHeard: number, ac: number | null = null): ValueSums {
  return { bac: 1000, pv: 900, ev, ac, pvForIndex: 900, evForIndex: ev, pvHeard }
}

test('TL1 a delay within the tolerance is green, beyond it amber, beyond twice of it red', () => {
  const lightOf = (delay: number | null, duration: number): string =>
    scheduleLight(delay, duration, defaultPolicies)
  expect([-3, 0, 1, 2, 3].map((delay) => lightOf(delay, 5))).toEqual([
    'green',
    'green',
    'green',
    'amber',
    'red',
  ])
  // 5 % of 60 working days are 3.
  expect([3, 4, 6, 7].map((delay) => lightOf(delay, 60))).toEqual(['green', 'amber', 'amber', 'red'])
  expect(lightOf(null, 5)).toBe('none')
})

test('TL1 delivery is the worst of schedule, work and cost; work is compared with when it was heard (SC5.9)', () => {
  expect(deliveryLight(late(0), sums(500, 500), 5, defaultPolicies)).toBe('green')
  expect(deliveryLight(late(0), sums(450, 500), 5, defaultPolicies)).toBe('amber')
  expect(deliveryLight(late(0), sums(500, 500, 600), 5, defaultPolicies)).toBe('red')
  expect(deliveryLight(late(2), sums(500, 500, 500), 5, defaultPolicies)).toBe('amber')
  expect(deliveryLight(undefined, undefined, 5, defaultPolicies)).toBe('none')
})

test('TL1 a group is judged by the leaf whose delay it shows, against that leaf’s duration', () => {
  const long = { start: '2026-01-05', finish: '2026-06-19' }
  const plan = buildPlan({
    items: [{ id: 'g' }, { id: 'a', parentId: 'g', ...long, finish: '2026-06-24' }],
    baselines: [{ id: 'b', leaves: [{ id: 'a', ...long }] }],
    reports: [{ id: 'a', actualStart: '2026-01-05', remaining: 80, saidAt: instantOn('2026-03-04') }],
  })
  const figures = baseFiguresOf(plan, momentOn('2026-03-04'))
  expect(figures.variance.map(({ total }) => total)).toEqual([3, 3])
  expect([deliveryLightOf(figures, 0), deliveryLightOf(figures, 1)]).toEqual(['green', 'green'])
})

test('TL2 value is the worse of pace and outlook, by the plan’s thresholds', () => {
  expect(valueLight(0.95, 1, defaultPolicies)).toBe('green')
  expect(valueLight(0.95, 0.75, defaultPolicies)).toBe('amber')
  expect(valueLight(0.69, 1, defaultPolicies)).toBe('red')
  expect(valueLight(null, null, defaultPolicies)).toBe('none')
  expect(valueLight(0.95, 1, { ...defaultPolicies, paceAmber: 0.99 })).toBe('amber')
})

test('TL the worst of what is known counts; nothing known gives no light', () => {
  expect(worstLight(['green', 'none', 'amber'])).toBe('amber')
  expect(worstLight(['none', 'green'])).toBe('green')
  expect(worstLight([])).toBe('none')
  expect(shareLight(0.95, 0.95, 0.85)).toBe('green')
  expect(shareLight(0.85, 0.95, 0.85)).toBe('amber')
})

test('TL1 an objective has the worst light of the work for its key results; cancelled work has none', () => {
  const leaves = ['fine', 'late', 'gone'].map((id) => ({
    id,
    start: '2026-03-02',
    finish: '2026-03-06',
    duration: 5,
  }))
  const report = (id: string, remaining: number) => ({ id, actualStart: '2026-03-02', remaining })
  const plan = buildPlan({
    objectives: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    keyResults: [
      { id: 'k', objectiveId: 'a' },
      { id: 'l', objectiveId: 'b' },
    ],
    items: [
      { ...leaves[0], id: 'fine', contributes: { k: 1 } },
      { ...leaves[1], id: 'late', contributes: { l: 1 } },
      { ...leaves[2], id: 'gone', contributes: { k: 1 } },
    ],
    baselines: [{ id: 'base', leaves }],
    reports: [
      { ...report('fine', 2), percent: 60, status: 'on track' },
      { ...report('late', 15), status: 'off track' },
      { ...report('gone', 15), status: 'cancelled' },
    ],
  })
  const figures = baseFiguresOf(plan, momentOn('2026-03-05'))
  expect([0, 1, 2].map((at) => workLightOf(figures, at))).toEqual(['green', 'red', 'none'])
})
