import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capacityOf, isOverloaded } from '../../../shared/engine/capacity.ts'
import { must } from '../../../shared/base/assert.ts'
import { createTable } from '../../../shared/base/table.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { planEdits } from './gaps/edit-a-plan.ts'

// Thu 5 Mar 2026: this week begins on Mon 2 Mar.
const today = '2026-03-05'
const owner = { type: 'person', id: 'ann' } as const

function capacityFor(draft: PlanDraft) {
  return capacityOf(
    figuresOf(buildPlan({ people: [{ id: 'ann', hoursPerWeek: 40 }], ...draft }), momentOn(today)),
  )
}

describe('CA1: load by week', () => {
  test('effort is spread evenly over the working days of the forecast', () => {
    const weeks = capacityFor({
      items: [{ id: 'a', owner, effort: 30, start: '2026-03-12', finish: '2026-03-17' }],
    }).weeksOf(0)
    // Thu, Fri, then Mon, Tue: 7.5 hours a day.
    expect(weeks.map(({ week, load }) => [week, load])).toEqual([
      ['2026-03-02', 0],
      ['2026-03-09', 15],
      ['2026-03-16', 15],
    ])
  })

  test('what is done counts no more: by percent, else by what remains', () => {
    const [, byPercent] = capacityFor({
      items: [{ id: 'a', owner, effort: 40, start: '2026-03-02', finish: '2026-03-13' }],
      reports: [{ id: 'a', status: 'on track', actualStart: '2026-03-02', percent: 75, remaining: 5 }],
    }).weeksOf(0)
    // Five days left, from today on: two in this week, three in the next; 10 hours in all.
    expect(byPercent?.load).toBeCloseTo(6, 9)
    const weeks = capacityFor({
      items: [{ id: 'a', owner, effort: 40, start: '2026-03-02', finish: '2026-03-13' }],
      reports: [{ id: 'a', status: 'on track', actualStart: '2026-03-02', remaining: 5 }],
    }).weeksOf(0)
    // Three days gone and five left: 5 of 8.
    expect(weeks.reduce((sum, { load }) => sum + load, 0)).toBeCloseTo(25, 9)
  })

  test('SC5.3 what was said last counts: an old percent no more once a remaining is newer', () => {
    const said = Date.parse('2026-03-03T12:00:00Z')
    const loadOf = (percentAt: number): number =>
      capacityFor({
        items: [{ id: 'a', owner, effort: 40, start: '2026-03-02', finish: '2026-03-13' }],
        reports: [
          { id: 'a', actualStart: '2026-03-02', percent: 10, percentAt, remaining: 1, remainingAt: said },
        ],
      })
        .weeksOf(0)
        .reduce((sum, { load }) => sum + load, 0)
    // Three days gone and one left: a quarter.
    expect(loadOf(said - 1)).toBeCloseTo(10, 9)
    expect(loadOf(said)).toBeCloseTo(36, 9)
  })

  test('days off and days away hold no hours', () => {
    const weeks = capacityFor({
      people: [
        {
          id: 'ann',
          hoursPerWeek: 40,
          away: [{ id: 'trip', from: '2026-03-10', to: '2026-03-11' }],
        },
      ],
      settings: { calendar: { holidays: { '2026-03-16': 'Fair' } } },
      items: [{ id: 'a', owner, effort: 8, start: '2026-03-16', finish: '2026-03-20' }],
    }).weeksOf(0)
    expect(weeks.map(({ capacity }) => capacity)).toEqual([40, 24, 32])
  })

  test('whoever has left has no hours', () => {
    const weeks = capacityFor({
      people: [{ id: 'ann', hoursPerWeek: 40, left: true }],
      items: [{ id: 'a', owner, effort: 8, start: '2026-03-09', finish: '2026-03-13' }],
    }).weeksOf(0)
    expect(weeks.map(({ capacity }) => capacity)).toEqual([0, 0])
  })

  test('a little over is no overload: above 110 % and by more than 4 hours', () => {
    expect(isOverloaded({ load: 44, capacity: 40 })).toBe(false)
    expect(isOverloaded({ load: 45, capacity: 40 })).toBe(true)
    expect(isOverloaded({ load: 4, capacity: 0 })).toBe(false)
    expect(isOverloaded({ load: 12, capacity: 10 })).toBe(false)
  })

  test('a week’s work names the items that fall into it, the most hours first', () => {
    const capacity = capacityFor({
      items: [
        { id: 'a', owner, effort: 10, start: '2026-03-09', finish: '2026-03-13' },
        { id: 'b', owner, effort: 40, start: '2026-03-12', finish: '2026-03-17' },
        { id: 'c', effort: 40, start: '2026-03-12', finish: '2026-03-17' },
      ],
    })
    expect(capacity.workIn(0, '2026-03-09')).toEqual([
      { index: 1, hours: 20 },
      { index: 0, hours: 10 },
    ])
  })

  test('no hour is lost or made: the weeks add up to what is left', () => {
    const item = fc.record({
      effort: fc.integer({ min: 1, max: 200 }),
      from: fc.integer({ min: 6, max: 28 }),
      days: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
        const capacity = capacityFor({
          items: items.map(({ effort, from, days }, at) => ({
            id: `i${at}`,
            owner,
            effort,
            start: `2026-03-${String(from).padStart(2, '0')}`,
            duration: days,
          })),
        })
        const load = capacity.weeksOf(0).reduce((sum, week) => sum + week.load, 0)
        expect(load).toBeCloseTo(
          items.reduce((sum, { effort }) => sum + effort, 0),
          6,
        )
      }),
    )
  })

  test('after edits one by one = from nothing', { timeout: 60_000 }, () => {
    const step = fc.record({ name: fc.constantFrom(...Object.keys(planEdits)), pick: fc.nat(10_000) })
    const loadsOf = (figures: Figures): unknown => {
      const capacity = capacityOf(figures)
      return figures.plan.people.list.map((_, person) =>
        capacity.weeksOf(person).map((week) => [week, capacity.workIn(person, week.week)]),
      )
    }
    const ofNothing = (plan: Plan): Figures =>
      figuresOf({ ...plan, items: createTable(plan.items.list) }, momentOn(today))
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(step, { minLength: 1, maxLength: 12 }), (seed, steps) => {
        let plan = generatePlan(45, seed, today)
        let figures = figuresOf(plan, momentOn(today))
        for (const { name, pick } of steps) {
          plan = must(planEdits[name])(plan, pick)
          figures = figuresOf(plan, momentOn(today), figures)
          expect(loadsOf(figures)).toEqual(loadsOf(ofNothing(plan)))
        }
      }),
      { numRuns: 30 },
    )
  })
})
