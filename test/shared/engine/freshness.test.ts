import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import type { BaseFigures } from '../../../shared/engine/figures.ts'
import type { ItemFreshness } from '../../../shared/engine/freshness.ts'
import { readingFreshness } from '../../../shared/engine/reading-freshness.ts'
import { rollUpFreshness } from '../../../shared/engine/roll-up-freshness.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Report } from '../../../shared/plan/report.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'

// Thursday 5 March 2026, noon. A month of work that began on Monday and is not critical: `z` ends later.
const now = '2026-03-05'
const month = { start: '2026-03-02', finish: '2026-03-31' }
const later: Draft<Item> = { id: 'z', start: '2026-03-16', finish: '2026-05-29' }

function figuresOf(draft: PlanDraft, on = now, minute = 12 * 60): BaseFigures {
  return baseFiguresOf(buildPlan(draft), momentOn(on, minute))
}

function of(figures: BaseFigures, id: string): ItemFreshness {
  return must(figures.freshness[must(figures.structure.indexOf(id))])
}

function one(
  item: Omit<Draft<Item>, 'id'>,
  report?: Omit<Draft<Report>, 'id'>,
  on = now,
  minute = 12 * 60,
): ItemFreshness {
  const reports = report ? [{ id: 'a', ...report }] : []
  return of(figuresOf({ items: [{ id: 'a', ...item }, later], reports }, on, minute), 'a')
}

function said(
  day: string,
  minute = 12 * 60,
  more: Omit<Draft<Report>, 'id'> = {},
): Omit<Draft<Report>, 'id'> {
  return { actualStart: '2026-03-02', percent: 10, saidAt: instantOn(day, minute), ...more }
}

describe('FR1 the states of an item in play', () => {
  test('live while younger than 24 hours, then old', () => {
    expect(one(month, said('2026-03-04', 12 * 60 + 1)).state).toBe('live')
    expect(one(month, said('2026-03-04', 12 * 60)).state).toBe('old')
  })

  test('said on Friday at 16:00 it is live until Monday at 16:00', () => {
    const friday = said('2026-03-06', 16 * 60)
    expect(one(month, friday, '2026-03-08', 23 * 60).state).toBe('live')
    expect(one(month, friday, '2026-03-09', 16 * 60 - 1).state).toBe('live')
    expect(one(month, friday, '2026-03-09', 16 * 60).state).toBe('old')
  })

  test('overdue when older than the weekly cadence', () => {
    const report = said('2026-03-05')
    expect(one(month, report, '2026-03-12', 12 * 60 - 1).state).toBe('old')
    expect(one(month, report, '2026-03-12', 12 * 60).state).toBe('overdue')
    expect(one(month, report, '2026-03-06').dueAt).toBe(instantOn('2026-03-12'))
  })

  test.each([
    ['blocked', said('2026-03-03', 720, { status: 'blocked' }), month],
    ['at risk', said('2026-03-03', 720, { status: 'at risk' }), month],
    ['off track', said('2026-03-03', 720, { status: 'off track' }), month],
    ['due within five working days', said('2026-03-03'), { start: '2026-03-02', finish: '2026-03-11' }],
    ['critical', said('2026-03-03'), { start: '2026-03-02', finish: '2026-06-30' }],
  ])('%s: asked daily', (_, report, item) => {
    expect(one(item, report).state).toBe('overdue')
    expect(one(item, report).dueAt).toBe(instantOn('2026-03-04'))
  })

  test('none of these: asked weekly', () => {
    expect(one({ start: '2026-03-02', finish: '2026-03-12' }, said('2026-03-03')).state).toBe('old')
  })

  test('never heard of; due one cadence after it came into play', () => {
    expect(one(month)).toEqual({ state: 'never', inPlay: true, dueAt: instantOn('2026-03-07', 0) })
  })

  test('the owner’s absence does not count', () => {
    const people = [{ id: 'p', away: [{ id: 'x', from: '2026-03-04', to: '2026-03-10' }] }]
    const items = [{ id: 'a', ...month, owner: { type: 'person' as const, id: 'p' } }, later]
    const reports = [{ id: 'a', ...said('2026-03-03') }]
    const state = (on: string): string => of(figuresOf({ people, items, reports }, on), 'a').state
    expect(state('2026-03-10')).toBe('live')
    expect(state('2026-03-11')).toBe('old')
  })
})

describe('FR1 in play', () => {
  test('due to have started by its commitment, its baseline or its forecast, or started', () => {
    const soon = { start: '2026-03-06', finish: '2026-03-31' }
    expect(one(soon).inPlay).toBe(false)
    expect(one(soon, { actualStart: '2026-03-04' }).inPlay).toBe(true)
    expect(one({ start: '2026-03-05', finish: '2026-03-31' }).inPlay).toBe(true)
    const leaves = [{ id: 'a', start: '2026-03-03', finish: '2026-03-31' }]
    const moved = figuresOf({ items: [{ id: 'a', ...soon }, later], baselines: [{ id: 'b', leaves }] })
    expect(of(moved, 'a').inPlay).toBe(true)
    // No promise, nothing before it: its forecast start is today.
    const free = figuresOf({ settings: { start: '2026-03-02' }, items: [{ id: 'a', duration: 5 }, later] })
    expect(of(free, 'a').inPlay).toBe(true)
  })

  test('not once it is done or cancelled', () => {
    for (const report of [
      { status: 'done' },
      { status: 'cancelled' },
      { actualFinish: '2026-03-04' },
    ] as const) {
      expect(one(month, { ...said('2026-03-04'), ...report })).toMatchObject({
        inPlay: false,
        state: 'not due',
      })
    }
  })

  test('a milestone when it is due', () => {
    expect(one({ type: 'milestone', finish: '2026-03-06' }).inPlay).toBe(false)
    expect(one({ type: 'milestone', finish: '2026-03-05' }).inPlay).toBe(true)
  })

  test('a group is not asked, but what was said of it has an age', () => {
    const items = [{ id: 'g' }, { id: 'a', parentId: 'g', ...month }, later]
    const reports = [{ id: 'g', status: 'on track' as const, saidAt: instantOn('2026-03-05', 480) }]
    const figures = figuresOf({ items, reports })
    expect(of(figures, 'g')).toEqual({ state: 'live', inPlay: false, saidAt: instantOn('2026-03-05', 480) })
    expect(of(figuresOf({ items }), 'g')).toEqual({ state: 'not due', inPlay: false })
  })
})

describe('FR2 a rolled-up figure', () => {
  const items = [
    { id: 'a', ...month, budget: 600 },
    { id: 'b', ...month, budget: 300 },
    { id: 'c', ...month, budget: 100 },
    { ...later, budget: 1000 },
  ]
  const reports = [
    { id: 'a', ...said('2026-03-05', 600) },
    { id: 'b', ...said('2026-03-03', 600) },
  ]
  const baselines = [{ id: 'b', leaves: items.map(({ id, budget }) => ({ id, ...month, budget })) }]

  test('shows the share of its weight that is live, the median age and the oldest, a never first', () => {
    const { planFreshness } = figuresOf({ items: items.slice(0, 3), reports, baselines })
    expect(planFreshness).toMatchObject({ inPlay: 3, live: 1, weight: 1000, liveWeight: 600, liveShare: 0.6 })
    expect(planFreshness.medianAge).toBe(instantOn(now) - instantOn('2026-03-03', 600))
    expect(planFreshness.oldest).toBe('c')
  })

  test('a median among the never heard of is none', () => {
    const figures = figuresOf({ items: items.slice(1, 3), reports: [], baselines })
    expect(figures.planFreshness).toMatchObject({ medianAge: null, liveShare: 0 })
  })

  test('of a part of the plan; without weights every item weighs the same', () => {
    const plain = items.map(({ id }) => ({ id, ...month }))
    const figures = figuresOf({ items: plain, reports })
    expect(rollUpFreshness({ ...figures, items: figures.plan.items.list }, [0, 1]).liveShare).toBe(0.5)
  })

  test('nothing in play has no share', () => {
    expect(figuresOf({ items: [later] }).planFreshness).toMatchObject({
      inPlay: 0,
      liveShare: null,
      oldest: null,
    })
  })
})

test('FR3 a reading is overdue once older than its KPI’s own cadence, and as old as its day', () => {
  const stateOf = (day: string, on: string, cadenceDays?: number): string => {
    const figures = figuresOf(
      {
        kpis: [{ id: 'k', ...(cadenceDays !== undefined && { cadenceDays }) }],
        readings: [
          { id: 'k', readings: [{ id: 'r', kpiId: 'k', day, value: 1, at: instantOn('2026-03-05', 600) }] },
        ],
      },
      on,
    )
    return readingFreshness(
      figures.plan,
      must(figures.plan.kpis.list[0]),
      figures.schedule.axis,
      figures.moment,
    ).state
  }
  expect(stateOf('2026-03-05', '2026-03-05')).toBe('live')
  expect(stateOf('2026-03-05', '2026-03-09')).toBe('old')
  expect(stateOf('2026-03-05', '2026-03-12')).toBe('overdue')
  expect(stateOf('2026-03-05', '2026-03-12', 20)).toBe('old')
  // Entered today for two weeks ago.
  expect(stateOf('2026-02-19', '2026-03-05')).toBe('overdue')
  expect(stateOf('2026-03-06', '2026-03-05')).toBe('never')
})

test('OW ownership counts items in play, those with a person who is here, and those of them heard of', () => {
  const person = (id: string): { readonly type: 'person'; readonly id: string } => ({ type: 'person', id })
  const { ownership } = figuresOf({
    people: [{ id: 'p' }, { id: 'gone', left: true }],
    items: [
      { id: 'a', ...month, owner: person('p') },
      { id: 'b', ...month, owner: person('p') },
      { id: 'c', ...month, owner: person('gone') },
      { id: 'd', ...month, owner: person('unknown') },
      { id: 'e', ...month, owner: { type: 'text', text: 'Product team' } },
      { id: 'f', ...month },
      { ...later, owner: person('p') },
    ],
    reports: ['a', 'c'].map((id) => ({ id, ...said('2026-03-05', 600) })),
  })
  expect(ownership).toEqual({ inPlay: 6, owned: 2, live: 1 })
})
