// The five levels of a governed plan by depth; work is called by the last name however deep it stands.
import { expect, test } from 'vitest'
import { levelName } from '../../../client/parts/item/level-name.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

const items = [
  { id: 'a', parentId: undefined },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: 'c' },
  { id: 'e', parentId: 'd' },
  { id: 'f', parentId: 'e' },
  { id: 'loose' },
].map(({ id, parentId }) => ({ id, ...(parentId !== undefined && { parentId }) }))

function namesWith(levelNames: readonly string[]): readonly (string | undefined)[] {
  const figures = figuresOf(buildPlan({ items, settings: { levelNames } }), momentOn('2026-03-04'))
  return figures.plan.items.list.map((_, index) => levelName(figures, index))
}

test('levels are named from the top, the last name is the work’s, deeper groups take the one above it', () => {
  const names = ['Portfolio', 'Program', 'Project', 'Measure package', 'Measure']
  expect(namesWith(names)).toEqual([
    'Portfolio',
    'Program',
    'Project',
    'Measure package',
    'Measure package',
    'Measure',
    'Measure',
  ])
  expect(namesWith(['Initiative', 'Task']).every((name) => name === undefined)).toBe(true)
  expect(namesWith(['Thing'])).toEqual(['Thing', 'Thing', 'Thing', 'Thing', 'Thing', 'Thing', 'Thing'])
})
