import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { clock, planOf, said } from './small-source.ts'

function planWith(...entries: readonly SourceEntry[]): Plan {
  return planOf(entries)
}

describe('readings', () => {
  const read = (id: string, time: string, day: string, value: number): SourceEntry =>
    said(id, 'reading', time, { kpi: 'orders', day, value, source: 'crm' })

  test('are in order of their days, then of what was said later', () => {
    const plan = planWith(
      read('late', '12:00', '2026-03-01', 7),
      read('first', '09:00', '2026-03-01', 5),
      read('old', '13:00', '2026-02-01', 3),
      read('wrong', '10:00', '2026-03-01', 99),
      said('w', 'withdrawal', '14:00', { entry: 'wrong' }),
    )
    expect(plan.readings.list[0]?.readings.map(({ id, value }) => [id, value])).toEqual([
      ['old', 3],
      ['first', 5],
      ['late', 7],
    ])
  })
})

describe('sessions and decisions', () => {
  const opened = said('s', 'session.opened', '09:00', {
    type: 'formal',
    facilitator: 'ann',
    present: { bo: true, ann: true },
  })

  test('a session closes with the first closing', () => {
    const close = (id: string, time: string): SourceEntry =>
      said(id, 'session.closed', time, { session: 's' })
    expect(planWith(opened, close('z', '10:00'), close('a', '11:00')).sessions.list).toEqual([
      {
        id: 's',
        type: 'formal',
        facilitator: 'ann',
        present: ['ann', 'bo'],
        openedAt: clock('09:00'),
        closedAt: clock('10:00'),
        closings: [
          { id: 'z', at: clock('10:00'), by: 'ann' },
          { id: 'a', at: clock('11:00'), by: 'ann' },
        ],
        treated: [],
      },
    ])
    expect(planWith(opened).sessions.list[0]).not.toHaveProperty('closedAt')
  })

  test('a decision has its words from the note, its effect, and its last outcome', () => {
    const body = {
      session: 's',
      type: 'start',
      owner: 'bo',
      due: '2026-03-09',
      items: { a: true },
      effect: { type: 'finish', itemId: 'a', by: '2026-03-09' },
    }
    const outcome = (id: string, time: string, type: string): SourceEntry =>
      said(id, 'decision.outcome', time, { decision: 'd', type, reason: 'done elsewhere' })
    const plan = planWith(
      said('d', 'decision', '09:10', body, { note: 'Start it.' }),
      outcome('o1', '10:00', 'dropped'),
      outcome('o2', '11:00', 'kept'),
    )
    expect(plan.decisions.list).toEqual([
      {
        id: 'd',
        text: 'Start it.',
        at: clock('09:10'),
        by: 'ann',
        sessionId: 's',
        type: 'start',
        ownerId: 'bo',
        due: '2026-03-09',
        items: ['a'],
        effect: { type: 'finish', itemId: 'a', by: '2026-03-09' },
        outcome: { type: 'kept', reason: 'done elsewhere', at: clock('11:00') },
      },
    ])
  })

  test('present are those at the opening and whoever joined; of an agenda item the last word counts', () => {
    const treat = (id: string, time: string, what: string): SourceEntry =>
      said(id, 'session.agenda', time, { session: 's', key: 'root a', what })
    const plan = planWith(
      opened,
      said('j', 'session.joined', '09:05', { session: 's' }, { by: 'cy' }),
      treat('t2', '09:20', 'taken'),
      treat('t1', '09:10', 'deferred'),
    )
    expect(plan.sessions.list[0]).toMatchObject({
      present: ['ann', 'bo', 'cy'],
      treated: [{ key: 'root a', what: 'taken' }],
    })
  })

  test('a decision is taken on by its owner alone, or was theirs from the beginning', () => {
    const body = { type: 'start', owner: 'bo' }
    const accept = (id: string, time: string, by: string): SourceEntry =>
      said(id, 'decision.accepted', time, { decision: 'd' }, { by })
    const acceptedAt = (...entries: readonly SourceEntry[]): unknown =>
      planWith(...entries).decisions.list[0]?.acceptedAt
    const given = said('d', 'decision', '09:00', body)
    expect(acceptedAt(given, accept('x', '09:10', 'cy'))).toBeUndefined()
    expect(acceptedAt(given, accept('x', '09:10', 'cy'), accept('y', '09:20', 'bo'))).toBe(clock('09:20'))
    expect(acceptedAt(said('d', 'decision', '09:00', body, { by: 'bo' }))).toBe(clock('09:00'))
  })

  test('an effect that is none is left out', () => {
    const plan = planWith(
      said('d', 'decision', '09:10', { type: 'start', effect: { type: 'finish', itemId: 'a' } }),
    )
    expect(plan.decisions.list[0]).not.toHaveProperty('effect')
    expect(plan.faults).toMatchObject([{ code: 'BAD_ENTRY', field: 'effect' }])
  })
})

describe('comments and devices', () => {
  test('a comment has its text from the note; erased, it has none', () => {
    const comment = (id: string, note?: string): SourceEntry =>
      said(id, 'comment', '09:00', { about: { kind: 'item', id: 'a' } }, note === undefined ? {} : { note })
    expect(planWith(comment('c1', 'Hello'), comment('c2')).comments.list.map(({ text }) => text)).toEqual([
      'Hello',
      '',
    ])
  })

  test('a device speaks for whom it said last, and for nobody when it says so', () => {
    const device = said('x0', 'device', '09:00', { key: 'k', name: 'Phone' }, { device: 'x' })
    const speaks = (id: string, time: string, person?: string): SourceEntry =>
      said(id, 'speaksFor', time, person === undefined ? {} : { person }, { device: 'x' })
    expect(planWith(device, speaks('x2', '11:00', 'bo'), speaks('x1', '10:00', 'ann')).devices.list).toEqual([
      { id: 'x', personId: 'bo', name: 'Phone' },
    ])
    expect(planWith(device, speaks('x1', '10:00', 'ann'), speaks('x2', '11:00')).devices.list).toEqual([
      { id: 'x', name: 'Phone' },
    ])
  })
})

describe('two entries under one id', () => {
  const one = said('same', 'checkIn', '09:00', { item: 'a', percent: 10 })
  const other = said('same', 'checkIn', '09:00', { item: 'a', percent: 20 })

  test('are one where they say the same, and else the same one on every device', () => {
    expect(planWith(one, { ...one }).reports.list[0]?.checkIns).toHaveLength(1)
    expect(planWith(one, other).reports).toEqual(planWith(other, one).reports)
  })
})

describe('an envelope that no honest device writes', () => {
  test.for([[{ at: -1 }], [{ at: 1e300 }], [{ at: Number.NaN }], [{ body: [] }], [{ kind: '' }]])(
    '%j is not told',
    ([odd]) => {
      const plan = planWith({ ...said('e', 'checkIn', '09:00', { item: 'a' }), ...(odd as object) })
      expect(plan.reports.list).toEqual([])
      expect(plan.faults).toEqual([{ code: 'BAD_ENTRY', kind: 'entry', id: 'e' }])
    },
  )

  test('is told without what is odd in it where the rest is right', () => {
    const odd = { by: 5, device: null, seen: ['x', 7], note: {} } as unknown as Partial<SourceEntry>
    const plan = planWith({ ...said('e', 'checkIn', '09:00', { item: 'a', percent: 5 }), ...odd })
    expect(plan.reports.list[0]?.checkIns).toEqual([{ id: 'e', at: clock('09:00'), itemId: 'a', percent: 5 }])
  })
})
