// What a golden plan does not show of the contradictions: their arithmetic, when a delay showed, and who reads them first.
import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import type { Day } from '../../../../shared/base/day.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { belowPlanned } from '../../../../shared/engine/gaps/below-planned.ts'
import type { Gap, RuleId } from '../../../../shared/engine/gaps/gap.ts'
import { whenItShowed } from '../../../../shared/engine/gaps/when-it-showed.ts'
import type { ValueSums } from '../../../../shared/engine/value.ts'
import type { Item } from '../../../../shared/plan/item.ts'
import type { Report } from '../../../../shared/plan/report.ts'
import type { Session } from '../../../../shared/plan/session.ts'
import { plainSpaces } from '../../../../shared/text/plain-spaces.ts'
import { text } from '../../../../shared/text/text.ts'
import { instantOn } from '../../../helpers/plan-builder.ts'
import type { Draft, PlanDraft } from '../../../helpers/plan-builder.ts'
import {
  indexOf,
  judge,
  nextWeek,
  planned,
  said,
  tellingOf,
  theCity,
  waitingFor,
  week,
} from '../judged-case.ts'

function gapsOf(figures: Figures, rule: RuleId): readonly Gap[] {
  return figures.gaps.filter((gap) => gap.rule === rule)
}

const budgeted: PlanDraft = planned([{ id: 'a', ...week, budget: 1000 }])

describe('CO2 below planned spend', () => {
  const base = judge(budgeted)
  const sums = (pv: number, ev: number, ac: number | null, pvHeard = pv): ValueSums => ({
    bac: 2_400_000,
    pv,
    ev,
    ac,
    pvForIndex: pv,
    evForIndex: ev,
    pvHeard,
  })

  test('€ 187,000 is € 176,000 of work not done and € 11,000 saved', () => {
    expect(belowPlanned(base, sums(1_444_000, 1_268_000, 1_257_000))).toEqual({
      below: 187_000,
      notDone: 176_000,
      saved: 11_000,
    })
  })

  test('the two parts are always the whole, also as they are written', () => {
    const found = must(belowPlanned(base, sums(1_444_333.33, 1_268_000, 1_257_000)))
    expect(found.notDone + found.saved).toBeCloseTo(found.below, 6)
    const gap: Gap = {
      key: 'CO2 plan plan',
      rule: 'CO2',
      severity: 'serious',
      about: { kind: 'plan', id: 'plan' },
      facts: { ...found },
      mend: { action: 'explain' },
    }
    expect(plainSpaces(text('en').gaps.contradiction(gap, tellingOf(base)))).toBe(
      '€ 187,000 below planned spend: € 176,000 is work not done, € 11,000 is saved.',
    )
  })

  test.for([
    ['nothing below plan', sums(1000, 500, 1100)],
    ['within the tolerance of 5 %', sums(1000, 960, 950)],
    ['more saved than not done', sums(1000, 800, 500)],
    ['as much saved as not done', sums(1000, 800, 600)],
    ['no cost recorded', sums(1000, 500, null)],
    ['on plan when it was last heard of (SC5.9)', sums(1000, 500, 500, 510)],
  ] as const)('is none with %s', ([, one]) => {
    expect(belowPlanned(base, one)).toBeUndefined()
  })

  test('is none where value is not earned in money', () => {
    const inDays = judge({ ...planned([{ id: 'a', ...week }]) })
    expect(inDays.basis).not.toBe('cost')
    expect(belowPlanned(inDays, sums(1000, 500, 500))).toBeUndefined()
  })
})

describe('CO1 when an inherited delay showed', () => {
  const items = [
    { id: 'permit', ...week },
    { id: 'stage', ...nextWeek },
  ]
  const showed = (on: Day, reports: readonly Draft<Report>[], more: PlanDraft = {}): number | undefined => {
    const figures = judge({ ...planned(items), links: ['permit FS stage'], reports, ...more }, on)
    return whenItShowed(figures, indexOf(figures, 'stage'))
  }

  test('a start missed: at the end of the day after it, by the tolerance of a day', () => {
    expect(showed('2026-03-12', [])).toBe(instantOn('2026-03-04', 0))
  })

  test('a finish missed: at the end of the working day after it', () => {
    const reports = [said('permit', '2026-03-03', { actualStart: '2026-03-02' })]
    expect(showed('2026-03-12', reports)).toBe(instantOn('2026-03-10', 0))
  })

  test('a check-in that says blocked or off track: when it was said', () => {
    for (const status of ['blocked', 'off track'] as const) {
      const blocker = waitingFor(theCity, { until: '2026-03-12' })
      const reports = [
        said('permit', '2026-03-03', { actualStart: '2026-03-02', status, remaining: 9, blocker }),
      ]
      expect(showed('2026-03-05', reports)).toBe(instantOn('2026-03-03'))
    }
  })

  test('work added after the baseline: when it was added', () => {
    const added = {
      id: 'survey',
      start: '2026-03-09',
      finish: '2026-03-17',
      createdAt: instantOn('2026-03-04'),
    }
    const draft = {
      ...planned([...items, added], { survey: undefined }),
      links: ['permit FS stage', 'survey FS stage'],
    }
    const reports = [said('permit', '2026-03-04', { actualStart: '2026-03-02', remaining: 2 })]
    expect(showed('2026-03-05', reports, draft)).toBe(instantOn('2026-03-04'))
  })

  test('not before it has: a long remaining says nothing until the day is missed', () => {
    const reports = [said('permit', '2026-03-03', { actualStart: '2026-03-02', remaining: 9 })]
    expect(showed('2026-03-05', reports)).toBeUndefined()
  })

  test('nothing unfinished gives it a delay', () => {
    const reports = [
      said('permit', '2026-03-06', { status: 'done', actualStart: '2026-03-02', actualFinish: '2026-03-06' }),
    ]
    expect(showed('2026-03-12', reports)).toBeUndefined()
  })
})

describe('HO1 honesty is safe', () => {
  const late = { actualStart: '2026-03-02', remaining: 9 }
  const rules = (item: Partial<Item>, report: Partial<Report>): readonly string[] => {
    const items = [{ id: 'a', ...week, ...item, owner: { type: 'person' as const, id: 'ann' } }]
    const draft = { ...planned(items, { a: week }), people: [{ id: 'ann' }] }
    const figures = judge({ ...draft, reports: [said('a', '2026-03-05', { ...late, ...report })] })
    return figures.gaps
      .filter(({ rule }) => rule.startsWith('CO') || rule.startsWith('OW'))
      .map(({ rule }) => rule)
  }

  test('who announces the delay by a new finish has no gap', () => {
    expect(rules({}, { status: 'on track' })).toEqual(['CO1'])
    expect(rules({ finish: '2026-03-17' }, { status: 'on track' })).toEqual([])
    expect(rules({}, { status: 'off track' })).toEqual([])
  })

  test('who announces a block has no gap', () => {
    expect(rules({}, { status: 'blocked', blocker: waitingFor(theCity) })).toEqual([])
  })
})

describe('HO3 a contradiction is read by its owner first', () => {
  const sessionOn = (day: Day): Session => ({
    id: day,
    type: 'calibration',
    openedAt: instantOn(day),
    present: [],
    closings: [],
    treated: [],
  })
  const from = (reportedOn: Day, sessions: readonly Session[] = []): unknown => {
    const reports = [said('a', reportedOn, { actualStart: '2026-03-02', status: 'on track', remaining: 9 })]
    return gapsOf(judge({ ...planned([{ id: 'a', ...week }]), reports, sessions }, '2026-03-06'), 'CO1')[0]
      ?.facts['showOnNowFrom']
  }

  test('and stands on Now after one working day', () => {
    expect(from('2026-03-05')).toBe('2026-03-06')
    expect(from('2026-03-06')).toBe('2026-03-09')
  })

  test('or when a session opens, if that comes first', () => {
    expect(from('2026-03-06', [sessionOn('2026-03-06')])).toBe('2026-03-06')
    expect(from('2026-03-06', [sessionOn('2026-03-05')])).toBe('2026-03-09')
  })

  test('every contradiction says from when', () => {
    const booking = {
      itemId: 'b',
      at: instantOn('2026-03-03'),
      measure: 'cost' as const,
      amount: 9,
      day: '2026-03-03',
      total: false,
    }
    const draft = planned([
      { id: 'a', start: '2026-02-16', finish: '2026-03-06', budget: 1000 },
      { id: 'b', ...nextWeek, budget: 10 },
      { id: 'c', ...nextWeek, budget: 10 },
    ])
    const figures = judge({
      ...draft,
      links: ['a FS b', 'a FS c'],
      reports: [
        {
          ...said('a', '2026-03-04', {
            status: 'on track',
            actualStart: '2026-02-16',
            percent: 10,
            remaining: 12,
          }),
          cost: 100,
          bookings: [{ ...booking, id: '1', itemId: 'a', amount: 100 }],
        },
        {
          ...said('b', '2026-03-04', { status: 'on track', actualStart: '2026-03-03' }),
          cost: 9,
          bookings: [{ ...booking, id: '2' }],
        },
        said('c', '2026-03-04', { status: 'done', actualStart: '2026-03-03', actualFinish: '2026-03-04' }),
      ],
    })
    const found = figures.gaps.filter(({ rule }) => rule.startsWith('CO'))
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['CO1', 'CO2', 'CO3', 'CO5']))
    for (const { facts } of found) expect(facts['showOnNowFrom']).toMatch(/^2026-03-0[3-6]$/)
  })
})
