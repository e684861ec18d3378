import { describe, expect, test } from 'vitest'
import { createKeyResults } from '../../../shared/engine/create-key-results.ts'
import { createObjectives } from '../../../shared/engine/create-objectives.ts'
import { createMapping } from '../../../shared/engine/mapping.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'
import { course, judge, judgeAll, planOf, reading } from './key-result-case.ts'

describe('KR.1 the expected curve is linear by calendar day, flat outside', () => {
  test.each([
    ['2025-12-01', 0],
    ['2026-01-01', 0],
    ['2026-02-20', 50],
    ['2026-04-11', 100],
    ['2026-06-01', 100],
  ])('on %s it is %d', (on, expected) => {
    expect(judge({ on }).expected).toBeCloseTo(expected, 9)
  })

  test('through its checkpoints, in whatever order they were written', () => {
    const checkpoints = [
      { day: '2026-03-12', value: 20 },
      { day: '2026-01-31', value: 10 },
    ]
    expect(judge({ keyResult: { checkpoints }, on: '2026-01-16' }).expected).toBeCloseTo(5, 9)
    expect(judge({ keyResult: { checkpoints }, on: '2026-02-20' }).expected).toBeCloseTo(15, 9)
    expect(judge({ keyResult: { checkpoints }, on: '2026-03-27' }).expected).toBeCloseTo(60, 9)
  })

  test('a checkpoint on the start or the target day says nothing: they have their values', () => {
    const checkpoints = [
      { day: '2026-01-01', value: 60 },
      { day: '2026-04-11', value: 0 },
    ]
    expect(judge({ keyResult: { checkpoints }, on: '2026-01-11' }).expected).toBeCloseTo(10, 9)
    expect(judge({ keyResult: { checkpoints }, on: '2026-04-01' }).expected).toBeCloseTo(90, 9)
  })

  test('without a start or a target nothing is expected', () => {
    const { startDay, startValue } = course
    const plan = buildPlan({ keyResults: [{ id: 'kr', startDay, startValue }] })
    expect(judgeAll(plan, {})[0]).toMatchObject({
      expected: null,
      variance: null,
      outlook: null,
      light: 'none',
    })
  })

  test('live, what is expected is that of yesterday, and today’s reading counts (SC5.1)', () => {
    const plan = planOf({ readings: [['2026-02-21', 60]] })
    const figures = createKeyResults(
      plan,
      momentOn('2026-02-21'),
      createMapping(plan, createStructure(plan)),
      [],
    )
    expect(figures[0]).toMatchObject({ value: 60, expected: 50, variance: 10 })
  })
})

describe('KR.2 variance, attained, pace, projection', () => {
  test('of a goal that goes up', () => {
    const figures = judge({ readings: [['2026-02-20', 40]] })
    expect(figures).toMatchObject({
      value: 40,
      variance: -10,
      attained: 0.4,
      pace: 0.8,
      projection: 80,
      light: 'amber',
    })
  })

  test('of a goal that goes down, less is good', () => {
    const figures = judge({ keyResult: { startValue: 100, targetValue: 20 }, readings: [['2026-02-20', 52]] })
    expect(figures.expected).toBeCloseTo(60, 9)
    expect(figures.variance).toBeCloseTo(8, 9)
    expect(figures.attained).toBeCloseTo(0.6, 9)
    expect(figures.pace).toBeCloseTo(1.2, 9)
    expect(figures.projection).toBeCloseTo(4, 9)
  })

  test('projection is that of the reading’s day, not of today', () => {
    expect(judge({ readings: [['2026-01-21', 10]] }).projection).toBeCloseTo(50, 9)
  })

  test('read after the target day, the projection is what stood there on that day', () => {
    // The way of 100 days was gone in 125. That it came late is no shortfall any more.
    const figures = judge({ on: '2026-05-06', readings: [['2026-05-06', 100]] })
    expect(figures.projection).toBeCloseTo(80, 9)
    expect(figures).toMatchObject({ outlook: 100, shortfall: 0, light: 'green' })
  })

  test('on the start day there is no pace and no projection', () => {
    const figures = judge({ readings: [['2026-01-01', 5]], on: '2026-01-01' })
    expect(figures).toMatchObject({ value: 5, attained: 0.05, pace: null, projection: null })
  })

  test('attained is not clipped', () => {
    expect(judge({ readings: [['2026-02-20', 120]] }).attained).toBeCloseTo(1.2, 9)
    expect(judge({ readings: [['2026-02-20', -20]] }).attained).toBeCloseTo(-0.2, 9)
  })

  test('target = start: attained is null', () => {
    const figures = judge({ keyResult: { targetValue: 0 }, readings: [['2026-02-20', 3]] })
    expect(figures).toMatchObject({ attained: null, pace: null, expected: 0, variance: 3 })
  })

  test.each([
    [7, 'green', 0],
    [3, 'red', -2],
    [12, 'red', -2],
  ] as const)('a goal to hold is judged by its band: %d is %s', (value, light, variance) => {
    const kpi = { direction: 'hold', bandLow: 5, bandHigh: 10 } as const
    expect(judge({ kpi, readings: [['2026-02-20', value]] })).toMatchObject({
      light,
      variance,
      attained: null,
    })
  })
})

describe('KR.3 the value is the latest reading dated on or before the day', () => {
  const readings = [
    ['2026-02-01', 10],
    ['2026-02-10', 20],
    ['2026-02-10', 25],
    ['2026-03-01', 90],
  ] as const

  test('of one day’s readings the last said', () => {
    expect(judge({ readings })).toMatchObject({ value: 25, valueDay: '2026-02-10' })
  })

  test('none is null', () => {
    expect(judge({ readings, on: '2026-01-15' })).toMatchObject({
      value: null,
      variance: null,
      projection: null,
    })
  })
})

describe('KR.4 an objective is the weighted mean of its key results', () => {
  const two = (readings: readonly (readonly [string, number])[]): PlanDraft => ({
    kpis: [{ id: 'k' }, { id: 'other' }, { id: 'held', direction: 'hold', bandHigh: 10 }],
    keyResults: [
      { id: 'kr1', kpiId: 'k', objectiveId: 'o', ...course, weight: 3 },
      { id: 'kr2', kpiId: 'other', objectiveId: 'o', ...course, weight: 1 },
    ],
    readings: [{ id: 'k', readings: readings.map(([day, value], i) => reading(day, value, i)) }],
  })
  const objectiveOf = (plan: Plan) => createObjectives(plan, judgeAll(plan, {}))[0]

  test('one without a reading counts 0 and is counted as missing', () => {
    const plan = planOf({ plan: two([['2026-02-20', 40]]) })
    expect(objectiveOf(plan)).toEqual({ id: 'o', attained: (3 * 0.4) / 4, missing: 1, light: 'amber' })
  })

  test('its light is that of the worst, wherever it stands', () => {
    const plan = planOf({
      plan: {
        ...two([['2026-02-20', 50]]),
        readings: [
          { id: 'k', readings: [reading('2026-02-20', 50, 0)] },
          { id: 'other', readings: [{ ...reading('2026-02-20', 10, 1), kpiId: 'other' }] },
        ],
      },
    })
    expect(judgeAll(plan, {}).map(({ light }) => light)).toEqual(['green', 'red'])
    expect(objectiveOf(plan)?.light).toBe('red')
  })

  test('each is clipped to 0 … 1', () => {
    expect(objectiveOf(planOf({ plan: two([['2026-02-20', 400]]) }))?.attained).toBe(0.75)
    expect(objectiveOf(planOf({ plan: two([['2026-02-20', -400]]) }))?.attained).toBe(0)
  })

  test('without key results it has no value', () => {
    const plan = buildPlan({ objectives: [{ id: 'o' }] })
    expect(objectiveOf(plan)).toEqual({ id: 'o', attained: null, missing: 0, light: 'none' })
  })

  test('a goal to hold counts whole within its band and not outside', () => {
    const held = (value: number): number | null | undefined => {
      const kpi = { direction: 'hold', bandHigh: 10 } as const
      return objectiveOf(planOf({ kpi, readings: [['2026-02-20', value]] }))?.attained
    }
    expect(held(9)).toBe(1)
    expect(held(11)).toBe(0)
  })
})
