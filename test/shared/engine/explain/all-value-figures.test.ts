import { expect, test } from 'vitest'
import { allValueFigures, twoFinishes } from '../../../../shared/engine/explain/all-value-figures.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { explain } from '../../../../shared/engine/explain/explain.ts'
import type { Scope } from '../../../../shared/engine/explain/explanation.ts'
import { figures as words } from '../../../../shared/text/en/figures.ts'
import { generatePlan } from '../../../bench/generate-plan.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

test('EV6 all figures of the plan, a group and a department are those that each explains', () => {
  const base = baseFiguresOf(generatePlan(60, 1), momentOn('2026-03-04'))
  const group = base.plan.items.list.find(({ type }) => type === 'group')?.id ?? ''
  const scopes: readonly Scope[] = [
    { type: 'plan' },
    { type: 'item', id: group },
    { type: 'department', id: 'd0' },
  ]
  for (const of of scopes) {
    const all = allValueFigures(base, of)
    expect(all).toHaveLength(28)
    for (const { opens, value, unit, reason } of all) {
      expect(explain(base, opens)).toMatchObject({ value, unit, ...(reason && { reason }) })
      expect(words.explain(opens.figure).name).not.toBe('')
    }
  }
  expect(allValueFigures(base, { type: 'item', id: 'nothing' })).toEqual([])
})

// Ten days agreed from Mon 2 Mar on, five are gone: half as fast as planned, and three more days still to be waited for.
test('ES2 the finish at the pace of what is earned stands beside that of the links, and how far they are apart', () => {
  const leaf = { id: 'a', start: '2026-03-02', finish: '2026-03-13', duration: 10, budget: 1000 }
  const at = (percent: number, done = false) =>
    baseFiguresOf(
      buildPlan({
        items: [leaf],
        baselines: [{ id: 'base', leaves: [leaf] }],
        reports: [
          {
            id: 'a',
            actualStart: '2026-03-02',
            percent,
            ...(done ? { status: 'done', actualFinish: '2026-03-06' } : { remaining: 5 }),
          },
        ],
      }),
      momentOn('2026-03-07'),
    )
  expect(twoFinishes(at(25), { type: 'item', id: 'a' })).toEqual({
    byPace: '2026-03-27',
    byLinks: '2026-03-13',
    apart: 10,
  })
  expect(twoFinishes(at(50), { type: 'plan' })).toMatchObject({ byPace: '2026-03-13', apart: 0 })
  expect(twoFinishes(at(0), { type: 'plan' })).toBeUndefined()
  expect(twoFinishes(at(100, true), { type: 'plan' })).toBeUndefined()
})
