import { expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { compareBaselines } from '../../../shared/engine/baseline-comparison.ts'
import type { FrozenPlan } from '../../../shared/engine/baseline-comparison.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import type { BaselineLeaf } from '../../../shared/plan/baseline.ts'

const axis = createAxis(defaultCalendar, '2026-03-02')

function frozen(leaves: readonly (Partial<BaselineLeaf> & { readonly id: string })[]): FrozenPlan {
  const whole = leaves.map((leaf) => ({ title: leaf.id, type: 'task' as const, ...leaf }))
  return { leaves: new Map(whole.map((leaf) => [leaf.id, leaf])), keyResults: [] }
}

const friday = { start: '2026-03-05', finish: '2026-03-06' }

test('BA2 added, deleted and moved work stands in the comparison; days moved are working days', () => {
  const before = frozen([
    { id: 'same', ...friday },
    { id: 'gone', ...friday, budget: 50 },
    { id: 'later', ...friday },
    { id: 'earlier', start: '2026-03-10', finish: '2026-03-12' },
    { id: 'dearer', ...friday, budget: 10 },
  ])
  const after = frozen([
    { id: 'same', ...friday },
    { id: 'new', ...friday, budget: 30 },
    { id: 'later', start: '2026-03-05', finish: '2026-03-09' },
    { id: 'earlier', start: '2026-03-05', finish: '2026-03-09' },
    { id: 'dearer', ...friday, budget: 15 },
  ])
  const { leaves, same, budget } = compareBaselines(before, after, axis)
  expect(leaves.map(({ id, change, days }) => [id, change, days])).toEqual([
    ['new', 'added', null],
    ['gone', 'deleted', null],
    ['earlier', 'moved', -3],
    ['later', 'moved', 1],
    ['dearer', 'amount', 0],
  ])
  expect([same, budget]).toEqual([1, -15])
})

test('BA2 a plan compared with itself shows nothing', () => {
  const one = frozen([{ id: 'a', ...friday }])
  expect(compareBaselines(one, one, axis)).toMatchObject({ leaves: [], goals: [], same: 1, budget: 0 })
})
