import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import type { DateForecast } from '../../../shared/engine/forecast/forecast.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { plainSpaces } from '../../../shared/text/plain-spaces.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

const { forecast } = furtherText('en')
const plan = buildPlan({
  items: [
    { id: 'a', title: 'Permit' },
    { id: 'b', title: 'Stage' },
  ],
  kpis: [{ id: 'takings', unit: 'EUR', name: 'Takings' }],
  keyResults: [{ id: 'joy', kpiId: 'takings' }],
})
const telling = createTelling(plan, momentOn('2026-03-05'), createAxis(defaultCalendar, '2026-01-01'))

describe('chances are counted in tens', () => {
  test.for([
    [0, 'none of the tries'],
    [0.001, 'less than 1 in 20'],
    [0.06, '1 in 10'],
    [0.2, '1 in 5'],
    [0.34, '3 in 10'],
    [0.5, 'half'],
    [0.77, '4 in 5'],
    [0.94, '9 in 10'],
    [0.96, 'more than 19 in 20'],
    [1, 'all of the tries'],
  ] as const)('%d is %s', ([share, words]) => {
    expect(forecast.chance(share)).toBe(words)
  })
})

test('days that are the same are said once', () => {
  const dates = (p10: string, p50: string, p80: string, p90: string): DateForecast => ({
    p10,
    p50,
    p80,
    p90,
    mean: p50,
    spread: 1,
  })
  const say = (...days: readonly [string, string, string, string]): string =>
    forecast.dates('Launch', dates(...days), telling)
  expect(say('2026-03-09', '2026-03-11', '2026-03-13', '2026-03-16')).toBe(
    'Launch: 1 in 10 by Mon 9 Mar, half by Wed 11 Mar, 8 in 10 by Fri 13 Mar.',
  )
  expect(say('2026-03-09', '2026-03-09', '2026-03-10', '2026-03-10')).toBe(
    'Launch: half by Mon 9 Mar, 9 in 10 by Tue 10 Mar.',
  )
  expect(say('2026-03-09', '2026-03-09', '2026-03-09', '2026-03-09')).toBe(
    'Launch: Mon 9 Mar in nearly every try.',
  )
})

test('meeting a day, what makes it uncertain, what decides the end', () => {
  const meeting = { day: '2026-03-09', chance: 0.2 }
  expect(forecast.meeting('both', meeting, telling)).toBe('As planned and promised, by Mon 9 Mar: 1 in 5.')
  const causes = [
    { itemId: 'a', share: 0.61 },
    { itemId: 'b', share: 0.39 },
  ]
  expect(plainSpaces(forecast.causes(causes, telling))).toBe(
    'What makes it uncertain: Permit (61 %) and Stage (39 %).',
  )
  expect(forecast.causes([], telling)).toBe('Nothing that is left to chance moves it.')
  expect([0, 0.3, 1].map(forecast.criticality)).toEqual([
    'It never decides the end of the plan.',
    'It decides the end of the plan in 3 of 10 tries.',
    'It decides the end of the plan in every try.',
  ])
})

test('how much of it is assumed', () => {
  const say = (estimated: number, assumed: number): string =>
    forecast.estimates({ estimated, assumed, estimatedDays: 0, assumedDays: 0 })
  expect([say(2, 31), say(0, 20), say(4, 0), say(0, 1), say(0, 0)]).toEqual([
    '31 of 33 estimates are assumed.',
    'All 20 estimates are assumed.',
    'All 4 estimates are the owners’ own.',
    'Its one estimate is assumed.',
    'Nothing is left to chance.',
  ])
})

test('a goal', () => {
  const say = (chance: number | null): string =>
    plainSpaces(
      forecast.keyResult(
        { id: 'joy', chance, p10: null, p50: null, p80: null, p90: null, gateInTime: null },
        1_200_000,
        '2026-04-10',
        telling,
      ),
    )
  expect([say(0), say(0.1), say(0.5), say(0.7), say(1), say(null)]).toEqual([
    'Takings: no try reaches € 1.2 M by Fri 10 Apr.',
    'Takings: 1 in 10 tries reaches € 1.2 M by Fri 10 Apr.',
    'Takings: half of the tries reach € 1.2 M by Fri 10 Apr.',
    'Takings: 7 in 10 tries reach € 1.2 M by Fri 10 Apr.',
    'Takings: every try reaches € 1.2 M by Fri 10 Apr.',
    'Takings: nobody can say yet.',
  ])
})
