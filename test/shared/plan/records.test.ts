import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import type { Fault } from '../../../shared/plan/fault.ts'
import type { Item } from '../../../shared/plan/item.ts'
import { defaultPolicies } from '../../../shared/plan/policies.ts'
import { planOf, smallSource } from './small-source.ts'
import type { Cells } from './small-source.ts'

function itemOf(record: JsonObject, cells: Cells = {}): Item | undefined {
  return planOf([], record, cells).items.list[0]
}

function faultsOf(record: JsonObject): readonly Fault[] {
  return planOf([], record).faults
}

describe('a record', () => {
  test('has its defaults where it says nothing', () => {
    expect(assemblePlan(smallSource({})).settings).toEqual({
      name: '',
      currency: 'EUR',
      timeZone: 'UTC',
      calendar: defaultCalendar,
      hoursPerDay: 8,
      levelNames: ['Initiative', 'Task'],
      policies: defaultPolicies,
      headlineMilestones: [],
    })
    expect(itemOf({})).toEqual({
      id: 'a',
      title: 'A',
      type: 'task',
      order: '',
      helpers: {},
      labels: {},
      contributes: {},
      evidence: {},
      rightAsItIs: {},
    })
  })

  test('loses a bad value alone, and says so with what it found', () => {
    const record = {
      start: '2026-02-31',
      effort: -1,
      duration: 2.5,
      budget: 900,
      labels: { red: true, blue: 'yes' },
    }
    expect(itemOf(record)).toMatchObject({ budget: 900, labels: { red: true } })
    expect(faultsOf(record)).toEqual([
      { code: 'BAD_VALUE', kind: 'item', id: 'a', field: 'duration', found: '2.5' },
      { code: 'BAD_VALUE', kind: 'item', id: 'a', field: 'effort', found: '-1' },
      { code: 'BAD_VALUE', kind: 'item', id: 'a', field: 'labels.blue', found: '"yes"' },
      { code: 'BAD_VALUE', kind: 'item', id: 'a', field: 'start', found: '"2026-02-31"' },
    ])
  })

  test('cuts what it found to 80 characters', () => {
    const [fault] = faultsOf({
      start: { deep: { deeper: { deepest: { gone: 'x'.repeat(200) } } }, much: 'y'.repeat(200) },
    })
    expect(fault?.found).toHaveLength(80)
  })

  test('keeps silent about names it does not know', () => {
    expect(faultsOf({ colour: 'red', calendar: 5 })).toEqual([])
  })

  test('that is no object is BAD_RECORD', () => {
    const plan = assemblePlan(smallSource({ item: { a: ['no'] as Json } }))
    expect(plan.items.list).toEqual([])
    expect(plan.faults).toEqual([{ code: 'BAD_RECORD', kind: 'item', id: 'a', found: '["no"]' }])
  })

  test('without what it cannot do without is left out', () => {
    const plan = assemblePlan(smallSource({ item: { a: {} }, link: { l: { from: 'a' } } }))
    expect(plan.links.list).toEqual([])
    expect(plan.faults).toEqual([{ code: 'BAD_VALUE', kind: 'link', id: 'l', field: 'to', found: 'null' }])
  })

  test.for([[5], [true], [[]], [{}], [{ text: ' ' }], ['']])('takes no %j for an owner', ([owner = null]) => {
    expect(itemOf({ owner: owner as Json })).not.toHaveProperty('owner')
    expect(faultsOf({ owner: owner as Json })).toHaveLength(1)
  })

  test.for([
    [
      { type: 'fixed', start: 50 },
      { type: 'fixed', start: 50 },
    ],
    [{ type: 'percent', more: 1 }, { type: 'percent' }],
    [
      { type: 'units', total: 8 },
      { type: 'units', total: 8, done: 0 },
    ],
    [
      { type: 'milestones', steps: [{ weight: 1, day: '2026-03-02' }] },
      { type: 'milestones', steps: [{ weight: 1, day: '2026-03-02', done: false }] },
    ],
    [{ type: 'milestones', steps: [{ weight: 1 }] }, undefined],
    [{ type: 'fixed', start: 140 }, undefined],
    ['percent', undefined],
  ])('reads how value is earned: %j', ([written, read]) => {
    expect(itemOf({ earning: written as Json })?.earning).toEqual(read)
  })
})

describe('SC2.1 a calendar', () => {
  const calendarOf = (calendar: Json) => assemblePlan(smallSource({ plan: { plan: { calendar } } }))

  test('without a working day is a fault, and Monday to Friday', () => {
    for (const workdays of [[], [0, 8], 'Monday']) {
      const plan = calendarOf({ workdays })
      expect(plan.settings.calendar.workdays).toEqual([1, 2, 3, 4, 5])
      expect(plan.faults.map(({ code, field }) => [code, field])).toEqual([
        ['NO_WORKING_DAYS', 'calendar.workdays'],
      ])
    }
  })

  test('keeps its weekdays once and in order, and holidays that are days', () => {
    const plan = calendarOf({
      workdays: [6, 1, 1],
      holidays: { '2026-12-25': 'Christmas', someday: 'Never' },
    })
    expect(plan.settings.calendar).toMatchObject({
      workdays: [1, 6],
      holidays: { '2026-12-25': 'Christmas' },
    })
    expect(plan.faults.map(({ field }) => field)).toEqual(['calendar.holidays.someday'])
  })
})

describe('cells', () => {
  test('stand over the record, null unsets, a member of a collection is a field of its own', () => {
    const item = itemOf(
      { finish: '2026-03-10', budget: 5, labels: { red: true, blue: true }, contributes: { k: 1 } },
      {
        'item a finish': ['2026-03-12'],
        'item a budget': [null],
        'item a labels.blue': [null],
        'item a labels.v1.2': [true],
      },
    )
    expect(item).toMatchObject({ finish: '2026-03-12', labels: { red: true, 'v1.2': true } })
    expect(item).not.toHaveProperty('budget')
  })

  test('reach into the parts of the plan’s own record', () => {
    const { settings } = assemblePlan(
      smallSource({ plan: { plan: { policies: { liveHours: 48 } } } }, [], {
        'plan plan policies.notUsed.MP1': [true],
        'plan plan calendar.holidays.2026-12-25': ['Christmas'],
      }),
    )
    expect(settings.policies).toMatchObject({ liveHours: 48, notUsed: { MP1: true } })
    expect(settings.calendar.holidays).toEqual({ '2026-12-25': 'Christmas' })
  })

  test('cannot reach an object’s prototype', () => {
    const item = itemOf({}, { 'item a labels.__proto__': [true], 'item a __proto__.title': ['Owned'] })
    expect(item?.title).toBe('A')
    expect(Object.keys(item?.labels ?? {})).toEqual([])
  })

  test('delete an item and restore it', () => {
    const deleted = planOf([], { owner: { text: 'Team' } }, { 'item a deleted': [true] })
    expect(deleted.items.list).toEqual([])
    expect(deleted.deletedItems.list).toMatchObject([{ id: 'a', owner: { type: 'text', text: 'Team' } }])
    expect(planOf([], { deleted: true }, { 'item a deleted': [null] }).items.list).toHaveLength(1)
  })
})
