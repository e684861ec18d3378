// Golden texts of the headline's first sentence, one for every branch of story.md 1.
import { describe, expect, test } from 'vitest'
import { instantOn } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { fair, first, links, people, row, started, whole, words } from './headline-case.ts'
import {
  judge,
  nextWeek,
  ownedBy,
  planned,
  said,
  tellingOf,
  theCity,
  waitingFor,
  week,
} from './judged-case.ts'

describe('HL sentence 1 is the first that holds', () => {
  test('nothing has dates', () => {
    const figures = judge({ items: [{ id: 'permit' }], people })
    expect(whole(figures)).toBe('Nothing has dates yet.')
  })

  test('nothing is agreed yet', () => {
    const figures = judge({ items: row, links, people, reports: [started('permit', 9)] })
    expect(whole(figures)).toBe('Nothing is agreed yet: take the plan, and what moves will show.')
  })

  test('a headline milestone late beyond tolerance', () => {
    expect(first(judge(fair({ reports: [started('permit', 9)] })))).toBe(
      'Opening is heading for Tue 24 Mar, 7 working days late.',
    )
    expect(first(judge(fair({ reports: [started('permit', 3)] })))).not.toContain('late')
  })

  test('of several the latest, and none that is reached', () => {
    const two = [
      ...row,
      {
        id: 'closing',
        title: 'Closing',
        type: 'milestone' as const,
        start: '2026-03-06',
        finish: '2026-03-06',
      },
    ]
    const draft = { ...planned(two), links: [...links, 'permit FS closing'], people }
    const settings = { headlineMilestones: ['closing', 'opening'] }
    const figures = judge({ ...draft, settings, reports: [started('permit', 9), started('stage', 30)] })
    expect(first(figures)).toContain('Opening is heading for')
    const reached = said('opening', '2026-03-04', { status: 'done', actualFinish: '2026-03-04' })
    const after = judge({ ...draft, settings: { headlineMilestones: ['opening'] }, reports: [reached] })
    expect(after.headline.first.type).not.toBe('milestone late')
  })

  test('at the earliest, where nobody knows when a block on its chain ends', () => {
    const blocked = (blocker: object) =>
      said('permit', '2026-03-04', { status: 'blocked', actualStart: '2026-03-02', remaining: 9, ...blocker })
    const open = judge(fair({ reports: [blocked({ blocker: waitingFor(theCity) })] }))
    expect(first(open)).toBe('Opening is heading for Wed 25 Mar at the earliest, 8 working days late.')
    const dated = judge(
      fair({ reports: [blocked({ blocker: waitingFor(theCity, { until: '2026-03-05' }) })] }),
    )
    expect(first(dated)).toBe('Opening is heading for Wed 25 Mar, 8 working days late.')
  })

  test('a block by an item of the same chain has a date: that item’s forecast', () => {
    const items = [{ id: 'survey', title: 'Survey', ...week, ...ownedBy('bo') }, ...row]
    const blocker = waitingFor({ type: 'item', id: 'survey' })
    const figures = judge({
      ...planned(items),
      links: ['survey FS permit', ...links],
      people,
      reports: [started('survey', 7), said('permit', '2026-03-04', { status: 'blocked', blocker })],
    })
    expect(first(figures)).toBe('Opening is heading for Fri 27 Mar, 10 working days late.')
  })

  const goal = {
    id: 'joy',
    kpiId: 'takings',
    startDay: '2026-02-02',
    startValue: 0,
    targetDay: '2026-04-03',
    targetValue: 10_000,
  }
  const kpis = [{ id: 'takings', name: 'Takings', unit: 'EUR' }]
  const readings = (value: number) => [
    {
      id: 'takings',
      readings: [{ id: 'r', kpiId: 'takings', day: '2026-03-04', value, at: instantOn('2026-03-04') }],
    },
  ]

  test('a key result short', () => {
    const reports = [started('permit', 2)]
    const figures = judge(fair({ kpis, keyResults: [goal], readings: readings(3000), reports }))
    expect(first(figures)).toBe('Takings is heading for € 6 k of 10 k by Fri 3 Apr.')
    const near = judge(fair({ kpis, keyResults: [goal], readings: readings(4900), reports }))
    expect(near.headline.first.type).not.toBe('key result short')
  })

  const spending = (amount: number): PlanDraft => {
    const items = row.map((item) => ({ ...item, budget: item.type === 'milestone' ? 0 : 10_000 }))
    const report = {
      ...started('permit', 2),
      percent: 60,
      percentAt: instantOn('2026-03-04'),
      cost: amount,
      bookings: [
        {
          id: 'b',
          itemId: 'permit',
          at: instantOn('2026-03-04'),
          measure: 'cost' as const,
          amount,
          day: '2026-03-03',
          total: false,
        },
      ],
    }
    return { ...fair(planned(items)), settings: { name: 'Street fair' }, reports: [report] }
  }

  test('money over at the end, beyond tolerance', () => {
    expect(first(judge(spending(9000)))).toBe('Street fair is heading for € 10,000 over.')
    expect(judge(spending(6100)).headline.first.type).not.toBe('money over')
  })

  test('a root blocked with slack left', () => {
    const early = row.map((item) =>
      item.id === 'stage' ? { ...item, start: '2026-03-12', finish: '2026-03-13' } : item,
    )
    const blocked = said('permit', '2026-03-04', {
      status: 'blocked',
      actualStart: '2026-03-02',
      remaining: 2,
      blocker: waitingFor(theCity, { until: '2026-03-04' }),
    })
    const figures = judge({ ...planned(early), links, people, reports: [blocked] })
    expect(first(figures)).toBe('Permit is blocked; 2 days left before Opening moves.')
  })

  test('unowned and starting within ten days', () => {
    const [permit, , opening] = row.map((item) => ({ ...item, ...ownedBy('ann') }))
    const items = [permit, { id: 'stage', ...nextWeek }, opening].filter((item) => item !== undefined)
    const figures = judge({ ...planned(items), links, people, reports: [started('permit', 2)] })
    expect(first(figures)).toBe('One item starting soon has nobody.')
    const two = [
      ...items,
      { id: 'raffle', ...nextWeek },
      { id: 'later', start: '2026-04-06', finish: '2026-04-10' },
    ]
    const more = judge({ ...planned(two), links, people, reports: [started('permit', 2)] })
    expect(first(more)).toBe('2 items starting soon have nobody.')
  })

  test('on plan, by reports of today; else by old reports', () => {
    const live = judge(
      fair({ reports: [said('permit', '2026-03-05', { actualStart: '2026-03-02', remaining: 1 })] }),
    )
    expect(whole(live)).toBe('On plan: Opening Fri 13 Mar; 1 of 1 reports are from today.')
    const old = judge(
      fair({ reports: [said('permit', '2026-03-03', { actualStart: '2026-03-02', remaining: 4 })] }),
    )
    expect(whole(old)).toBe('On plan, by old reports.')
  })
})

describe('HL lengths and beginnings', () => {
  test('at most 90 characters a sentence, whatever the names', () => {
    const long = 'The opening of the whole street with all of its stalls, stages and a very long name indeed'
    const items = row.map((item) => ({ ...item, title: `${long} ${item.id}` }))
    const figures = judge({ ...planned(items), links, people, reports: [started('permit', 9)] })
    const telling = tellingOf(figures)
    expect(words.first(figures.headline.first, telling)).toMatch(/^The opening .*… is heading for .* late\.$/)
    expect(words.first(figures.headline.first, telling).length).toBeLessThanOrEqual(90)
    const pointer = figures.headline.pointer && words.pointer(figures.headline.pointer, telling)
    expect(pointer && (pointer.before + pointer.root + pointer.after).length).toBeLessThanOrEqual(90)
  })

  test('under seven days of data it says first week', () => {
    expect(judge(fair()).headline.firstWeek).toBe(true)
    expect(judge(fair({ reports: [started('permit', 9)] })).headline.firstWeek).toBe(true)
    expect(judge(fair({ reports: [started('permit', 9)] }), '2026-03-12').headline.firstWeek).toBe(false)
    expect(words.firstWeek).toBe('first week')
  })
})
