import { describe, expect, test } from 'vitest'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { checkIn, clock, planOf, said } from './small-source.ts'

function reportOf(...entries: readonly SourceEntry[]): Report | undefined {
  return planOf(entries).reports.list[0]
}

describe('check-ins', () => {
  test('each field is the latest said, and keeps its own time', () => {
    const report = reportOf(
      checkIn('c1', '09:00', { status: 'on track', percent: 40 }),
      checkIn('c2', '10:00', { remaining: 3 }, { by: 'bo' }),
      checkIn('c3', '11:00', { status: 'at risk' }, { by: 'cy' }),
    )
    expect(report).toMatchObject({
      status: 'at risk',
      statusAt: clock('11:00'),
      percent: 40,
      percentAt: clock('09:00'),
      remaining: 3,
      remainingAt: clock('10:00'),
      saidAt: clock('11:00'),
      saidBy: 'cy',
      cost: null,
      hours: null,
    })
    expect(report?.checkIns.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3'])
  })

  test('order does not trust clocks: what had seen another comes after it', () => {
    const report = reportOf(
      checkIn('slow', '08:00', { status: 'done' }, { seen: ['fast'] }),
      checkIn('fast', '12:00', { status: 'on track' }),
    )
    expect(report).toMatchObject({ status: 'done', statusAt: clock('12:00') + 1 })
  })

  test('of two at the same moment the greater id is the later', () => {
    const report = reportOf(
      checkIn('b', '09:00', { status: 'done' }),
      checkIn('a', '09:00', { status: 'at risk' }),
    )
    expect(report?.status).toBe('done')
  })

  test('entries that claim to have seen each other are read in one order all the same', () => {
    const one = checkIn('one', '09:00', { status: 'done' }, { seen: ['two', 'before'] })
    const two = checkIn('two', '08:00', { status: 'at risk' }, { seen: ['one'] })
    const before = checkIn('before', '10:00', { percent: 5 })
    const report = reportOf(one, two, before)
    expect(report).toEqual(reportOf(before, two, one))
    expect(report).toMatchObject({ status: 'done', statusAt: clock('10:00') + 1 })
  })

  test('a withdrawn check-in says nothing, and speaks again when its withdrawal is withdrawn', () => {
    const entries = [
      checkIn('c1', '09:00', { status: 'on track' }),
      checkIn('c2', '10:00', { status: 'done' }),
      said('w1', 'withdrawal', '11:00', { entry: 'c2' }),
    ]
    expect(reportOf(...entries)).toMatchObject({ status: 'on track', saidAt: clock('09:00') })
    expect(reportOf(...entries, said('w2', 'withdrawal', '12:00', { entry: 'w1' }))?.status).toBe('done')
  })

  test('SC5.3 what is set back after it was done has no finish any more, nor a hundred percent', () => {
    const done = checkIn('c1', '09:00', { status: 'done', actualFinish: '2026-03-03', percent: 100 })
    const again = checkIn('c2', '10:00', { status: 'on track' })
    expect(reportOf(done)).toMatchObject({ status: 'done', actualFinish: '2026-03-03', percent: 100 })
    const reopened = reportOf(done, again)
    expect(reopened?.status).toBe('on track')
    expect(reopened).not.toHaveProperty('actualFinish')
    expect(reopened).not.toHaveProperty('percent')
    expect(reportOf(done, checkIn('c2', '10:00', { status: 'at risk', percent: 60 }))).toMatchObject({
      status: 'at risk',
      percent: 60,
    })
    const taken = said('w1', 'withdrawal', '11:00', { entry: 'c2' })
    expect(reportOf(done, again, taken)).toMatchObject({ status: 'done', actualFinish: '2026-03-03' })
    const withdrawn = said('w1', 'withdrawal', '11:00', { entry: 'c1' })
    expect(reportOf(done, again, withdrawn)).not.toHaveProperty('actualFinish')
  })

  test('SC5.3 a word that says nothing of the status leaves the finish as it is', () => {
    const done = checkIn('c1', '09:00', { status: 'done', actualFinish: '2026-03-03' })
    const noted = checkIn('c2', '10:00', { evidence: 'see the minutes' })
    expect(reportOf(done, noted)).toMatchObject({ status: 'done', actualFinish: '2026-03-03' })
    const cancelled = checkIn('c2', '10:00', { status: 'cancelled' })
    expect(reportOf(done, cancelled)?.actualFinish).toBe('2026-03-03')
  })

  test('with all withdrawn there is no report', () => {
    const entries = [
      checkIn('c1', '09:00', { status: 'done' }),
      said('w1', 'withdrawal', '09:01', { entry: 'c1' }),
    ]
    expect(reportOf(...entries)).toBeUndefined()
  })

  test('only the person it was made for confirms it', () => {
    const made = checkIn('c1', '09:00', { status: 'done', forPerson: 'bo' })
    const confirm = (by: string): SourceEntry => said('ok', 'confirm', '10:00', { entry: 'c1' }, { by })
    expect(reportOf(made, confirm('ann'))?.checkIns[0]).not.toHaveProperty('confirmed')
    expect(reportOf(made, confirm('bo'))?.checkIns[0]).toHaveProperty('confirmed', true)
  })
})

describe('blockers', () => {
  const blocker = { kind: 'approval', waitsFor: { outside: 'Customs' }, since: '2026-02-27' }
  const blocked = checkIn('c1', '09:00', { status: 'blocked', blocker })

  test('stand while the status is blocked', () => {
    expect(reportOf(blocked)?.blocker).toEqual({ ...blocker, waitsFor: { type: 'outside', name: 'Customs' } })
    expect(reportOf(blocked, checkIn('c2', '10:00', { percent: 5 }))).toHaveProperty('blocker')
    expect(reportOf(blocked, checkIn('c2', '10:00', { status: 'on track' }))).not.toHaveProperty('blocker')
  })

  test('do not come back with a later block that names none', () => {
    const again = [
      checkIn('c2', '10:00', { status: 'on track' }),
      checkIn('c3', '11:00', { status: 'blocked' }),
    ]
    expect(reportOf(blocked, ...again)).not.toHaveProperty('blocker')
  })
})

describe('EV 4 bookings', () => {
  const book = (id: string, time: string, amount: number, day: string, total = false): SourceEntry =>
    said(id, 'booking', time, { item: 'a', measure: 'cost', amount, day, ...(total && { total }) })

  test('are summed by measure; what was never booked is null', () => {
    const report = reportOf(book('b1', '09:00', 100, '2026-03-01'), book('b2', '09:01', 20, '2026-02-01'))
    expect(report).toMatchObject({ cost: 120, hours: null })
    expect(report).not.toHaveProperty('saidAt')
  })

  test('a total as of a day replaces what was booked before it for days up to its own', () => {
    const entries = [
      book('early', '09:00', 100, '2026-02-10'),
      book('same day', '09:01', 50, '2026-02-28'),
      book('next day', '09:02', 7, '2026-03-01'),
      book('total', '10:00', 500, '2026-02-28', true),
      book('late word', '11:00', 3, '2026-02-11'),
    ]
    expect(reportOf(...entries)?.cost).toBe(500 + 7 + 3)
  })

  test('the total with the latest day governs; of two for one day the later said', () => {
    const march = [book('t1', '09:00', 900, '2026-03-01', true), book('t2', '11:00', 950, '2026-03-01', true)]
    expect(reportOf(...march, book('t3', '12:00', 400, '2026-02-01', true))?.cost).toBe(950)
  })
})
