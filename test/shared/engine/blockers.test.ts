import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { changeTable } from '../../../shared/base/table.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import { mostRoots, rootsOf } from '../../../shared/engine/blockers.ts'
import { isUnstarted } from '../../../shared/engine/link-bounds.ts'
import { none } from '../../../shared/engine/schedule.ts'
import { noPath, slackTo } from '../../../shared/engine/slack-to.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { momentOn } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import {
  judge,
  nextWeek,
  ownedBy,
  planned,
  rootOf,
  said,
  theCity,
  thirdWeek,
  waitingFor,
  week,
} from './judged-case.ts'

const opening = { id: 'opening', type: 'milestone' as const, start: '2026-03-20', finish: '2026-03-20' }
const late = (id: string, remaining: number) =>
  said(id, '2026-03-04', { actualStart: '2026-03-02', remaining })

/** permit → stage → opening, and paint → opening with a week of slack; both run late. */
const fair: PlanDraft = {
  ...planned([
    { id: 'permit', ...week, budget: 100, ...ownedBy('ann') },
    {
      id: 'stage',
      start: '2026-03-09',
      finish: '2026-03-20',
      budget: 700,
      ...ownedBy('bo'),
      contributes: { joy: 1 },
    },
    { id: 'paint', ...week, finish: '2026-03-13', ...ownedBy('cy') },
    { id: 'shed', ...week, ...ownedBy('cy') },
    { ...opening, ...ownedBy('ann'), contributes: { joy: 1 } },
  ]),
  people: ['ann', 'bo', 'cy'].map((id) => ({ id })),
  keyResults: [{ id: 'joy' }],
  links: ['permit FS stage', 'stage FS opening', 'paint FS opening'],
  reports: [late('permit', 12), late('paint', 10), late('shed', 9)],
}

describe('CN1 what holds it up', () => {
  const figures = judge(fair)

  test('a root moves what hangs on it, and says what that is', () => {
    expect(rootOf(figures, 'permit')).toMatchObject({
      days: 10,
      late: 10,
      slackLeft: null,
      blocked: false,
      canAct: 'ann',
      holdsItems: ['opening', 'stage'],
      holdsKeyResults: ['joy'],
      holdsMoney: 700,
      holdsPeople: ['bo'],
      followers: [],
    })
  })

  test('what is late and holds nothing is no root, nor is what is only late with the others', () => {
    expect(figures.roots.map(({ itemId }) => itemId)).toEqual(['permit'])
  })

  test('the wall behind the wall is the next limit, once the first is gone', () => {
    const behind = judge({ ...fair, reports: [late('permit', 12), late('paint', 18)] })
    expect(behind.roots.map(({ itemId }) => itemId)).toEqual(['permit', 'paint'])
    expect(rootOf(behind, 'paint')).toMatchObject({ days: 0, late: 11, slackLeft: 4, hiddenBehind: 'permit' })
  })

  test('value that comes late by the plan’s own curve is held by the root that moves its gate', () => {
    const keyResults = [
      {
        id: 'joy',
        kpiId: 'takings',
        gateId: 'opening',
        startDay: '2026-03-20',
        startValue: 0,
        targetDay: '2026-04-19',
        targetValue: 3000,
      },
    ]
    const judged = judge({ ...fair, kpis: [{ id: 'takings', unit: 'EUR' }], keyResults })
    expect(rootOf(judged, 'permit').holdsValue).toEqual([{ keyResultId: 'joy', shortfall: 1400 }])
  })
})

describe('CN1 the blocked list', () => {
  const blocked = (id: string, waitsFor = theCity) =>
    said(id, '2026-03-04', { status: 'blocked', blocker: waitingFor(waitsFor) })
  const row = planned([
    { id: 'permit', ...week },
    { id: 'stage', ...nextWeek },
    { id: 'sound', ...thirdWeek },
    opening,
  ])

  test('folds what waits for a blocked item beneath the first of its chain', () => {
    const reports = [
      blocked('permit'),
      blocked('stage', { type: 'item', id: 'permit' }),
      blocked('sound', { type: 'item', id: 'stage' }),
    ]
    const figures = judge({
      ...row,
      links: ['permit FS stage', 'stage FS sound', 'sound FS opening'],
      reports,
    })
    expect(figures.roots.map(({ itemId, followers }) => [itemId, followers])).toEqual([
      ['permit', ['sound', 'stage']],
    ])
  })

  test('keeps one of those that wait for each other in a ring', () => {
    const reports = [
      blocked('permit', { type: 'item', id: 'stage' }),
      blocked('stage', { type: 'item', id: 'permit' }),
    ]
    const figures = judge({ ...row, reports })
    expect(figures.roots.map(({ itemId, followers }) => [itemId, followers])).toEqual([['permit', ['stage']]])
  })

  test('shows a block with slack left, and one that nothing hangs on', () => {
    const items = planned([{ id: 'permit', ...week }, { id: 'shed', ...week }, opening])
    const figures = judge({
      ...items,
      links: ['permit FS opening'],
      reports: [blocked('permit'), blocked('shed')],
    })
    expect(rootOf(figures, 'permit')).toMatchObject({
      days: 0,
      slackLeft: 5,
      blocked: true,
      since: '2026-03-03',
    })
    expect(rootOf(figures, 'shed')).toMatchObject({ days: 0, slackLeft: null, holdsItems: [] })
  })

  test('a block on the chain of another root is a root of its own, with no days of its own', () => {
    const items = [
      { id: 'survey', ...week },
      { id: 'permit', ...nextWeek },
      { ...opening, start: '2026-03-13', finish: '2026-03-13' },
    ]
    const figures = judge({
      ...planned(items),
      links: ['survey FS permit', 'permit FS opening'],
      reports: [late('survey', 9), blocked('permit', { type: 'item', id: 'survey' })],
    })
    expect(figures.roots.map(({ itemId, days, late }) => [itemId, days, late])).toEqual([
      ['survey', 7, 7],
      ['permit', 0, 7],
    ])
  })
})

describe('CN1 the order is that of the cost of delay', () => {
  const lines = (weights: Record<string, number>) => {
    const items = ['a', 'b'].flatMap((id) => [
      { id, ...week, contributes: { [id]: 1 } },
      { id: `${id}2`, ...nextWeek, contributes: { [id]: 1 } },
    ])
    const keyResults = Object.entries(weights).map(([id, weight]) => ({ id, weight }))
    const figures = judge({
      ...planned(items),
      keyResults,
      links: ['a FS a2', 'b FS b2'],
      reports: [late('a', 7), late('b', 9)],
    })
    return figures.roots.map(({ itemId, score }) => [itemId, score])
  }

  test('days late times the weight of the key results that come late', () => {
    expect(lines({ a: 1, b: 1 })).toEqual([
      ['b', 7],
      ['a', 5],
    ])
    expect(lines({ a: 3, b: 1 })).toEqual([
      ['a', 15],
      ['b', 7],
    ])
  })

  test('work that serves no key result counts as its share of the budget', () => {
    const items = ['a', 'a2', 'b', 'b2'].map((id) => ({
      id,
      ...(id.length === 1 ? week : nextWeek),
      budget: id === 'a' ? 700 : 100,
    }))
    const figures = judge({
      ...planned(items),
      links: ['a FS a2', 'b FS b2'],
      reports: [late('a', 7), late('b', 7)],
    })
    expect(figures.roots.map(({ itemId, score }) => [itemId, score])).toEqual([
      ['a', 4],
      ['b', 1],
    ])
  })
})

describe('CN1 slack to an item', () => {
  const moment = momentOn('2026-03-04')

  test('is how far another can move before it moves: a day more, and it moves', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000), (seed, one, other) => {
        const plan = generatePlan(60, seed)
        const base = baseFiguresOf(plan, moment)
        const { structure, schedule } = base
        const leaves = plan.items.list.flatMap((_, i) => {
          const isPlaced =
            structure.isLeaf[i] === 1 && isUnstarted(base, i) && schedule.earlyStart[i] !== none
          return isPlaced ? [i] : []
        })
        const target = must(leaves[one % leaves.length])
        const slack = slackTo(base, target)
        const movers = leaves.filter(
          (i) => i !== target && slack.get(i) !== noPath && plan.items.list[i]?.type === 'task',
        )
        fc.pre(movers.length > 0)
        const mover = must(movers[other % movers.length])
        const endOfTarget = (days: number): number | undefined => {
          const { deadline: _, finish: __, ...item } = must(plan.items.list[mover])
          const start = schedule.axis.startDay((schedule.earlyStart[mover] ?? 0) + days)
          const duration = schedule.duration[mover] ?? 1
          const items = changeTable(plan.items, [{ ...item, start, duration }])
          const after = baseFiguresOf({ ...plan, items }, moment)
          const shift = after.schedule.axis.startBoundary(schedule.axis.origin)
          return (after.schedule.earlyFinish[target] ?? none) - shift
        }
        const days = slack.get(mover) ?? 0
        expect(endOfTarget(days)).toBe(schedule.earlyFinish[target])
        expect(endOfTarget(days + 1)).toBeGreaterThan(schedule.earlyFinish[target] ?? 0)
      }),
      { numRuns: 100 },
    )
  })
})

test('CN1 more roots than anybody reads are cut, those that move most kept, and what is the same keeps its identity', () => {
  const plan = generatePlan(3000, 3)
  const base = baseFiguresOf(plan, momentOn('2026-03-04'))
  const roots = rootsOf(base)
  expect(roots).toHaveLength(mostRoots)
  expect(roots.map(({ score }) => score)).toEqual(roots.map(({ score }) => score).toSorted((a, b) => b - a))
  expect(rootsOf(base, { ...base, roots })).toBe(roots)
})
