import { describe, expect, test } from 'vitest'
import type { Report } from '../../../shared/plan/report.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'
import { costOf, flagsOf, one, sumsOf, thursday, valueOf, week } from './value-case.ts'

function withReport(report: Omit<Draft<Report>, 'id'>): ReturnType<typeof valueOf> {
  return valueOf(buildPlan(one({ reports: [{ id: 'a', ...report }] })), thursday)
}

describe('SC6.3 added, deleted and split since the baseline', () => {
  test('added items have budget 0 and are flagged; what they cost is real', () => {
    const value = valueOf(
      buildPlan(
        one({
          items: [
            { id: 'a', ...week, budget: 1000 },
            { id: 'new', ...week, budget: 300 },
          ],
          reports: [{ id: 'new', percent: 50, bookings: [costOf(80, '2026-03-03', 'new')] }],
        }),
      ),
      thursday,
    )
    expect(sumsOf(value, 'new')).toMatchObject({ bac: 0, pv: 0, ev: 0, ac: 80 })
    expect(flagsOf(value, 'new')).toEqual(['UNBASELINED'])
    expect(value.plan).toMatchObject({ bac: 1000, pv: 600, ac: 80 })
  })

  const deleted: PlanDraft = {
    departments: [{ id: 'ops' }],
    items: [
      { id: 'g', departmentId: 'ops' },
      { id: 'a', parentId: 'g', ...week },
    ],
    deletedItems: [{ id: 'gone', parentId: 'g', ...week }],
    baselines: [
      {
        id: 'b',
        leaves: [
          { id: 'a', ...week, budget: 1000 },
          { id: 'gone', ...week, budget: 500 },
        ],
      },
    ],
    reports: [{ id: 'gone', percent: 20, bookings: [costOf(90, '2026-03-03', 'gone')] }],
  }

  test('deleted ones keep their planned value, what they earned and what they cost', () => {
    const value = valueOf(buildPlan(deleted), thursday)
    const sums = { bac: 1500, pv: 900, ev: 100, ac: 90 }
    expect(sumsOf(value, 'g')).toMatchObject(sums)
    expect(value.plan).toMatchObject(sums)
    expect(value.departments.get('ops')).toMatchObject(sums)
    expect(value.lost.map(({ id }) => id)).toEqual(['gone'])
  })

  test('a leaf of the baseline that no document knows stays in the plan’s sums', () => {
    const value = valueOf(buildPlan({ ...deleted, deletedItems: [], reports: [] }), thursday)
    expect(value.plan).toMatchObject({ bac: 1500, pv: 900, ev: 0, ac: null })
    expect(sumsOf(value, 'g').bac).toBe(1000)
  })

  test('a leaf that was split into parts earns what its parts have done', () => {
    const value = valueOf(
      buildPlan(
        one({
          items: [
            { id: 'a' },
            { id: 'a1', parentId: 'a', ...week, budget: 300 },
            { id: 'a2', parentId: 'a', ...week, budget: 100 },
          ],
          reports: [{ id: 'a1', status: 'done' }],
        }),
      ),
      thursday,
    )
    expect(sumsOf(value, 'a')).toMatchObject({ bac: 1000, pv: 600, ev: 750 })
    expect(sumsOf(value, 'a1')).toMatchObject({ bac: 0, ev: 0 })
  })

  test('a cancelled item keeps its planned value and what it earned: only a new baseline takes it out', () => {
    const { bac, pv, ev } = sumsOf(withReport({ status: 'cancelled', percent: 30 }), 'a')
    expect({ bac, pv, ev }).toEqual({ bac: 1000, pv: 600, ev: 300 })
  })
})
