import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { SaidMeasured } from '../../../shared/engine/headline.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Status } from '../../../shared/plan/report.ts'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { text } from '../../../shared/text/text.ts'
import { instantOn } from '../../helpers/plan-builder.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { judge, nextWeek, ownedBy, planned, said, tellingOf, week } from './judged-case.ts'

const departments = ['ops', 'sales', 'idle'].map((id) => ({ id, name: id }))
const people = [{ id: 'ann', name: 'Ann Ray', departmentId: 'sales' }]
const group = { id: 'yard', type: 'group' as const, departmentId: 'ops' }
const task = (id: string, more: Partial<Item> = {}): Draft<Item> => ({
  id,
  ...week,
  parentId: 'yard',
  ...ownedBy('ann'),
  ...more,
})

function rowOf({ said }: Figures, id: string): SaidMeasured {
  return must(said.find(({ departmentId }) => departmentId === id))
}

function ops(draft: PlanDraft): SaidMeasured {
  return rowOf(judge({ departments, people, ...draft }), 'ops')
}

describe('HL a department’s own word', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => task(id))
  const saying = (...statuses: readonly Status[]) =>
    statuses.map((status, i) => said(must(items[i]).id, i === 0 ? '2026-03-05' : '2026-03-03', { status }))

  test('is the latest check-in on its group', () => {
    const { id } = group
    const [first, second] = [
      said(id, '2026-03-03', { status: 'at risk' }),
      said(id, '2026-03-04', { status: 'on track' }),
    ]
    const report = { ...second, checkIns: [...(first.checkIns ?? []), ...(second.checkIns ?? [])] }
    expect(ops({ items: [group, ...items], reports: [report, ...saying('blocked')] })).toMatchObject({
      said: 'on track',
      saidAt: instantOn('2026-03-04'),
      from: 'group',
    })
  })

  test('is not that of a group further down', () => {
    const inner = { id: 'corner', type: 'group' as const, parentId: 'yard', departmentId: 'ops' }
    const deeper = task('x', { parentId: 'corner' })
    const reports = [said('corner', '2026-03-04', { status: 'on track' })]
    expect(ops({ items: [group, inner, deeper], reports })).toMatchObject({ from: 'nothing' })
  })

  test.for([
    ['on track by four of five', ['on track', 'on track', 'done', 'on track', 'at risk'], 'on track'],
    ['at risk by three of five', ['on track', 'on track', 'on track', 'at risk', 'at risk'], 'at risk'],
    [
      'off track as soon as one is',
      ['on track', 'on track', 'on track', 'on track', 'off track'],
      'off track',
    ],
    ['blocked before off track', ['off track', 'blocked', 'on track', 'on track', 'on track'], 'blocked'],
  ] as const)('without one, is put together from its items: %s', ([, statuses, expected]) => {
    expect(ops({ items: [group, ...items], reports: saying(...statuses) })).toMatchObject({
      said: expected,
      from: 'items',
    })
  })

  test('put together, has the median age', () => {
    const reports = saying('on track', 'on track', 'on track')
    expect(ops({ items: [group, ...items], reports }).saidAt).toBe(instantOn('2026-03-03'))
  })

  test('is nothing where nobody has said anything', () => {
    const row = ops({ items: [group, ...items] })
    expect(row).toMatchObject({ from: 'nothing' })
    expect(row.said).toBeUndefined()
  })
})

describe('HL what was measured', () => {
  const budgeted = [task('a', { budget: 10_000 }), { ...task('b', { budget: 4000 }), ...nextWeek }]
  const draft = {
    ...planned([group, ...budgeted]),
    departments,
    people,
    links: ['a FS b'],
    reports: [said('a', '2026-03-04', { actualStart: '2026-03-02', percent: 20, remaining: 9 })],
  }

  test('the worst delay of its work, and the work not done in money', () => {
    expect(rowOf(judge(draft), 'ops')).toMatchObject({
      delay: 7,
      notDone: 4000,
      belowPlanned: null,
      spentEarly: null,
    })
  })

  test('departments without work have no row', () => {
    expect(judge(draft).said.map(({ departmentId }) => departmentId)).toEqual(['ops'])
  })

  test('work added since the baseline counts by what it pushes', () => {
    const added = [
      group,
      ...budgeted,
      { id: 'survey', start: '2026-03-05', finish: '2026-03-13', departmentId: 'sales' },
    ]
    const figures = judge({
      ...draft,
      ...planned(added, { survey: undefined }),
      links: ['a FS b', 'survey FS b'],
      reports: [],
    })
    expect(rowOf(figures, 'sales').delay).toBe(5)
  })

  test('on or behind the chain of a late milestone', () => {
    const opening = { id: 'opening', type: 'milestone' as const, start: '2026-03-13', finish: '2026-03-13' }
    const items = [group, ...budgeted, opening, { id: 'stall', ...nextWeek, departmentId: 'sales' }]
    const figures = judge({ ...draft, ...planned(items), links: ['a FS b', 'b FS opening'] })
    expect([rowOf(figures, 'ops').onChain, rowOf(figures, 'sales').onChain]).toEqual([true, false])
  })
})

describe('HL its words', () => {
  const booked = (id: string, amount: number) => ({
    cost: amount,
    bookings: [
      {
        id: `b-${id}`,
        itemId: id,
        at: instantOn('2026-03-04'),
        measure: 'cost' as const,
        amount,
        day: '2026-03-03',
        total: false,
      },
    ],
  })
  const cells = (figures: Figures, id: string): readonly string[] => {
    const { said, measured } = text('en').saidMeasured
    const row = rowOf(figures, id)
    const telling = tellingOf(figures)
    const [left, right] = [said(row, telling), measured(row, figures.basis, telling)]
    return [left.main, left.detail, right.main, right.detail].map(plainSpaces)
  }

  test('spent too early, below plan because not done, late, on plan', () => {
    const items = [
      group,
      task('a', { budget: 100_000, start: '2026-02-16' }),
      { id: 'flyer', ...nextWeek, departmentId: 'sales', budget: 5000, ...ownedBy('ann') },
      { id: 'report', ...nextWeek, departmentId: 'idle', budget: 100, ...ownedBy('ann') },
    ]
    const draft = {
      ...planned(items),
      departments,
      people: [{ id: 'ann', name: 'Ann Ray', departmentId: 'idle' }],
      kpis: [
        {
          id: 'cost',
          unit: 'EUR',
          direction: 'hold' as const,
          owner: { type: 'person' as const, id: 'ann' },
        },
      ],
      links: ['a FS flyer'],
      reports: [
        {
          ...said('a', '2026-03-05', {
            status: 'on track',
            actualStart: '2026-02-16',
            percent: 40,
            remaining: 8,
          }),
          ...booked('a', 30_000),
        },
        { ...said('flyer', '2026-03-04', { status: 'on track' }), ...booked('flyer', 1200) },
        said('report', '2026-02-26', { status: 'at risk' }),
      ],
    }
    const figures = judge(draft)
    expect(cells(figures, 'sales')).toEqual([
      'nothing',
      'never heard of',
      '11 days too early',
      '€ 1.2 k spent',
    ])
    expect(cells(figures, 'idle')).toEqual([
      'nothing',
      'never heard of',
      '€ 55.5 k not spent',
      'because not done',
    ])
    expect(cells(figures, 'ops')).toEqual(['on track', 'today 12:00', '7 days late', '€ 46.7 k not done'])
  })
})
