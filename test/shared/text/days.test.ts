import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { text } from '../../../shared/text/text.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'

const { days, ages } = text('en')
const today = '2026-03-05'

describe('days as people say them', () => {
  test.for([
    [15, '15 days late'],
    [1, '1 day late'],
    [0, 'on plan'],
    [-3, '3 days early'],
    [6982, '6,982 days late'],
    [12_000, '12,000 days late'],
  ] as const)('%i: %s', ([count, expected]) => {
    expect(days.late(count)).toBe(expected)
  })

  test.for([
    [9, '9 days late'],
    [10, '10 days late (2 weeks)'],
    [12, '12 days late (2½ weeks)'],
    [15, '15 days late (3 weeks)'],
    [-15, '15 days early (3 weeks)'],
  ] as const)('from ten working days also in weeks: %i', ([count, expected]) => {
    expect(days.lateInWeeks(count, 5)).toBe(expected)
  })

  test('counts, working days and the short form', () => {
    expect([days.count(1), days.count(2), days.working(1), days.working(15), days.short(8)]).toEqual([
      '1 day',
      '2 days',
      '1 working day',
      '15 working days',
      '8 d',
    ])
  })

  test('a date has its weekday, and its year where that could be mistaken', () => {
    expect(days.day(today, today)).toBe('Thu 5 Mar')
    expect(days.day('2026-09-14', today)).toBe('Mon 14 Sep')
    expect(days.day('2027-03-08', today)).toBe('Mon 8 Mar 2027')
    expect(days.day('2025-03-03', today)).toBe('Mon 3 Mar 2025')
    expect(days.whole(today)).toBe('Thursday 5 March 2026')
  })

  test.for([
    ['2026-03-05', 'today'],
    ['2026-03-06', 'tomorrow'],
    ['2026-03-04', 'yesterday'],
    ['2026-03-08', 'in 3 days'],
    ['2026-03-01', '4 days ago'],
  ] as const)('%s is %s', ([day, expected]) => {
    expect(days.relative(day, today)).toBe(expected)
  })
})

describe('ages count working days (FR1)', () => {
  const zone = 'Europe/Berlin'
  const telling = (on: string) =>
    createTelling(
      buildPlan({ settings: { timeZone: zone } }),
      momentOn(on),
      createAxis(defaultCalendar, '2026-01-01'),
    )

  test.for([
    ['2026-03-05', 8 * 60 + 10, '2026-03-05', 'today 08:10'],
    ['2026-03-04', 15 * 60 + 40, '2026-03-05', 'yesterday 15:40'],
    ['2026-03-06', 16 * 60, '2026-03-09', 'Friday 16:00'],
    ['2026-03-06', 16 * 60, '2026-03-10', '2 days old'],
    ['2026-02-25', 16 * 60, '2026-03-05', '6 days old'],
  ] as const)('said on %s at minute %i, seen on %s: %s', ([day, minute, on, expected]) => {
    expect(ages.said(instantOn(day, minute), telling(on))).toBe(expected)
  })

  test('never, short and old', () => {
    expect(ages.said(undefined, telling(today))).toBe('never heard of')
    expect([ages.short(0, 5), ages.short(6, 5), ages.short(15, 5), ages.short(22, 5)]).toEqual([
      'today',
      '6 d',
      '3 w',
      '4 w',
    ])
    expect([ages.old(0), ages.old(1), ages.old(3)]).toEqual(['of today', '1 day old', '3 days old'])
  })

  test('shares and counts of what was heard', () => {
    expect(ages.heard(5, 13, 24)).toBe('5 of 13 heard within 24 h')
    expect(ages.liveShare(0.61, 24)).toBe('61\u202f% heard within 24 h')
    expect(ages.liveShare(null, 24)).toBe('nothing in play')
  })
})
