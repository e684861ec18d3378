import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  startOfWeek,
  weekday,
  weeksOfMonth,
  weekStartOf,
} from '../../../client/ui/days.ts'
import { dayInFull, dayToText, readDay, weekdayNames } from '../../../client/ui/day-text.ts'

const words = { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' }
const today = '2026-11-23' // a Monday

describe('days without zones', () => {
  test('31.02. is no day', () => {
    expect(dayOf(2026, 2, 31)).toBeUndefined()
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29')
  })

  test('a month on from the 31st is the last day of the next', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })

  test('weeks begin where the locale says', () => {
    expect(weekStartOf('de')).toBe(1)
    expect(weekStartOf('en-US')).toBe(7)
    expect(startOfWeek('2026-11-25', 7)).toBe('2026-11-22')
  })

  test('a month is six weeks, always, and holds its days', () => {
    const weeks = weeksOfMonth('2026-02-11', 1)
    expect(weeks).toHaveLength(6)
    expect(weeks.flat()).toContain('2026-02-28')
    expect(weekday(weeks[0]?.[0] ?? '')).toBe(1)
  })
})

describe('reading what is typed', () => {
  test.each([
    ['2026-12-04', 'en-GB', '2026-12-04'],
    ['4 dec', 'en-GB', '2026-12-04'],
    ['Fri 4 Dec', 'en-GB', '2026-12-04'],
    ['dec 4', 'en-US', '2026-12-04'],
    ['4/12', 'en-GB', '2026-12-04'],
    ['12/4', 'en-US', '2026-12-04'],
    ['4.12.', 'en-US', '2026-12-04'],
    ['04.12.26', 'de', '2026-12-04'],
    ['4. Dezember 2027', 'de', '2027-12-04'],
    ['Mär 5', 'de', '2027-03-05'],
    ['15 jan', 'en-GB', '2027-01-15'],
    ['1 nov', 'en-GB', '2026-11-01'],
    ['today', 'en-GB', '2026-11-23'],
    [' Tomorrow ', 'en-GB', '2026-11-24'],
    ['mon', 'en-GB', '2026-11-23'],
    ['fri', 'en-GB', '2026-11-27'],
    ['+3', 'en-GB', '2026-11-26'],
    ['+2w', 'en-GB', '2026-12-07'],
    ['-1d', 'en-GB', '2026-11-22'],
  ])('%s (%s) is %s', (text, locale, day) => {
    expect(readDay(text, today, locale, words)).toBe(day)
  })

  test.each(['31.02.', 'soon', 'm', '', '4', '13/13', '2026-13-01', '4 dec dec 5 6'])(
    '“%s” is no day',
    (text) => {
      expect(readDay(text, today, 'en-GB', words)).toBeUndefined()
    },
  )

  test('whatever is shown can be typed back', () => {
    const day = fc.integer({ min: -2000, max: 2000 }).map((count) => addDays(today, count))
    fc.assert(
      fc.property(day, fc.constantFrom('en-GB', 'en-US', 'de', 'fr', 'es', 'sv', 'pl'), (day, locale) => {
        expect(readDay(dayToText(day, today, locale), today, locale, words)).toBe(day)
      }),
    )
  })

  // Found by the property below.
  test('a word that every object knows is no day', () => {
    for (const text of ['__proto__', 'constructor', 'toString'])
      expect(readDay(text, today, 'en-GB', words)).toBeUndefined()
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readDay(text, today, 'en-GB', words) ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
    )
  })
})

test('look.md: dates as people say them', () => {
  expect(dayToText('2026-12-04', today, 'en-GB')).toBe('Fri 4 Dec')
  expect(dayToText('2027-03-04', today, 'en-GB')).toBe('Thu 4 Mar 2027')
  expect(dayInFull('2026-12-04', 'en-US')).toBe('Friday, December 4, 2026')
  expect(weekdayNames('en-GB', 'short')[0]).toBe('Mon')
})
