import { describe, expect, test } from 'vitest'
import type { Report } from '../../../shared/plan/report.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import { costOf, flagsOf, one, sumsOf, thursday, valueOf, week } from './value-case.ts'

const twoWeeks = { start: '2026-03-02', finish: '2026-03-13' }

function withReport(report: Omit<Draft<Report>, 'id'>): ReturnType<typeof valueOf> {
  return valueOf(buildPlan(one({ reports: [{ id: 'a', ...report }] })), thursday)
}

describe('EV2 what is earned', () => {
  test('percent of the budget', () => {
    const { bac, pv, ev, ac } = sumsOf(withReport({ percent: 40, saidAt: instantOn('2026-03-04') }), 'a')
    expect({ bac, pv, ev, ac }).toEqual({ bac: 1000, pv: 600, ev: 400, ac: null })
  })

  test('done is all of it, whatever percent was said before', () => {
    expect(sumsOf(withReport({ status: 'done', percent: 60 }), 'a').ev).toBe(1000)
    expect(sumsOf(withReport({ actualFinish: '2026-03-04' }), 'a').ev).toBe(1000)
  })

  test('SC5.9 where only remaining was said: elapsed ÷ (elapsed + remaining), through the day it was said', () => {
    // Said on Wednesday with three days elapsed and two left, as planned; a day later nothing has been said anew.
    const report = { actualStart: '2026-03-02', remaining: 2, saidAt: instantOn('2026-03-04') }
    expect(sumsOf(withReport(report), 'a').ev).toBeCloseTo(600, 9)
  })

  test('the newer of percent and remaining decides; said together, percent does (SC5.3)', () => {
    const saidAt = instantOn('2026-03-04')
    const both = { actualStart: '2026-03-02', percent: 90, remaining: 2, saidAt }
    expect(sumsOf(withReport(both), 'a').ev).toBe(900)
    expect(sumsOf(withReport({ ...both, percentAt: saidAt - 1 }), 'a').ev).toBeCloseTo(600, 9)
  })

  test('nothing left is all of it', () => {
    expect(sumsOf(withReport({ remaining: 0, saidAt: instantOn('2026-03-04') }), 'a').ev).toBe(1000)
  })

  test('EV3 never more than the budget', () => {
    expect(sumsOf(withReport({ percent: 140 }), 'a').ev).toBe(1000)
    expect(sumsOf(withReport({ percent: -5 }), 'a').ev).toBe(0)
  })

  test('50/50, 0/100, weighted milestones, units', () => {
    const earning = {
      half: { type: 'fixed', start: 50 },
      whole: { type: 'fixed', start: 0 },
      steps: {
        type: 'milestones',
        steps: [
          { weight: 1, day: '2026-03-03', done: true },
          { weight: 3, day: '2026-03-06', done: false },
        ],
      },
      units: { type: 'units', total: 8, done: 3 },
    } as const
    const ids = ['half', 'whole', 'steps', 'units'] as const
    const value = valueOf(
      buildPlan({
        items: ids.map((id) => ({ id, ...week, earning: earning[id] })),
        baselines: [
          { id: 'b', leaves: ids.map((id) => ({ id, ...week, budget: 800, earning: earning[id] })) },
        ],
        reports: [
          { id: 'half', actualStart: '2026-03-02' },
          { id: 'whole', actualStart: '2026-03-02', percent: 90 },
        ],
      }),
      thursday,
    )
    expect(ids.map((id) => sumsOf(value, id).ev)).toEqual([400, 0, 200, 300])
    expect(ids.map((id) => sumsOf(value, id).pv)).toEqual([400, 0, 200, 480])
  })

  test('level of effort earns what was planned, and is kept out of the indices', () => {
    const earning = { type: 'level-of-effort' } as const
    const value = valueOf(buildPlan(one({ items: [{ id: 'a', ...week, earning }] })), thursday)
    expect(sumsOf(value, 'a')).toMatchObject({ pv: 600, ev: 600, pvForIndex: 0, evForIndex: 0 })
    expect(flagsOf(value, 'a')).toEqual(['LEVEL_OF_EFFORT'])
  })

  test('a milestone earns its budget when it is done, and nothing before', () => {
    const milestone = { id: 'm', type: 'milestone', finish: '2026-03-04' } as const
    const draft: PlanDraft = {
      items: [milestone],
      baselines: [{ id: 'b', leaves: [{ ...milestone, budget: 100 }] }],
    }
    const open = valueOf(buildPlan({ ...draft, reports: [{ id: 'm', percent: 50 }] }), thursday)
    expect(sumsOf(open, 'm')).toMatchObject({ pv: 100, ev: 0 })
    const done = valueOf(buildPlan({ ...draft, reports: [{ id: 'm', status: 'done' }] }), thursday)
    expect(sumsOf(done, 'm').ev).toBe(100)
  })
})

describe('EV4 what was spent', () => {
  test('recorded costs through today; nothing recorded is null, not 0', () => {
    const bookings = [costOf(100), costOf(50, '2026-03-05'), costOf(70, '2026-03-06')]
    expect(sumsOf(withReport({ bookings }), 'a').ac).toBe(150)
    expect(sumsOf(withReport({ bookings: [costOf(70, '2026-03-06')] }), 'a').ac).toBeNull()
  })

  test('a total as of a day replaces what was booked before it was said', () => {
    const total = { ...costOf(500, '2026-03-03'), id: 'total', at: instantOn('2026-03-04'), total: true }
    const later = { ...costOf(30, '2026-03-04'), at: instantOn('2026-03-05') }
    expect(sumsOf(withReport({ bookings: [costOf(100, '2026-03-02'), total, later] }), 'a').ac).toBe(530)
  })

  test('costs booked on a group are in the group', () => {
    const value = valueOf(
      buildPlan({
        items: [{ id: 'g' }, { id: 'a', parentId: 'g', ...week }],
        baselines: [{ id: 'b', leaves: [{ id: 'a', ...week, budget: 1000 }] }],
        reports: [
          { id: 'a', bookings: [costOf(100)] },
          { id: 'g', bookings: [costOf(40, '2026-03-03', 'g')] },
        ],
      }),
      thursday,
    )
    expect(sumsOf(value, 'g').ac).toBe(140)
    expect(value.plan.ac).toBe(140)
  })
})

describe('SC5.9 planned value when last heard of', () => {
  const saidOn = (day: string): number =>
    sumsOf(
      valueOf(
        buildPlan({
          items: [{ id: 'a', ...twoWeeks, budget: 1000 }],
          baselines: [{ id: 'b', leaves: [{ id: 'a', ...twoWeeks, budget: 1000 }] }],
          reports: [{ id: 'a', percent: 10, saidAt: instantOn(day) }],
        }),
        momentOn('2026-03-13'),
      ),
      'a',
    ).pvHeard

  test('within one cadence it is that of the report day, else that of the status date', () => {
    expect(saidOn('2026-03-10')).toBe(700)
    expect(saidOn('2026-03-05')).toBe(400)
    expect(saidOn('2026-03-04')).toBe(900)
    expect(saidOn('2026-03-13')).toBe(900)
  })
})

test('without a baseline nothing is planned; budgets and what is earned are the present ones', () => {
  const value = valueOf(buildPlan(one({ baselines: [], reports: [{ id: 'a', percent: 40 }] })), thursday)
  expect(sumsOf(value, 'a')).toMatchObject({ bac: 1000, pv: 0, ev: 400 })
  expect(flagsOf(value, 'a')).toEqual([])
})

test('EV5 departments add up their own leaves, by the nearest group that names one', () => {
  const value = valueOf(
    buildPlan({
      departments: [{ id: 'ops' }, { id: 'it' }, { id: 'idle' }],
      items: [
        { id: 'g', departmentId: 'ops' },
        { id: 'a', parentId: 'g' },
        { id: 'b', parentId: 'g', departmentId: 'it' },
        { id: 'c' },
      ],
      baselines: [
        { id: 'b', leaves: ['a', 'b', 'c'].map((id, i) => ({ id, ...week, budget: 100 * (i + 1) })) },
      ],
    }),
    thursday,
  )
  expect([...value.departments].map(([id, { bac }]) => [id, bac])).toEqual([
    ['idle', 0],
    ['it', 200],
    ['ops', 100],
  ])
  expect(value.plan.bac).toBe(600)
})

test('EV6 a recorded cost of 0 where something is earned: costs are missing', () => {
  const bookings = [costOf(0)]
  expect(flagsOf(withReport({ percent: 50, bookings }), 'a')).toEqual(['MISSING_COSTS'])
  expect(flagsOf(withReport({ percent: 0, bookings }), 'a')).toEqual([])
})
