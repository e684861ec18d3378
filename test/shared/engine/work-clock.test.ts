import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { createWorkClock } from '../../../shared/engine/work-clock.ts'
import { zoneDays } from '../../../shared/engine/zone-days.ts'
import { dayOfInstant, minuteOfInstant } from '../../../shared/base/instant.ts'
import { dayToNumber } from '../../../shared/base/day.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { instantOn } from '../../helpers/plan-builder.ts'

const zone = 'Europe/Berlin'
const clock = createWorkClock(createAxis(defaultCalendar, '2026-01-01'), zoneDays(zone))

/** As `2026-03-09 16:00` in the zone. */
function endOf(day: string, hour: number, hours: number, away?: { from: string; to: string }): string {
  const absences = away ? [{ id: 'x', ...away }] : []
  const at = clock.windowEnd(instantOn(day, hour * 60), hours, absences)
  const minute = minuteOfInstant(at, zone)
  const text = (n: number): string => String(n).padStart(2, '0')
  return `${dayOfInstant(at, zone)} ${text(Math.floor(minute / 60))}:${text(minute % 60)}`
}

describe('FR1 the live window', () => {
  // 2026-03-06 is a Friday.
  test('24 hours from Tuesday 10:00 end on Wednesday at 10:00', () => {
    expect(endOf('2026-03-03', 10, 24)).toBe('2026-03-04 10:00')
  })

  test('Friday 16:00 is live until Monday 16:00', () => {
    expect(endOf('2026-03-06', 16, 24)).toBe('2026-03-09 16:00')
  })

  test('what is said on a Saturday has its own day and the Monday', () => {
    expect(endOf('2026-03-07', 10, 24)).toBe('2026-03-09 10:00')
  })

  test('a cadence of five working days ends a week later at the same hour', () => {
    expect(endOf('2026-03-05', 11, 120)).toBe('2026-03-12 11:00')
  })

  test('whole days of the person’s absence do not count', () => {
    expect(endOf('2026-03-03', 10, 24, { from: '2026-03-04', to: '2026-03-10' })).toBe('2026-03-11 10:00')
    expect(endOf('2026-03-03', 10, 24, { from: '2026-03-01', to: '2026-03-03' })).toBe('2026-03-04 10:00')
  })

  test('a window that begins with a day off begins with the next day worked', () => {
    expect(endOf('2026-03-07', 0, 24)).toBe('2026-03-10 00:00')
  })

  test('an hour lost to summer time is no hour of anybody’s', () => {
    // Sunday 29 March 2026 has 23 hours and is not worked.
    expect(endOf('2026-03-27', 16, 24)).toBe('2026-03-30 16:00')
  })

  test('an absence without end ends the window all the same', () => {
    expect(endOf('2026-03-03', 10, 24, { from: '2026-03-04', to: '2099-12-31' })).toMatch(/^2028-/)
  })
})

test('SC1.4 days of a zone are found as the calendar has them, across summer time and midnight', () => {
  for (const name of ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'UTC']) {
    const days = zoneDays(name)
    for (let at = Date.UTC(2026, 2, 7); at < Date.UTC(2026, 2, 31); at += 5_400_000) {
      expect(days.dayNumberOf(at)).toBe(dayToNumber(dayOfInstant(at, name)))
    }
  }
})
