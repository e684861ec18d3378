import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  datesToSet,
  heldBy,
  heldSpan,
  takeUp,
  workingShift,
} from '../../../../client/features/timeline/held-dates.ts'
import { daysOff, holidaysIn } from '../../../../client/features/timeline/days-off.ts'
import { dayToNumber } from '../../../../shared/base/day.ts'
import { createAxis } from '../../../../shared/engine/axis.ts'
import { defaultCalendar } from '../../../../shared/plan/calendar.ts'
import { itemOf } from '../../../helpers/plan-builder.ts'

// Thu 24 and Fri 25 December 2026 are off.
const calendar = {
  ...defaultCalendar,
  holidays: { '2026-12-24': 'Christmas Eve', '2026-12-25': 'Christmas' },
}
const axis = createAxis(calendar, '2026-11-02')
const today = '2026-11-26'
const task = itemOf({ id: 'a', start: '2026-12-21', finish: '2026-12-23' })
const promised = { commitmentStart: '2026-12-21', commitmentFinish: '2026-12-23' }
const held = takeUp(task, { ...nothing(), ...promised }, axis, today)

function nothing() {
  return { total: null, announced: null, unannounced: null, worst: 'a', own: 0 }
}

test('a moved bar keeps its working days over a weekend and holidays (SC1.2, SC2.2)', () => {
  expect(datesToSet(task, heldBy(held, 'move', 1), axis)).toEqual({
    item: 'a',
    start: '2026-12-22',
    finish: '2026-12-28',
  })
})

test('edges stretch, and leave a day at least', () => {
  expect(datesToSet(task, heldBy(held, 'finish', 2), axis).finish).toBe('2026-12-29')
  expect(datesToSet(task, heldBy(held, 'finish', -9), axis)).toMatchObject({
    start: '2026-12-21',
    finish: '2026-12-21',
  })
  expect(datesToSet(task, heldBy(held, 'start', 9), axis)).toMatchObject({
    start: '2026-12-23',
    finish: '2026-12-23',
  })
})

test('a pointer over days off snaps to the next day that is worked', () => {
  // Three days after Monday 21 is Thursday 24, a holiday: Monday 28 is next.
  expect(datesToSet(task, heldBy(held, 'move', workingShift(held, 'move', axis, 3)), axis).start).toBe(
    '2026-12-28',
  )
  // The finish pulled three days over the holidays is still Wednesday 23: nothing is worked there.
  expect(workingShift(held, 'finish', axis, 2)).toBe(0)
})

test('let go where it was taken, nothing has moved, whatever the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (from, length) => {
      const start = axis.startDay(from)
      const finish = axis.finishDay(from + length)
      const item = itemOf({ id: 'a', start, finish })
      const taken = takeUp(
        item,
        { ...nothing(), commitmentStart: start, commitmentFinish: finish },
        axis,
        today,
      )
      for (const grip of ['move', 'start', 'finish'] as const) {
        expect(workingShift(taken, grip, axis, 0)).toBe(0)
        expect(heldBy(heldBy(taken, grip, 0), 'move', 0)).toEqual(taken)
      }
      expect(datesToSet(item, taken, axis)).toEqual({ item: 'a', start, finish })
      expect(heldSpan(taken, axis)).toEqual({ from: dayToNumber(start), to: dayToNumber(finish) + 1 })
    }),
  )
})

test('a milestone has one day and only moves', () => {
  const milestone = itemOf({ id: 'm', type: 'milestone', finish: '2026-12-23' })
  const taken = takeUp(
    milestone,
    { ...nothing(), commitmentStart: '2026-12-23', commitmentFinish: '2026-12-23' },
    axis,
    today,
  )
  expect(datesToSet(milestone, heldBy(taken, 'finish', 1), axis)).toEqual({ item: 'm', finish: '2026-12-28' })
})

test('a finish alone stays a finish alone; without any dates a week from today is offered', () => {
  const item = itemOf({ id: 'a', finish: '2026-12-02' })
  const taken = takeUp(item, { ...nothing(), commitmentFinish: '2026-12-02' }, axis, today)
  expect(datesToSet(item, heldBy(taken, 'move', 1), axis)).toEqual({ item: 'a', finish: '2026-12-03' })
  const undated = itemOf({ id: 'b' })
  expect(datesToSet(undated, takeUp(undated, undefined, axis, today), axis)).toEqual({
    item: 'b',
    start: '2026-11-26',
    finish: '2026-12-02',
  })
})

test('without a promise the forecast is taken up', () => {
  const item = itemOf({ id: 'a', duration: 2 })
  const taken = takeUp(
    item,
    { ...nothing(), forecastStart: '2026-12-01', forecastFinish: '2026-12-02' },
    axis,
    today,
  )
  expect(heldSpan(taken, axis)).toEqual({ from: dayToNumber('2026-12-01'), to: dayToNumber('2026-12-03') })
})

test('days off come in runs, holidays with their names; an extra workday ends a run', () => {
  const worked = createAxis({ ...calendar, extraWorkdays: { '2026-12-26': 'stock-taking' } }, '2026-11-02')
  const from = dayToNumber('2026-12-21')
  const to = dayToNumber('2026-12-28')
  const day = (text: string) => dayToNumber(text)
  expect(daysOff(axis, from, to)).toEqual([{ from: day('2026-12-24'), to: day('2026-12-28') }])
  expect(daysOff(worked, from, to)).toEqual([
    { from: day('2026-12-24'), to: day('2026-12-26') },
    { from: day('2026-12-27'), to: day('2026-12-28') },
  ])
  expect(holidaysIn(calendar, axis, from, to).map(({ name }) => name)).toEqual(['Christmas Eve', 'Christmas'])
})
