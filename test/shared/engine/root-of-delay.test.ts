import { describe, expect, test } from 'vitest'
import type { Figures } from '../../../shared/engine/figures.ts'
import { addDays } from '../../../shared/base/day.ts'
import { changeTable } from '../../../shared/base/table.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { actionableRoot, delayChains, reasonChain } from '../../../shared/engine/root-of-delay.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { momentOn } from '../../helpers/plan-builder.ts'
import { indexOf, judge, nextWeek, planned, said, thirdWeek, week } from './judged-case.ts'

const opening = { id: 'opening', type: 'milestone' as const, start: '2026-03-20', finish: '2026-03-20' }
const steps = (figures: Figures, id: string): readonly (readonly [string, number, number])[] =>
  reasonChain(figures, indexOf(figures, id)).map(({ itemId, slip, own }) => [itemId, slip, own])

describe('CN2 the reasons of a delay, back to its root', () => {
  const items = [
    { id: 'permit', ...week },
    { id: 'stage', ...nextWeek },
    { id: 'sound', ...thirdWeek },
    opening,
  ]
  const links = ['permit FS stage', 'stage FS sound', 'sound FS opening']

  test('what comes later hands on the slip of the first', () => {
    const reports = [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 5 })]
    const figures = judge({ ...planned(items), links, reports })
    expect(steps(figures, 'opening')).toEqual([
      ['opening', 3, 0],
      ['sound', 3, 0],
      ['stage', 3, 0],
      ['permit', 3, 3],
    ])
  })

  test('each step keeps what is its own', () => {
    const longer = items.map((item) => (item.id === 'stage' ? { ...item, finish: '2026-03-17' } : item))
    const reports = [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 5 })]
    const draft = planned(longer, { stage: nextWeek })
    const figures = judge({ ...draft, links, reports })
    expect(steps(figures, 'stage')).toEqual([
      ['stage', 5, 2],
      ['permit', 3, 3],
    ])
  })

  test('nothing is late on plan', () => {
    const reports = [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 2 })]
    const figures = judge({ ...planned(items), links, reports })
    expect(steps(figures, 'opening')).toEqual([])
    expect(actionableRoot(figures, indexOf(figures, 'opening'))).toBe(-1)
  })

  test('work that came after the baseline slips by what it pushes', () => {
    const added = [...items, { id: 'survey', start: '2026-03-05', finish: '2026-03-11' }]
    const figures = judge({
      ...planned(added, { survey: undefined }),
      links: [...links, 'survey FS stage'],
      reports: [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 2 })],
    })
    expect(steps(figures, 'opening').slice(-2)).toEqual([
      ['stage', 3, 0],
      ['survey', 3, 3],
    ])
  })

  test('what is finished stays a reason, and is no root that anybody can act on', () => {
    const reports = [
      said('permit', '2026-03-04', { status: 'done', actualStart: '2026-03-02', actualFinish: '2026-03-11' }),
      said('stage', '2026-03-12', { actualStart: '2026-03-12', remaining: 5 }),
    ]
    const figures = judge({ ...planned(items), links, reports }, '2026-03-13')
    expect(steps(figures, 'sound')).toEqual([
      ['sound', 4, 0],
      ['stage', 4, 1],
      ['permit', 3, 3],
    ])
    expect(actionableRoot(figures, indexOf(figures, 'sound'))).toBe(indexOf(figures, 'stage'))
  })

  test('a group is late by its latest leaf', () => {
    const grouped = items.map((item) => ({ ...item, ...(item.id === 'stage' && { parentId: 'yard' }) }))
    const figures = judge({
      ...planned([...grouped, { id: 'yard', type: 'group' }]),
      links: ['permit FS yard', 'yard FS sound'],
      reports: [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 5 })],
    })
    expect(steps(figures, 'yard').map(([id]) => id)).toEqual(['stage', 'permit'])
    expect(steps(figures, 'sound').map(([id]) => id)).toEqual(['sound', 'stage', 'permit'])
  })

  test('a start-to-start link hands on the slip of a start', () => {
    const figures = judge(
      {
        ...planned([
          { id: 'permit', ...week },
          { id: 'stage', ...week },
        ]),
        links: ['permit SS stage'],
      },
      '2026-03-04',
    )
    expect(steps(figures, 'stage')).toEqual([
      ['stage', 2, 0],
      ['permit', 2, 2],
    ])
  })

  test('of two that drive one date the later is named', () => {
    const longer = { start: '2026-03-02', finish: '2026-03-10' }
    const two = [
      { id: 'a', ...longer },
      { id: 'b', ...longer },
      { id: 'c', ...nextWeek },
    ]
    const reports = ['a', 'b'].map((id) =>
      said(id, '2026-03-04', { actualStart: '2026-03-02', remaining: 4 }),
    )
    const figures = judge({
      ...planned(two, { a: { ...week, finish: '2026-03-09' }, b: week }),
      links: ['a FS c', 'b FS c'],
      reports,
    })
    expect(steps(figures, 'c').at(-1)).toEqual(['b', 2, 2])
  })
})

test('CN2 an announcement that leaves every date as it was looks for no driver anew', () => {
  const around = '2026-03-04'
  const plan = generatePlan(100, 1, around)
  const before = figuresOf(plan, momentOn(around))
  const announced = plan.items.list.flatMap((item) => {
    if (item.type !== 'task' || item.finish === undefined) return []
    const items = changeTable(plan.items, [{ ...item, finish: addDays(item.finish, 1) }])
    const after = figuresOf({ ...plan, items }, momentOn(around), before)
    return after.schedule === before.schedule && after.variance !== before.variance ? [after] : []
  })
  expect(announced.length).toBeGreaterThan(0)
  for (const after of announced) expect(delayChains(after).driver).toBe(delayChains(before).driver)
})
