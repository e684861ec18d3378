import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { changeTable } from '../../../shared/base/table.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { impactOf } from '../../../shared/engine/impact.ts'
import type { Impact } from '../../../shared/engine/impact.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import { itemOf, linkOf } from '../../helpers/plan-builder.ts'
import { judge, nextWeek, ownedBy, planned, tellingOf, week } from './judged-case.ts'

const opening = {
  id: 'opening',
  title: 'Opening',
  type: 'milestone' as const,
  start: '2026-03-13',
  finish: '2026-03-13',
}
const before = judge(
  {
    ...planned([
      { id: 'permit', ...week, budget: 100, ...ownedBy('ann') },
      { id: 'stage', title: 'Stage', ...nextWeek, budget: 700, ...ownedBy('bo') },
      {
        id: 'paint',
        title: 'Paint',
        start: '2026-03-09',
        finish: '2026-03-11',
        budget: 50,
        ...ownedBy('cy'),
      },
      { ...opening, ...ownedBy('ann') },
    ]),
    people: ['ann', 'bo', 'cy'].map((id) => ({ id })),
    links: ['permit FS stage', 'stage FS opening', 'paint FS opening'],
    kpis: [{ id: 'takings', name: 'Takings', unit: 'EUR' }],
    keyResults: [
      {
        id: 'joy',
        kpiId: 'takings',
        gateId: 'opening',
        startDay: '2026-03-13',
        startValue: 0,
        targetDay: '2026-04-12',
        targetValue: 3000,
      },
    ],
  },
  '2026-03-02',
)

function edited(patch: (plan: Plan) => Partial<Plan>, from: Figures = before): Figures {
  return figuresOf({ ...from.plan, ...patch(from.plan) }, from.moment, from)
}

function withItem(id: string, patch: Partial<Item>): (plan: Plan) => Partial<Plan> {
  return ({ items }) => ({
    items: changeTable(items, [{ ...must(items.list.find((item) => item.id === id)), ...patch }]),
  })
}

const words = (change: Impact): string =>
  plainSpaces(furtherText('en').impact.milestone(change, tellingOf(before)))
const ids = (moved: Impact['items']): readonly string[] => moved.map(({ itemId }) => itemId)

describe('CN3 what a change moves', () => {
  test('items, milestones, money, people and key results, from and to', () => {
    const change = impactOf(before, edited(withItem('permit', { finish: '2026-03-10' })))
    expect(change.items).toEqual([
      { itemId: 'opening', from: '2026-03-13', to: '2026-03-17', days: 2 },
      { itemId: 'permit', from: '2026-03-06', to: '2026-03-10', days: 2 },
      { itemId: 'stage', from: '2026-03-13', to: '2026-03-17', days: 2 },
    ])
    expect(change.milestones).toEqual([{ itemId: 'opening', from: '2026-03-13', to: '2026-03-17', days: 2 }])
    expect(change).toMatchObject({ money: 800, people: ['ann', 'bo'] })
    expect(change.keyResults).toEqual([{ keyResultId: 'joy', from: 3000, to: 2600 }])
    expect(change.planEnd).toEqual({ from: '2026-03-13', to: '2026-03-17', days: 2 })
    expect(words(change)).toBe('Moves Opening by 2 days, to Tue 17 Mar.')
    expect(plainSpaces(furtherText('en').impact.hit(change, tellingOf(before)))).toBe(
      '3 items move, 1 key result, 2 people, € 800 of budget.',
    )
  })

  test('nothing of what does not change a date', () => {
    const change = impactOf(before, edited(withItem('permit', { title: 'Licence' })))
    expect(change).toMatchObject({ items: [], keyResults: [], people: [], money: 0 })
    expect(words(change)).toBe('No date moves.')
    expect(furtherText('en').impact.hit(change, tellingOf(before))).toBe('')
  })

  test('only what slack does not take up', () => {
    const change = impactOf(before, edited(withItem('paint', { finish: '2026-03-12' })))
    expect(ids(change.items)).toEqual(['paint'])
    expect(change.milestones).toEqual([{ itemId: 'opening', from: '2026-03-13', to: '2026-03-13', days: 0 }])
  })

  test('what comes and what goes has one side', () => {
    const added = edited(({ items }) => ({
      items: changeTable(items, [itemOf({ id: 'raffle', start: '2026-03-09', duration: 2 })]),
    }))
    expect(impactOf(before, added).items).toEqual([{ itemId: 'raffle', to: '2026-03-10', days: 0 }])
    const gone = edited(({ items }) => ({ items: changeTable(items, [], new Set(['paint'])) }))
    expect(impactOf(before, gone).items).toEqual([{ itemId: 'paint', from: '2026-03-11', days: 0 }])
    expect(impactOf(before, gone)).toMatchObject({ money: 50, people: ['cy'] })
  })

  test('a link, too', () => {
    const linked = edited(({ links }) => ({ links: changeTable(links, [linkOf('stage FS paint')]) }))
    const change = impactOf(before, linked)
    expect(ids(change.items)).toEqual(['opening', 'paint'])
    expect(change.milestones[0]?.days).toBe(3)
  })

  test('there and back again is nothing', () => {
    const there = edited(withItem('permit', { finish: '2026-03-10' }))
    const back = edited(withItem('permit', { finish: '2026-03-06' }), there)
    expect(impactOf(before, back)).toMatchObject({ items: [], keyResults: [], money: 0, people: [] })
  })
})

describe('CN3 the next limit', () => {
  const late = edited((plan) => ({
    ...withItem('permit', { finish: '2026-03-20' })(plan),
  }))
  const bothLate = edited(withItem('paint', { finish: '2026-03-20' }), late)

  test('is named when shortening one thing helps less than by what it is shortened', () => {
    const change = impactOf(bothLate, edited(withItem('permit', { finish: '2026-03-06' }), bothLate))
    expect(change.milestones[0]).toMatchObject({ to: '2026-03-20', days: -5 })
    expect(change.nextLimit).toBe('paint')
    expect(words(change)).toBe('Brings Opening forward by 5 days, to Fri 20 Mar; then Paint is the limit.')
  })

  test('says what a milestone waits for that does not move', () => {
    const change = impactOf(late, edited(withItem('paint', { finish: '2026-03-19' }), late))
    expect(change.nextLimit).toBe('permit')
    expect(words(change)).toBe('Moves Opening by 0 days: it waits for permit anyway.')
  })
})
