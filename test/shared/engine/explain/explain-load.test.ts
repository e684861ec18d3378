import { expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { explain } from '../../../../shared/engine/explain/explain.ts'
import { figures as words } from '../../../../shared/text/en/figures.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

const item = (id: string): { readonly type: 'item'; readonly id: string } => ({ type: 'item', id })

// Ann has 20 hours a week and is away on Thursday and Friday; 40 hours of work fall evenly into two weeks from today on.
test('CA1 where too full a week comes from: the work in it, and the hours of the days that she is here', () => {
  const ann = { type: 'person', id: 'ann' } as const
  const base = baseFiguresOf(
    buildPlan({
      people: [{ id: 'ann', hoursPerWeek: 20, away: [{ id: 'trip', from: '2026-03-12', to: '2026-03-13' }] }],
      items: [
        { id: 'small', owner: ann, effort: 10, start: '2026-03-09', finish: '2026-03-13' },
        { id: 'big', owner: ann, effort: 60, start: '2026-03-09', finish: '2026-03-20' },
      ],
    }),
    momentOn('2026-03-05'),
  )
  const of = { type: 'person week', id: 'ann', week: '2026-03-09' } as const
  const over = must(explain(base, { figure: 'overload', of }))
  expect([over.value, over.unit]).toEqual([28, 'hours'])
  expect(over.operands.map(({ name, value }) => [name, value])).toEqual([
    ['load', 40],
    ['weekHours', 12],
    ['week', '2026-03-09'],
  ])
  expect(over.parts).toEqual([
    { of: item('big'), value: 30 },
    { of: item('small'), value: 10 },
  ])
  const there = must(explain(base, must(over.operands[1]?.opens)))
  expect([there.value, ...there.operands.map(({ value }) => value)]).toEqual([12, 20, 3, 5, '2026-03-09'])
  expect(explain(base, { figure: 'overload', of: { ...of, week: '2027-03-08' } })).toBeUndefined()
  for (const { question, operands } of [over, there])
    expect(words.explain(question.figure).operands.map(({ operand }) => operand)).toEqual(
      operands.map(({ name }) => name),
    )
})
