// The steering report as a spreadsheet: what is counted is a number, and of people nothing is late (HO2 is kept by leaving it out).
import { expect, test } from 'vitest'
import { steeringSheets } from '../../../../client/features/sessions/steering-sheets.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { steeringReport } from '../../../../shared/engine/steering.ts'
import type { SteeringScope } from '../../../../shared/engine/steering.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { text } from '../../../../shared/text/text.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

const figures = figuresOf(
  buildPlan({
    settings: { currency: 'EUR', governs: { value: true } },
    people: [{ id: 'bo', name: 'Bo' }],
    items: [
      {
        id: 'a',
        duration: 3,
        budget: 1200,
        owner: { type: 'person', id: 'bo' },
        values: { 'headcount:target:2026-12-31': 2.5, 'profit:target:2026-12-31': 900.4 },
      },
    ],
  }),
  momentOn('2026-03-04', 600),
)
const speech = {
  words: text('en'),
  telling: createTelling(figures.plan, figures.moment, figures.schedule.axis),
  language: 'en',
} as const
const sheets = (scope: SteeringScope) => steeringSheets(figures, steeringReport(figures, scope), speech)
const heads = (scope: SteeringScope) => sheets(scope)[0]?.columns.map(({ name }) => name) ?? []

test('done and all are two numbers, money names its currency, and half a person stays half', () => {
  const [report, value] = sheets('objective')
  const cells = Object.fromEntries(heads('objective').map((head, at) => [head, report?.rows[0]?.[at]]))
  expect(cells).toMatchObject({ Done: 0, 'Of all': 1, 'Budget (EUR)': { amount: 1200 } })
  expect(value?.rows[0]?.slice(1)).toEqual(['profit (EUR)', null, { amount: 900.4 }, null, null])
  expect(value?.rows[1]?.slice(1)).toEqual(['headcount', null, 2.5, null, null])
})

test('by owner no column says how late anybody or anything of theirs is', () => {
  expect(heads('objective')).toEqual(expect.arrayContaining(['Days late', 'Of them overdue']))
  expect(heads('owner').filter((head) => /late|overdue|agreed/i.test(head))).toEqual([])
})
