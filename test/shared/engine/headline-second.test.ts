// Golden texts of the headline's second sentence and of what it points at.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../../shared/plan/item.ts'
import { instantOn } from '../../helpers/plan-builder.ts'
import type { Draft } from '../../helpers/plan-builder.ts'
import { fair, links, opening, people, row, second, started, whole, words } from './headline-case.ts'
import { judge, nextWeek, ownedBy, planned, said, tellingOf, week } from './judged-case.ts'

describe('HL sentence 2 names those whose own word is *on track*', () => {
  const departments = ['Sales', 'Finance', 'Operations', 'Marketing', 'Legal'].map((name) => ({
    id: name,
    name,
  }))
  const heads = departments.map(({ id }) => ({ id: `head-${id}`, type: 'group' as const, departmentId: id }))
  const items: readonly Draft<Item>[] = [
    ...heads,
    { id: 'permit', ...week, parentId: 'head-Legal', ...ownedBy('ann') },
    ...['Sales', 'Finance', 'Operations', 'Marketing'].map((id) => ({
      id,
      ...nextWeek,
      parentId: `head-${id}`,
      ...ownedBy('bo'),
    })),
    { ...opening, ...ownedBy('ann') },
  ]
  const chain = departments.map(({ id }) => (id === 'Legal' ? 'permit FS opening' : `permit FS ${id}`))
  const report = (words: Record<string, string>, day = '2026-03-05') =>
    judge({
      ...planned(items),
      departments,
      people,
      links: [...chain, 'Sales FS opening'],
      reports: [
        started('permit', 9),
        ...Object.entries(words).map(([id, status]) =>
          said(`head-${id}`, day, { status: status as 'on track' }),
        ),
      ],
    })

  test('one, two and three by name', () => {
    expect(second(report({ Sales: 'on track' }))).toBe('Sales reports on track.')
    expect(second(report({ Sales: 'on track', Finance: 'on track' }))).toBe(
      'Finance and Sales report on track.',
    )
    expect(
      second(
        report({ Sales: 'on track', Finance: 'on track', Operations: 'on track', Marketing: 'blocked' }),
      ),
    ).toBe('Finance, Operations and Sales report on track.')
  })

  test('three names at most', () => {
    const all = Object.fromEntries(departments.map(({ id }) => [id, 'on track']))
    expect(second(report(all))).toBe('Finance, Legal, Marketing and 2 more report on track.')
  })

  test('a word older than a cadence is no longer said', () => {
    expect(second(report({ Sales: 'on track' }, '2026-02-25'))).toBe('Nobody has announced it yet.')
  })

  test('nobody who is neither on the chain nor contradicted', () => {
    const aside = [
      ...items,
      { id: 'aside', type: 'group' as const, departmentId: 'Art' },
      { id: 'mural', ...nextWeek, parentId: 'aside', ...ownedBy('bo') },
    ]
    const figures = judge({
      ...planned(aside),
      departments: [...departments, { id: 'Art', name: 'Art' }],
      people,
      links: [...chain, 'Sales FS opening'],
      reports: [started('permit', 9), said('aside', '2026-03-05', { status: 'on track' })],
    })
    expect(second(figures)).toBe('Nobody has announced it yet.')
  })

  test('announced by its owner, where its promise allows for the forecast', () => {
    const promised = row.map((item) =>
      item.id === 'permit'
        ? {
            ...item,
            finish: '2026-03-17',
            promises: [{ finish: '2026-03-17', at: instantOn('2026-03-04'), by: 'ann' }],
          }
        : item,
    )
    const draft = planned(promised, { permit: week })
    const figures = judge({ ...draft, links, people, reports: [started('permit', 9)] })
    expect(second(figures)).toBe('Announced by its owner on Wed 4 Mar.')
    expect(second(judge(fair({ reports: [started('permit', 9)] })))).toBe('Nobody has announced it yet.')
  })
})

describe('HL the pointer', () => {
  test('names the root, since when, who can act and how old that news is', () => {
    const reports = [started('permit', 9), said('stage', '2026-03-09', { status: 'not started' })]
    const figures = judge(fair({ reports }), '2026-03-10')
    expect(whole(figures)).toContain('It waits for Permit: since Fri 6 Mar. Ann Ray can act.')
    const { pointer } = figures.headline
    expect(pointer && words.pointerAge(pointer, tellingOf(figures))).toBe(
      'oldest report on this chain: 4 days old',
    )
  })

  test('says when nobody owns it, and when one of its chain was never heard of', () => {
    const items = row.map((item) =>
      item.id === 'permit' ? { ...item, owner: { type: 'text' as const, text: 'all' } } : item,
    )
    const figures = judge({ ...planned(items), links, people }, '2026-03-17')
    expect(whole(figures)).toContain('It waits for Permit: nobody owns this. Ann Ray can act.')
    const { pointer } = figures.headline
    expect(pointer && words.pointerAge(pointer, tellingOf(figures))).toBe(
      'one report on this chain never came',
    )
  })

  test('is left out where the milestone itself is the root', () => {
    const figures = judge({
      ...planned([{ ...opening, finish: '2026-03-20', start: '2026-03-20' }], {
        opening: { finish: '2026-03-13' },
      }),
      people,
    })
    expect(figures.headline.first.type).toBe('milestone late')
    expect(figures.headline.pointer).toBeUndefined()
  })
})

test('HO4 the headline names nobody but who can act', () => {
  const everybody = [...people, { id: 'cy', name: 'Cy Moss' }]
  const items = row.map((item, i) => (i === 0 ? { ...item, ...ownedBy('cy') } : item))
  const reports = [started('permit', 9), said('stage', '2026-03-05', { status: 'on track' })]
  const figures = judge({ ...planned(items), links, people: everybody, reports })
  const named = everybody.filter(({ name }) => whole(figures).includes(name)).map(({ id }) => id)
  expect(named).toEqual([figures.headline.pointer?.canAct])
})
