// The sample on later days (story.md 4): untouched it lies around each day anew, touched it says how far it lies behind.

import { describe, expect, test } from 'vitest'
import { daysBehind, isUntouched } from '../../../client/state/sample-day.ts'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import { dayOfInstant, instantOf } from '../../../shared/base/instant.ts'
import type { Json } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile, sourceOfFile } from '../../../shared/exchange/plan-file.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { text } from '../../../shared/text/text.ts'

const zone = 'Europe/Berlin'
const nine = (day: string): number => instantOf(day, 9 * 60, zone)

function sampleOf(day: string) {
  const file = planFileOfJson(samplePlanFile(nine(day), zone) as Json)
  if (!file.ok) throw new Error(file.error.map(({ message }) => message).join('\n'))
  return file.value
}

const sampleDayOf = (day: string): string => must(planOfFile(sampleOf(day)).plan.settings.sampleDay)

describe('laid out on a Thursday and looked at later', () => {
  const laid = sampleDayOf('2026-11-26')
  test.each([
    ['the same day', '2026-11-26', undefined],
    ['the next day', '2026-11-27', 1],
    ['Saturday, which lies as Monday will', '2026-11-28', 2],
    ['Monday', '2026-11-30', 4],
    ['a day before, by a clock set back', '2026-11-25', undefined],
  ])('%s', (_name, today, days) => {
    expect(daysBehind(laid, today)).toBe(days)
  })

  test('laid out on a Saturday it lies right until Monday', () => {
    const saturday = sampleDayOf('2026-11-28')
    expect(
      ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((day) => daysBehind(saturday, day)),
    ).toEqual([undefined, undefined, undefined, 1])
  })

  test('no other plan lies around a day', () => {
    expect(daysBehind(undefined, '2026-11-26')).toBeUndefined()
  })
})

test('laid anew on each of ten days, over weekends and a change of summer time, it tells the same story (HL)', () => {
  const words = text()
  const told = Array.from({ length: 10 }, (_, n) => {
    const day = addDays('2026-10-21', n)
    const figures = figuresOf(planOfFile(sampleOf(day)).plan, liveMoment(zone, nine(day)))
    const telling = createTelling(figures.plan, figures.moment, figures.schedule.axis)
    expect([day, daysBehind(figures.plan.settings.sampleDay, dayOfInstant(nine(day), zone))]).toEqual([
      day,
      undefined,
    ])
    return words.headline.whole(figures.headline, telling).replace(/heading for .+?,/, 'heading for a day,')
  })
  expect(new Set(told)).toEqual(
    new Set([
      'Launch is heading for a day, 15 working days late. Finance, Marketing and Operations report on track. It waits for Store meter data in the country: nobody owns this. Tomas Berg can act.',
    ]),
  )
})

describe('untouched', () => {
  const laidAt = nine('2026-11-26')
  const entry = (id: string, kind: string, at: number, device: string): SourceEntry => ({
    id,
    kind,
    at,
    device,
    body: {},
  })
  const seeded = [
    entry('d', 'device', laidAt, 'mine'),
    ...[...sourceOfFile(sampleOf('2026-11-26')).entries].map((said) => ({ ...said, device: 'mine' })),
  ]

  test('while only the seeding wrote, and who one is may be said', () => {
    expect(isUntouched(seeded)).toBe(true)
    expect(isUntouched([...seeded, entry('s', 'speaksFor', laidAt + 1000, 'mine')])).toBe(true)
  })

  test.each([
    ['a change', 'change', 'mine'],
    ['a check-in', 'checkIn', 'mine'],
    ['a withdrawal, which undo writes', 'withdrawal', 'mine'],
    ['another device that joined', 'device', 'other'],
    ['another device that says whose it is', 'speaksFor', 'other'],
  ])('no longer after %s', (_name, kind, device) => {
    expect(isUntouched([...seeded, entry('e', kind, laidAt + 60_000, device)])).toBe(false)
  })

  test('nothing is known of a plan whose seeding is not here', () => {
    expect(isUntouched([])).toBe(false)
  })
})
