import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayToNumber } from '../../../client/ui/days.ts'
import { axisLevels, isoWeek, ticksOf, unitStart } from '../../../client/ui/time-axis.ts'
import {
  dayAt,
  narrowest,
  nextWidth,
  scrollAfterZoom,
  widest,
  widthToFit,
  xOf,
} from '../../../client/ui/time-scale.ts'

const words = { week: (n: number) => `W${n}`, quarter: (n: number) => `Q${n}` }
const day = dayToNumber('2026-11-26')

test('days become pixels and back', () => {
  const scale = { first: day, dayWidth: 12 }
  expect(xOf(scale, day + 3)).toBe(36)
  expect(dayAt(scale, 42)).toBe(day + 3.5)
})

test('zooming keeps the day under the pointer where it is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: narrowest, max: widest, noNaN: true }),
      fc.double({ min: narrowest, max: widest, noNaN: true }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 1500 }),
      (from, to, scroll, pointer) => {
        const before = { first: 0, dayWidth: from }
        const after = { first: 0, dayWidth: to }
        const left = scrollAfterZoom(before, after, scroll, pointer)
        const under = dayAt(before, scroll + pointer)
        // At the very beginning there is nothing to scroll to.
        expect(left === 0 || Math.abs(dayAt(after, left + pointer) - under) < 0.001).toBe(true)
      },
    ),
  )
})

test('steps of zoom go all the way in both directions and end there', () => {
  let width = 4
  for (let n = 0; n < 40; n++) width = nextWidth(width, 1)
  expect(width).toBe(widest)
  for (let n = 0; n < 40; n++) width = nextWidth(width, -1)
  expect(width).toBe(narrowest)
})

test('a plan fits the width it is given, a single day too', () => {
  const width = widthToFit(day, day + 365, 1000)
  expect(width * 365).toBeLessThan(1000)
  expect(width * 365).toBeGreaterThan(900)
  expect(widthToFit(day, day + 1, 1000)).toBe(32)
  expect(widthToFit(day, day + 15 * 365, 1000) * 15 * 365).toBeLessThan(1000)
})

test.each([
  [32, 'month', 'day'],
  [8, 'month', 'week'],
  [2, 'year', 'month'],
  [0.5, 'year', 'quarter'],
  [0.05, 'year', 'year'],
])('a day of %d px is read by %s over %s', (width, upper, lower) => {
  const levels = axisLevels(width)
  expect([levels.upper.unit, levels.lower.unit]).toEqual([upper, lower])
})

test('at every zoom neighbouring words have room, and there are never many', () => {
  for (let width = narrowest; width <= widest; width *= 1.11) {
    const scale = { first: day, dayWidth: width }
    const levels = axisLevels(width)
    for (const level of [levels.upper, levels.lower]) {
      const ticks = ticksOf(level, scale, day, dayAt(scale, 1600), 'en-GB', words)
      expect(ticks.length).toBeLessThan(150)
      const tight = ticks
        .slice(1, -1)
        .filter(({ label, width: room }) => room > 18 && label.length * 5 >= room + 8)
      expect(tight).toEqual([])
    }
  }
})

test('ticks lie end to end and cover what was asked for', () => {
  const scale = { first: day - 100, dayWidth: 2 }
  for (const unit of ['week', 'month', 'quarter', 'year'] as const) {
    const ticks = ticksOf({ unit, every: 1, label: 'short' }, scale, day, day + 900, 'en-GB', words)
    expect(ticks[0]?.day).toBeLessThanOrEqual(day)
    ticks.slice(1).forEach((tick, at) => {
      const before = ticks[at]
      expect(tick.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 6)
    })
    expect((ticks.at(-1)?.x ?? 0) + (ticks.at(-1)?.width ?? 0)).toBeGreaterThanOrEqual(xOf(scale, day + 900))
  }
})

test.each([
  ['2026-01-01', 1],
  ['2024-12-30', 1],
  ['2026-12-31', 53],
  ['2027-01-03', 53],
  ['2027-01-04', 1],
])('%s lies in ISO week %d', (text, week) => {
  expect(isoWeek(dayToNumber(text))).toBe(week)
})

test('units begin where calendars say', () => {
  expect(unitStart('week', 1, day)).toBe(dayToNumber('2026-11-23'))
  expect(unitStart('month', 1, day)).toBe(dayToNumber('2026-11-01'))
  expect(unitStart('quarter', 1, day)).toBe(dayToNumber('2026-10-01'))
  expect(unitStart('year', 5, day)).toBe(dayToNumber('2025-01-01'))
})

test('months are called as in the locale', () => {
  const scale = { first: day, dayWidth: 8 }
  const level = { unit: 'month', every: 1, label: 'long' } as const
  expect(ticksOf(level, scale, day, day + 1, 'de-DE', words)[0]?.label).toBe('November 2026')
  expect(
    ticksOf(level, scale, dayToNumber('2026-03-02'), dayToNumber('2026-03-03'), 'de-DE', words)[0]?.label,
  ).toBe('März 2026')
})
