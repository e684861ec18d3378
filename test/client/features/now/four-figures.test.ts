// Now's figures say only what is true of the plan at hand: no money where none is weighed, no minus before an announcement.
import { expect, test } from 'vitest'
import { headlineIndex, moneyView, scheduleView } from '../../../../client/features/now/four-figures.ts'
import { delayMade } from '../../../../client/text/en/delay-made.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { text } from '../../../../shared/text/text.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'

const plan = buildPlan({
  items: [
    { id: 'gate', type: 'milestone', start: '2026-03-04', finish: '2026-03-04' },
    { id: 'after', start: '2026-03-05', finish: '2026-03-20' },
  ],
  baselines: [
    {
      id: 'agreed',
      leaves: [
        { id: 'gate', start: '2026-03-02', finish: '2026-03-02' },
        { id: 'after', start: '2026-03-05', finish: '2026-03-20' },
      ],
    },
  ],
})
const figures = figuresOf(plan, momentOn('2026-03-03'))

test('the schedule figure is of the milestone that the headline speaks of, not of what ends last', () => {
  expect(figures.headline.first).toMatchObject({ type: 'milestone late' })
  expect(headlineIndex(figures)).toBe(figures.structure.indexOf('gate'))
  expect(scheduleView(figures, text()).value).toBe('2 days late')
})

test('a plan that is weighed in days speaks of no money', () => {
  const { value, made } = moneyView(figures, text())
  expect([value, made]).toEqual(['No costs yet', 'give work a budget to measure it'])
})

test('a plan with budgets of which nothing is booked does not say until when it is', () => {
  const { value, age } = moneyView(
    figuresOf(
      buildPlan({ items: [{ id: 'a', start: '2026-03-02', finish: '2026-03-20', budget: 1000 }] }),
      momentOn('2026-03-03'),
    ),
    text(),
  )
  expect([value, age]).toEqual(['No agreed plan', ''])
})

test.each([
  [0, 0, 'as agreed and as promised'],
  [0, 15, '0 announced, 15 not yet announced'],
  [5, -3, '5 announced; the forecast is 3 days better'],
  [-754, 754, 'promised 754 days before the plan, heading 754 days past that'],
  [-1, 0, 'promised 1 day before the plan'],
])('%i announced and %i not', (announced, unannounced, words) => {
  expect(delayMade(announced, unannounced)).toBe(words)
})
