// The working-day axis by hand: March 2026 begins on a Sunday, its Mondays are 2, 9, 16 …

import { expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { scheduleOf } from '../../../shared/engine/schedule.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

const week = { workdays: [1, 2, 3, 4, 5], holidays: { '2026-03-04': 'Founders’ day' }, extraWorkdays: {} }

test('SC1.1 a boundary is the start of its working day and the end of the one before; day 0 is the first worked day', () => {
  const axis = createAxis(week, '2026-03-01')
  expect(axis.startDay(0)).toBe('2026-03-02')
  expect([axis.startDay(2), axis.finishDay(2)]).toEqual(['2026-03-05', '2026-03-03'])
  expect([axis.startDay(4), axis.finishDay(4)]).toEqual(['2026-03-09', '2026-03-06'])
  expect(axis.startDay(-1)).toBe('2026-02-27')
})

test('SC1.2 dates are inclusive, a duration is the working days between them', () => {
  const axis = createAxis(week, '2026-03-01')
  expect(axis.workingDays('2026-03-02', '2026-03-02')).toBe(1)
  expect(axis.workingDays('2026-03-02', '2026-03-09')).toBe(5)
  expect(axis.workingDays('2026-03-09', '2026-03-02')).toBe(0)
})

test('SC2.2 a start on a day off moves on, a finish on a day off counts to the end of the day before', () => {
  const axis = createAxis(week, '2026-03-01')
  expect(axis.startDay(axis.startBoundary('2026-03-04'))).toBe('2026-03-05')
  expect(axis.finishDay(axis.finishBoundary('2026-03-04'))).toBe('2026-03-03')
  expect(axis.startDay(axis.startBoundary('2026-03-07'))).toBe('2026-03-09')
  expect(axis.finishDay(axis.finishBoundary('2026-03-08'))).toBe('2026-03-06')
})

test('SC3.6 one person with two tasks at once moves neither: nothing is levelled, nothing is split', () => {
  const plan = buildPlan({
    settings: { start: '2026-03-02' },
    people: [{ id: 'ann' }],
    items: [
      { id: 'a', duration: 5, owner: { type: 'person', id: 'ann' } },
      { id: 'b', duration: 5, owner: { type: 'person', id: 'ann' } },
    ],
  })
  const structure = createStructure(plan)
  const schedule = scheduleOf(plan, structure, momentOn('2026-03-02'))
  for (const id of ['a', 'b']) {
    const index = structure.indexOf(id) ?? -1
    expect([schedule.startDay(index), schedule.finishDay(index)]).toEqual(['2026-03-02', '2026-03-06'])
  }
})
