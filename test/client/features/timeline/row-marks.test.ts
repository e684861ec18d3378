import { expect, test } from 'vitest'
import { markShapes } from '../../../../client/features/timeline/mark-shapes.ts'
import { phoneSections } from '../../../../client/features/timeline/phone-sections.ts'
import { rowSentence } from '../../../../client/features/timeline/row-facts.ts'
import { plannedDays, rowMarks } from '../../../../client/features/timeline/row-marks.ts'
import { timeline } from '../../../../client/text/en/timeline.ts'
import { dayToNumber } from '../../../../shared/base/day.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { text } from '../../../../shared/text/text.ts'
import { buildPlan, instantOn, momentOn } from '../../../helpers/plan-builder.ts'

const plan = buildPlan({
  departments: [{ id: 'r', name: 'Regulatory' }],
  people: [{ id: 'mara', name: 'Mara Lindqvist' }],
  items: [
    { id: 'g', title: 'Group' },
    {
      id: 'a',
      title: 'Type approval',
      parentId: 'g',
      departmentId: 'r',
      owner: { type: 'person', id: 'mara' },
      start: '2026-11-03',
      finish: '2026-11-20',
    },
    { id: 'm', title: 'Launch', type: 'milestone', finish: '2026-12-11' },
    { id: 'n', title: 'Nobody knows' },
    { id: 'x', title: 'Called off', start: '2026-11-03', finish: '2026-11-05' },
    { id: 'e', title: 'Next', start: '2026-12-01', finish: '2026-12-02', deadline: '2026-12-01' },
    { id: 'f', title: 'This week', start: '2026-11-26', finish: '2026-11-27' },
    { id: 'l', title: 'Later', start: '2027-01-04', finish: '2027-01-08' },
  ],
  links: ['a FS m'],
  baselines: [
    {
      id: 'first',
      leaves: [
        { id: 'a', start: '2026-11-03', finish: '2026-11-13' },
        { id: 'm', type: 'milestone', start: '2026-12-11', finish: '2026-12-11' },
      ],
    },
  ],
  reports: [
    { id: 'a', actualStart: '2026-11-03', remaining: 7, saidAt: instantOn('2026-11-25', 23 * 60) },
    { id: 'x', status: 'cancelled', saidAt: instantOn('2026-11-04') },
  ],
})
const figures = figuresOf(plan, momentOn('2026-11-26'))
const at = (id: string) => figures.structure.indexOf(id) ?? -1
const words = text('en')
const sentence = (id: string) =>
  rowSentence(figures, at(id), { words, telling: createTelling(plan, figures.moment, figures.schedule.axis) })

test('the three sets of dates are three marks, each of its own days', () => {
  const day = (text: string) => dayToNumber(text)
  expect(rowMarks(figures, at('a'))).toMatchObject({
    kind: 'task',
    baseline: { from: day('2026-11-03'), to: day('2026-11-14') },
    commitment: { from: day('2026-11-03'), to: day('2026-11-21') },
    forecast: { from: day('2026-11-03'), to: day('2026-12-05') },
    state: 'started',
  })
})

test('late is solid from agreed to promised, hatched from promised to forecast', () => {
  const marks = rowMarks(figures, at('a'))
  const scale = { first: dayToNumber('2026-11-01'), dayWidth: 10 }
  const shapes = markShapes(marks, scale, 0, 1000)
  expect(shapes.announced).toEqual({ x: 130, width: 70 })
  expect(shapes.unannounced).toEqual({ x: 200, width: 140 })
  expect(shapes.early).toBeUndefined()
})

test('what lies far outside is cut: no shape is longer than the window', () => {
  const marks = { ...rowMarks(figures, at('a')), commitment: { from: -50_000, to: 90_000 } }
  const { bar } = markShapes(marks, { first: 0, dayWidth: 48 }, 0, 1000)
  expect(bar?.width).toBeLessThan(1200)
})

test('a row says in words what it shows', () => {
  expect(sentence('a')).toBe(
    'Type approval, Regulatory, Mara Lindqvist, agreed 3–13 Nov, promised 3–20 Nov, forecast 4 Dec, 15 days late, 5 of them announced, 25 days of room (float)',
  )
  expect(sentence('m')).toContain(
    'Launch, milestone, nobody owns it, agreed 11 Dec, promised 11 Dec, forecast 11 Dec, on plan',
  )
  expect(sentence('n')).toBe('Nobody knows, nobody owns it, no dates yet')
  expect(sentence('x')).toContain('cancelled')
  expect(sentence('e')).toContain('deadline 1 Dec, missed')
})

test('a milestone and a cancelled task have their own marks; a missed deadline is one', () => {
  const milestone = rowMarks(figures, at('m'))
  expect([milestone.kind, milestone.commitment?.from]).toEqual(['milestone', milestone.commitment?.to])
  expect(rowMarks(figures, at('x')).state).toBe('cancelled')
  expect(rowMarks(figures, at('e')).isDeadlineMissed).toBe(true)
})

test('the range of days runs from the first to the last of any mark; nothing dated is today', () => {
  expect(plannedDays(figures, 0)).toEqual({ from: dayToNumber('2026-11-03'), to: dayToNumber('2027-01-09') })
  const empty = figuresOf(buildPlan({ items: [{ id: 'a' }] }), momentOn('2026-11-26'))
  expect(plannedDays(empty, 20_000)).toEqual({ from: 20_000, to: 20_001 })
})

test('a phone lists late, this week, next week, later and undated, each leaf once; done and cancelled are left out', () => {
  const sections = phoneSections(figures, () => true)
  const titles = sections.map(({ key, items }) => [key, items.map((index) => plan.items.list[index]?.id)])
  expect(titles).toEqual([
    ['late', ['a']],
    ['now', ['f']],
    ['next', ['e']],
    ['later', ['m', 'l']],
    ['undated', ['n']],
  ])
})

test.each([
  ['2026-11-03', '2026-11-14', '3–14 Nov'],
  ['2026-10-28', '2026-12-04', '28 Oct – 4 Dec'],
  ['2026-11-03', '2026-11-03', '3 Nov'],
  ['2027-12-20', '2028-01-04', '20 Dec 2027 – 4 Jan 2028'],
  ['2028-01-03', '2028-01-04', '3–4 Jan 2028'],
  ['2026-11-05', '2026-11-03', '3 Nov'],
])('%s to %s is said as %s', (start, finish, expected) => {
  expect(timeline.rangeOf({ start, finish }, '2026-11-26')).toBe(expected)
})
