import { expect, test } from 'vitest'
import { createMapping } from '../../../shared/engine/mapping.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'

test('MP work serves what it or the nearest group above names, shares normalised', () => {
  const plan = buildPlan({
    keyResults: [{ id: 'kr1' }, { id: 'kr2' }],
    items: [
      { id: 'g', contributes: { kr1: 3, kr2: 1, unknown: 5 } },
      { id: 'a', parentId: 'g' },
      { id: 'b', parentId: 'g', contributes: { kr2: 7 } },
      { id: 'c' },
    ],
  })
  const { shares, work } = createMapping(plan, createStructure(plan))
  expect(shares).toEqual([
    [
      { keyResult: 0, share: 0.75 },
      { keyResult: 1, share: 0.25 },
    ],
    [{ keyResult: 1, share: 1 }],
    [],
    [
      { keyResult: 0, share: 0.75 },
      { keyResult: 1, share: 0.25 },
    ],
  ])
  expect(work).toEqual([[0], [0, 1]])
})
