import { expect, test } from 'vitest'
import { filterOf, isFiltering, noFilter } from '../../../../client/features/timeline/timeline-filter.ts'
import { groupIds, timelineRows, treeStep } from '../../../../client/features/timeline/timeline-rows.ts'
import { linksInSight, rowLinks } from '../../../../client/features/timeline/row-links.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

const plan = buildPlan({
  departments: [{ id: 'sales' }],
  people: [{ id: 'ann', name: 'Ann Bø' }],
  items: [
    { id: 'g', title: 'Store' },
    { id: 'a', parentId: 'g', start: '2026-03-02', duration: 3, owner: { type: 'person', id: 'ann' } },
    { id: 'h', parentId: 'g', title: 'Fit-out', departmentId: 'sales' },
    { id: 'b', parentId: 'h', duration: 2 },
    { id: 'c', parentId: 'h', duration: 1 },
    { id: 'd', duration: 4 },
  ],
  links: ['a FS b', 'a FS c', 'b FS d', 'c FS d'],
})
const figures = figuresOf(plan, momentOn('2026-03-02'))
const all = () => true
const shown = (folded: readonly string[], matches: (index: number) => boolean = all) =>
  timelineRows(figures, new Set(folded), matches)
const ids = (folded: readonly string[]) => shown(folded).rows.map(({ id }) => id)
const at = (id: string) => figures.structure.indexOf(id) ?? -1

test('rows stand in the order of the plan, with their level and place', () => {
  const { rows, matches } = shown([])
  expect(rows.map(({ id, level, place, beside }) => [id, level, place, beside])).toEqual([
    ['g', 1, 1, 2],
    ['a', 2, 1, 2],
    ['h', 2, 2, 2],
    ['b', 3, 1, 2],
    ['c', 3, 2, 2],
    ['d', 1, 2, 2],
  ])
  expect(matches).toBe(4)
})

test('a folded group stands for what is in it, also inside a folded group', () => {
  expect(ids(['h'])).toEqual(['g', 'a', 'h', 'd'])
  expect(ids(groupIds(figures))).toEqual(['g', 'd'])
  const { rowOf } = shown(['g', 'h'])
  expect([rowOf[at('a')], rowOf[at('b')], rowOf[at('d')]]).toEqual([0, 0, 1])
})

test('arrows fold and unfold, go to the parent and to the first child', () => {
  const { rows } = shown([])
  expect(treeStep(rows, 0, 'left')).toEqual({ type: 'fold' })
  expect(treeStep(rows, 0, 'right')).toEqual({ type: 'go', to: 1 })
  expect(treeStep(rows, 4, 'left')).toEqual({ type: 'go', to: 2 })
  expect(treeStep(rows, 5, 'left')).toBeUndefined()
  expect(treeStep(rows, 5, 'right')).toBeUndefined()
  expect(treeStep(shown(['h']).rows, 2, 'right')).toEqual({ type: 'unfold' })
})

test('what a filter leaves keeps its groups; what it leaves out has no row', () => {
  const matches = filterOf(figures, { ...noFilter, person: 'ann' })
  const found = timelineRows(figures, new Set(), matches)
  expect(found.rows.map(({ id }) => id)).toEqual(['g', 'a'])
  expect([found.matches, found.rowOf[at('d')]]).toEqual([1, -1])
})

test.each([
  ['words of a group find its work', { words: 'fit' }, ['g', 'h', 'b', 'c']],
  ['words find an owner, whatever the case', { words: 'ANN' }, ['g', 'a']],
  ['a department counts for what is in its group', { department: 'sales' }, ['g', 'h', 'b', 'c']],
  ['all that is set must hold', { department: 'sales', person: 'ann' }, []],
  ['critical', { standing: 'critical' as const }, ['g', 'a', 'h', 'b', 'd']],
])('%s', (_name, filter, expected) => {
  const found = timelineRows(figures, new Set(), filterOf(figures, { ...noFilter, ...filter }))
  expect(found.rows.map(({ id }) => id)).toEqual(expected)
})

test('nothing chosen is no filter; blanks are no words', () => {
  expect(isFiltering(noFilter)).toBe(false)
  expect(isFiltering({ ...noFilter, words: '  ' })).toBe(false)
  expect(isFiltering({ ...noFilter, keyResult: 'kr' })).toBe(true)
})

test('links in sight are those of rows in sight; in a folded group once for each pair', () => {
  const open = rowLinks(figures, shown([]))
  expect(linksInSight(open, 0, 1, new Set()).map(({ link }) => link.id)).toEqual(['a-b', 'a-c'])
  expect(linksInSight(open, 5, 5, new Set()).map(({ link }) => link.id)).toEqual(['b-d', 'c-d'])
  const folded = rowLinks(figures, shown(['h']))
  expect(folded.list.map(({ fromRow, toRow }) => [fromRow, toRow])).toEqual([
    [1, 2],
    [2, 3],
  ])
  expect(rowLinks(figures, shown(['g', 'h'])).list).toHaveLength(1)
})

test('a link that passes by is drawn only while it matters, and never more than the most', () => {
  const open = rowLinks(figures, shown([]))
  expect(linksInSight(open, 2, 2, new Set())).toEqual([])
  expect(linksInSight(open, 2, 2, new Set(['a-b'])).map(({ link }) => link.id)).toEqual(['a-b'])
  expect(linksInSight(open, 0, 5, new Set(['c-d']), 1).map(({ link }) => link.id)).toEqual(['c-d'])
})
