import { expect, test } from 'vitest'
import { dayToNumber } from '../../../../shared/base/day.ts'
import { curvesOf } from '../../../../client/features/kpis/kpi-curve.ts'
import { kpiRows, matchesKpi } from '../../../../client/features/kpis/kpi-rows.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { Kpi } from '../../../../shared/plan/goal.ts'
import { buildPlan, instantOn, momentOn } from '../../../helpers/plan-builder.ts'

const today = '2026-03-11'

function rowsOf(kpi: Partial<Kpi>) {
  const reading = (id: string, day: string, value: number) => ({
    id,
    kpiId: 'k',
    day,
    value,
    at: instantOn(day),
  })
  const plan = buildPlan({
    kpis: [{ id: 'k', name: 'Returns', ...kpi }],
    keyResults: [
      {
        id: 'goal',
        kpiId: 'k',
        startDay: '2026-03-01',
        startValue: 0,
        targetDay: '2026-03-31',
        targetValue: 30,
        checkpoints: [{ day: '2026-03-11', value: 5 }],
      },
    ],
    readings: [
      {
        id: 'k',
        readings: [reading('1', '2026-03-06', 2), reading('2', today, 4), reading('3', '2026-03-20', 9)],
      },
    ],
  })
  return kpiRows(figuresOf(plan, momentOn(today)))
}

test('KR.1 and KR.2: the curve expected, what was read until today, and where the pace leads', () => {
  const [row] = rowsOf({ direction: 'up' })
  const series = row ? curvesOf(row, row.goals[0], today) : []
  expect(series.map(({ id, points }) => [id, points.map(({ y }) => y)])).toEqual([
    ['expected', [0, 5, 30]],
    ['read', [2, 4]],
    ['projected', [4, 12]],
  ])
  expect(series.at(-1)?.points.at(-1)?.x).toBe(dayToNumber('2026-03-31'))
})

test('a measure to hold shows its band, shaded between both ends', () => {
  const [row] = rowsOf({ direction: 'hold', bandLow: 3, bandHigh: 6 })
  const series = row ? curvesOf(row, row.goals[0], today) : []
  expect(series.find(({ id }) => id === 'high')?.shadeTo).toBe('low')
  expect(series.find(({ id }) => id === 'low')?.points.map(({ y }) => y)).toEqual([3, 3])
})

test('P6: a measure is found by its definition and by every alias', () => {
  const [row] = rowsOf({ definition: 'Parcels sent back', aliases: { sales: 'Rückläufer' } })
  expect(
    row && [matchesKpi(row, 'rucklaufer'), matchesKpi(row, 'PARCELS'), matchesKpi(row, 'orders')],
  ).toEqual([true, true, false])
})
