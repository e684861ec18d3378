import { expect, test } from 'vitest'
import { judge, nextWeek, planned, week } from '../judged-case.ts'

test('BA2 what was deleted and what was added since the baseline stay in the comparison', () => {
  const agreed = planned([
    { id: 'tents', ...week, budget: 100 },
    { id: 'raffle', ...week, budget: 40 },
  ])
  const tents = { id: 'tents', ...week, budget: 100 }
  const added = { id: 'stage', ...nextWeek, budget: 700 }
  const figures = judge({
    ...agreed,
    items: [tents, added],
    deletedItems: [{ id: 'raffle', ...week, budget: 40 }],
  })
  expect(figures.planValue.bac).toBe(140)
  expect(figures.lostLeaves.map(({ planned }) => planned?.id)).toEqual(['raffle'])
  expect(figures.gaps.filter(({ rule }) => rule === 'MP8').map(({ facts }) => facts)).toEqual([
    { count: 1, days: 5, budget: 700 },
  ])
})
