/** A measure's curves: what was read, what its goal expected, where it comes to at this pace, and its band. */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import { courseOf } from '../../../shared/engine/expected-curve.ts'
import { kpis as words } from '../../text/en/kpis.ts'
import type { Point, Series } from '../../ui/line-chart.ts'
import type { KpiGoal, KpiRow } from './kpi-rows.ts'

export function curvesOf(row: KpiRow, goal: KpiGoal | undefined, today: Day): readonly Series[] {
  const read = row.readings.map(({ day, value }): Point => ({ x: dayToNumber(day), y: value }))
  const course = goal && courseOf(goal.keyResult)
  const expected = (course?.points ?? []).map(({ day, value }): Point => ({ x: dayToNumber(day), y: value }))
  const tone = goal?.figures.light === 'red' ? 'behind' : goal?.figures.light === 'amber' ? 'risk' : 'ink'
  const series: readonly Series[] = [
    ...bandOf(row, [...read, ...expected], dayToNumber(today)),
    { id: 'expected', label: words.seriesExpected, points: expected, line: 'solid', tone: 'soft' },
    { id: 'read', label: words.seriesRead, points: read, tone, ...(read.length === 1 && { draw: 'dots' }) },
    { id: 'projected', label: words.seriesProjected, points: projected(goal, read), line: 'dashed', tone },
  ]
  return series.filter(({ points }) => points.length > 0)
}

function projected(goal: KpiGoal | undefined, read: readonly Point[]): readonly Point[] {
  const last = read.at(-1)
  const { projection } = goal?.figures ?? { projection: null }
  const due = goal?.keyResult.targetDay
  if (last === undefined || projection === null || due === undefined || dayToNumber(due) <= last.x) return []
  return [last, { x: dayToNumber(due), y: projection }]
}

/** Two level lines with what lies between them shaded. */
function bandOf({ kpi }: KpiRow, points: readonly Point[], today: number): readonly Series[] {
  if (kpi.direction !== 'hold') return []
  const xs = [...points.map(({ x }) => x), today]
  const level = (y: number): readonly Point[] => [
    { x: Math.min(...xs), y },
    { x: Math.max(...xs), y },
  ]
  const { bandLow, bandHigh } = kpi
  const both = bandLow !== undefined && bandHigh !== undefined
  const line = { line: 'dotted', tone: 'soft' } as const
  return [
    ...(bandLow === undefined
      ? []
      : [{ id: 'low', label: words.seriesLow, points: level(bandLow), ...line }]),
    ...(bandHigh === undefined
      ? []
      : [
          {
            id: 'high',
            label: words.seriesHigh,
            points: level(bandHigh),
            ...line,
            ...(both && { shadeTo: 'low' }),
          },
        ]),
  ]
}
