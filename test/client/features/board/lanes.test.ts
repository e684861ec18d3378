// Swimlanes: every card in exactly one lane and column; lanes without a card are none.

import { expect, test } from 'vitest'
import { columnsOf } from '../../../../client/features/board/board-columns.ts'
import { laneChoices, lanesOf } from '../../../../client/features/board/board-lanes.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../../shared/exchange/plan-file.ts'
import type { Json } from '../../../../shared/base/json.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'

const now = Date.UTC(2026, 10, 23, 8, 30)
const zone = 'Europe/Berlin'
const file = planFileOfJson(samplePlanFile(now, zone) as Json)
if (!file.ok) throw new Error('the sample is no plan file')
const figures = figuresOf(planOfFile(file.value).plan, liveMoment(zone, now))

test.each(laneChoices)('lanes by %s hold each card of the Board once, in its own column', (by) => {
  const choice = { by: 'status' as const, filter: '', department: undefined }
  const columns = columnsOf(figures, choice)
  const lanes = lanesOf(figures, columns, choice, by)
  for (const [at, column] of columns.entries()) {
    const inLanes = lanes.flatMap((lane) => lane.columns[at]?.items ?? [])
    expect(inLanes.toSorted()).toEqual([...column.items].toSorted())
    expect(lanes.every((lane) => lane.columns[at]?.key === column.key)).toBe(true)
  }
  expect(lanes.every((lane) => lane.columns.some(({ items }) => items.length > 0))).toBe(true)
  expect(lanes.length).toBeGreaterThan(1)
})
