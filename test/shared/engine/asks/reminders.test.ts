// Who is asked for what, and when a reminder of it goes: zone, night, days off, absence, and never twice.
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../../shared/base/instant.ts'
import { asksByPerson } from '../../../../shared/engine/asks/asks.ts'
import { remindersAt } from '../../../../shared/engine/asks/reminders.ts'
import type { Told } from '../../../../shared/engine/asks/reminders.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import type { GovernedWord } from '../../../../shared/plan/governance.ts'
import type { Decision } from '../../../../shared/plan/session.ts'
import { buildPlan, instantOn } from '../../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../../helpers/plan-builder.ts'

/** Mon 2 March 2026; calibrations are on Fridays at 12:00. Heard of on Mon 09:00, due on Mon 9 March 09:00. */
const monday = '2026-03-02'
const draft: PlanDraft = {
  people: [
    { id: 'mara', name: 'Mara', email: 'mara@example.org' },
    { id: 'ben', name: 'Ben', email: 'ben@example.org' },
    { id: 'gone', name: 'Gone', email: 'gone@example.org', left: true },
  ],
  items: [
    { id: 'work', owner: { type: 'person', id: 'mara' }, start: monday, finish: '2026-04-30' },
    { id: 'late', owner: { type: 'person', id: 'gone' }, start: monday, finish: '2026-04-30' },
    { id: 'end', type: 'milestone', finish: '2026-06-30' },
  ],
  reports: [{ id: 'work', saidAt: instantOn(monday, 540), status: 'on track', actualStart: monday }],
}

const decision = (id: string, due: string, more: Partial<Decision> = {}): Decision => ({
  id,
  text: id,
  type: 'remove constraint',
  ownerId: 'ben',
  due,
  items: ['work'],
  effect: { type: 'status', itemId: 'work', becomes: 'done' },
  at: instantOn(monday),
  ...more,
})

const figuresAt = (at: Instant, plan: PlanDraft = draft) =>
  figuresOf(buildPlan(plan), liveMoment(plan.settings?.timeZone ?? 'Europe/Berlin', at))

const nobody: Told = { keys: new Set(), lastAt: undefined }

/** What goes to whom, and why not: `mara: work` or `mara: told`. */
function told(at: Instant, plan: PlanDraft = draft, before: Told = nobody): readonly string[] {
  return remindersAt(figuresAt(at, plan), () => before).map(
    ({ person, asks, waits }) => `${person.id}: ${waits?.type ?? asks.map(({ type }) => type).join(' ')}`,
  )
}

describe('RE1 what is asked', () => {
  test('nothing of what is live, the check-in of what is not, nothing of whoever has left', () => {
    expect([...asksByPerson(figuresAt(instantOn(monday)))]).toEqual([])
    const [[person, asks] = []] = [...asksByPerson(figuresAt(instantOn('2026-03-04')))]
    expect(person).toBe('mara')
    expect(asks).toEqual([
      { type: 'check-in', itemId: 'work', due: '2026-03-09', finish: '2026-04-30', isLate: false },
    ])
    expect(asksByPerson(figuresAt(instantOn('2026-03-09'))).get('mara')).toMatchObject([{ isLate: true }])
  })

  test('a decision that was given at once, one that was taken on by the working day before its day', () => {
    const accepted = { acceptedAt: instantOn(monday) }
    const plan = {
      ...draft,
      decisions: [
        decision('given', '2026-03-27'),
        decision('later', '2026-03-10', accepted),
        decision('soon', '2026-03-09', accepted),
        decision('dropped', '2026-03-03', { outcome: { type: 'dropped', at: instantOn(monday) } }),
      ],
    }
    const of = (day: string) =>
      (asksByPerson(figuresAt(instantOn(day), plan)).get('ben') ?? []).map(
        (ask) => 'decision' in ask && `${ask.decision} ${ask.isLate}`,
      )
    expect(of('2026-03-05')).toEqual(['given false'])
    expect(of('2026-03-06')).toEqual(['soon false', 'given false'])
    expect(of('2026-03-10')).toEqual(['soon true', 'later false', 'given false'])
  })

  test('an approval of whoever is to give it, at once, and no longer once it is given', () => {
    const settings = {
      governs: { stages: true },
      stageApprovers: { 'identified ben': true },
      policies: { cadenceWeekday: 3 },
    } as const
    const request = { id: 'r', stage: 'identified', at: instantOn(monday, 540), refusals: [] } as const
    const asked = (approvals: readonly GovernedWord[]): PlanDraft => {
      const requests = [{ ...request, approvals }]
      const moves = approvals.map((approval) => ({ ...approval, stage: 'identified' as const }))
      const word = { id: 'work', moves, requests, achieved: [], countersignatures: [] }
      return { ...draft, settings, governed: [word] }
    }
    const at = instantOn(monday, 600)
    expect(asksByPerson(figuresAt(at, asked([]))).get('ben')).toEqual([
      { type: 'approval', itemId: 'work', stage: 'identified', since: request.at },
    ])
    expect(told(at, asked([]))).toEqual(['ben: approval'])
    expect(told(at, asked([{ id: 'a', at, by: 'ben' }]))).toEqual([])
  })
})

describe('RE2 when it goes', () => {
  test('not before its day: on the working day before the calibration, or before a check-in is due', () => {
    expect(told(instantOn('2026-03-04', 600))).toEqual(['mara: told'])
    expect(told(instantOn('2026-03-05', 600))).toEqual(['mara: check-in'])
    const noRound = { ...draft, settings: { policies: { cadenceWeekday: 3 } } }
    expect(told(instantOn('2026-03-05', 600), noRound)).toEqual(['mara: told'])
    expect(told(instantOn('2026-03-06', 600), noRound)).toEqual(['mara: check-in'])
  })

  test('once, however often it is asked for; again with the next cadence, and for what is due anew', () => {
    const at = instantOn('2026-03-05', 600)
    const [first] = remindersAt(figuresAt(at), () => nobody)
    const before = (lastAt: Instant): Told => ({ keys: new Set(first?.keys), lastAt })
    expect(told(at + 3_600_000, draft, before(at))).toEqual(['mara: told'])
    // Due on Monday, and told of already.
    expect(told(instantOn('2026-03-06', 600), draft, before(at))).toEqual(['mara: told'])
    expect(told(instantOn('2026-03-11', 600), draft, before(at))).toEqual(['mara: told'])
    expect(told(instantOn('2026-03-12', 600), draft, before(at))).toEqual(['mara: check-in'])
    const heard = { ...draft, reports: [{ id: 'work', saidAt: instantOn('2026-03-05', 700) }] }
    const anew = { ...heard, settings: { policies: { cadenceWeekday: 3 } } }
    expect(told(instantOn('2026-03-11', 600), anew, before(at))).toEqual(['mara: check-in'])
  })

  test('never two on one day', () => {
    const at = instantOn('2026-03-05', 600)
    const plan = { ...draft, decisions: [decision('given', '2026-03-27', { ownerId: 'mara' })] }
    expect(told(at, plan, { keys: new Set(), lastAt: at - 3_600_000 })).toEqual(['mara: had one today'])
    expect(told(at, plan, { keys: new Set(), lastAt: at - 24 * 3_600_000 })).toEqual(['mara: check-in given'])
  })
})

describe('RE3 when it waits', () => {
  test.each([
    ['2026-03-05', 6 * 60 + 59, 'night'],
    ['2026-03-05', 7 * 60, 'check-in'],
    ['2026-03-05', 18 * 60 + 59, 'check-in'],
    ['2026-03-05', 19 * 60, 'night'],
    ['2026-03-07', 10 * 60, 'day off'],
    ['2026-03-08', 10 * 60, 'day off'],
  ])('on %s at minute %i in the plan’s zone: %s', (day, minute, outcome) => {
    const everyDay = { ...draft, decisions: [decision('given', '2026-03-27', { ownerId: 'mara' })] }
    const expected = outcome === 'check-in' ? 'mara: check-in given' : `mara: ${outcome}`
    expect(told(instantOn(day, minute), everyDay)).toEqual([expected])
  })

  test('the zone is the plan’s: night in Tokyo is day in Berlin', () => {
    const tokyo = { ...draft, settings: { timeZone: 'Asia/Tokyo' } }
    expect(told(instantOn('2026-03-05', 12 * 60), tokyo)).toEqual(['mara: night'])
    expect(told(instantOn('2026-03-05', 8 * 60), tokyo)).toEqual(['mara: check-in'])
  })

  test('a holiday is a day off, an extra working day is none', () => {
    const holidays = { '2026-03-05': 'Feast' }
    const calendar = { holidays, extraWorkdays: { '2026-03-07': 'Catching up' } }
    const plan = {
      ...draft,
      settings: { calendar },
      decisions: [decision('given', '2026-03-27', { ownerId: 'mara' })],
    }
    expect(told(instantOn('2026-03-05', 600), plan)).toEqual(['mara: day off'])
    expect(told(instantOn('2026-03-07', 600), plan)).toEqual(['mara: check-in given'])
  })

  test('while they are away nothing goes; afterwards it does', () => {
    const people = [
      {
        id: 'mara',
        name: 'Mara',
        email: 'mara@example.org',
        away: [{ id: 'a', from: '2026-03-04', to: '2026-03-06' }],
      },
    ]
    const plan = { ...draft, people, decisions: [decision('d', '2026-03-27', { ownerId: 'mara' })] }
    expect(told(instantOn('2026-03-06', 600), plan)).toEqual(['mara: away'])
    expect(told(instantOn('2026-03-09', 600), plan)).toEqual(['mara: check-in given'])
  })

  test('nobody without an address is forgotten: it says so', () => {
    const plan = { ...draft, people: [{ id: 'mara', name: 'Mara' }] }
    expect(told(instantOn('2026-03-05', 600), plan)).toEqual(['mara: no address'])
  })
})
