// The sample (story.md 4): every figure of the story comes out of the engine, whatever day it is opened on.

import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { text } from '../../../shared/text/text.ts'

const zone = 'Europe/Berlin'

function sampleAt(now: number, ...said: readonly JsonObject[]): Figures {
  const sample = samplePlanFile(now, zone)
  const entries = [...(sample['entries'] as readonly Json[]), ...said]
  const file = planFileOfJson({ ...sample, entries })
  if (!file.ok) throw new Error(file.error.map(({ message }) => message).join('\n'))
  return figuresOf(planOfFile(file.value).plan, liveMoment(zone, now))
}

const monday = Date.UTC(2026, 10, 23, 8, 30)
const hour = 3_600_000
const days: readonly (readonly [string, number])[] = [
  ['Monday morning', monday],
  ['Tuesday at noon', monday + 28 * hour],
  ['Wednesday at two in the night', monday + 41 * hour],
  ['Thursday, a minute old', Date.UTC(2026, 10, 25, 23, 1)],
  ['Friday evening', monday + 107 * hour],
  ['Saturday', monday + 120 * hour],
  ['Sunday', monday + 144 * hour],
]

describe.each(days)('the sample on a %s', (_name, now) => {
  const figures = sampleAt(now)
  const telling = createTelling(figures.plan, figures.moment, figures.schedule.axis)
  const words = text()

  test('has 33 tasks, 5 milestones and 7 department groups, and no faults', () => {
    const types = figures.plan.items.list.map(({ type }) => type)
    const count = (wanted: string): number => types.filter((type) => type === wanted).length
    expect([count('task'), count('milestone'), count('group')]).toEqual([33, 5, 7])
    expect([...figures.plan.faults, ...figures.schedule.faults]).toEqual([])
  })

  test('headline, second sentence and pointer (HL)', () => {
    expect(words.headline.whole(figures.headline, telling)).toMatch(
      /^Launch is heading for .+, 15 working days late\. Finance, Marketing and Operations report on track\. It waits for Store meter data in the country: nobody owns this\. Tomas Berg can act\.$/,
    )
  })

  test('sums per department in thousands: BAC, PV, EV, AC (EV 5)', () => {
    const thousands = (value: number | null): number => Math.round((value ?? 0) / 100) / 10
    const sums = Object.fromEntries(
      [...figures.departmentValue].map(([id, { bac, pv, ev, ac }]) => [id, [bac, pv, ev, ac].map(thousands)]),
    )
    expect(sums).toEqual({
      regulatory: [180, 150, 130, 128],
      operations: [610, 395, 385, 379],
      product: [420, 353.3, 260, 262],
      sales: [310, 188, 135, 131],
      marketing: [720, 238, 238, 243],
      finance: [60, 50, 50, 46],
      strategy: [100, 70, 70, 68],
    })
    const { bac, pv, ev, ac } = figures.planValue
    expect([bac, pv, ev, ac].map(thousands)).toEqual([2400, 1444.3, 1268, 1257])
  })

  test('Launch 15 days late, none announced; type approval 5 announced and 10 not; the second wall 12 (SC5)', () => {
    const delay = (id: string): readonly (number | null | undefined)[] => {
      const variance = figures.variance[figures.structure.indexOf(id) ?? -1]
      return [variance?.total, variance?.announced, variance?.unannounced]
    }
    expect(delay('launch')).toEqual([15, 0, 15])
    expect(delay('type-approval')).toEqual([15, 5, 10])
    expect(delay('billing-adapter')[0]).toBe(12)
    expect(delay('beta')[0]).toBe(12)
  })

  test('10 of 13 in play have a person, five are live, and those five say on track (OW, FR1)', () => {
    // On a day off, the two that start on the next working day are not in play yet.
    const dayOff = !figures.schedule.axis.isWorkingDay(figures.moment.today)
    expect(figures.ownership).toEqual({ inPlay: dayOff ? 11 : 13, owned: dayOff ? 9 : 10, live: 5 })
    const live = figures.plan.items.list.filter((_, index) => {
      const { inPlay, state } = figures.freshness[index] ?? { inPlay: false, state: 'not due' }
      return inPlay && state === 'live'
    })
    const said = live.map(({ id }) => figures.plan.reports.list.find((report) => report.id === id)?.status)
    expect(said).toEqual(Array.from({ length: 5 }, () => 'on track'))
  })

  test('orders are heading for € 900,000 of 1.2 M by the plan’s own curve (KR5)', () => {
    const orders = figures.keyResults.find(({ id }) => id === 'orders')
    expect(orders).toMatchObject({ outlook: 900_000, shortfall: 300_000, bySlip: true, slipDays: 21 })
  })

  test('the roots: meter data holds nine items, billing is hidden behind it (CN1)', () => {
    const [first, second] = figures.roots
    expect(first).toMatchObject({ itemId: 'meter-data', days: 15, canAct: 'tomas' })
    expect([first?.holdsItems.length, first?.holdsPeople.length]).toEqual([9, 6])
    expect(second).toMatchObject({ itemId: 'billing-adapter', days: 12, hiddenBehind: 'meter-data' })
  })

  test('what cannot both be right: the campaign, the labels, the unspent money (CO2, CO3, CO5)', () => {
    const about = (rule: string): readonly string[] =>
      figures.gaps.filter((gap) => gap.rule === rule).map((gap) => gap.about.id)
    expect(about('CO3')).toEqual(['lead-campaign'])
    expect(about('CO5')).toEqual(['labels'])
    expect(about('CO2')).toContain('plan')
    const money = figures.gaps.find((gap) => gap.rule === 'CO2' && gap.about.id === 'plan')
    expect(money && words.gaps.contradiction(money, telling).replaceAll(/\s/g, ' ')).toBe(
      '€ 187,000 below planned spend: € 176,000 is work not done, € 11,000 is saved.',
    )
  })
})

test('Mara says *Later* of the work that waits for the meter data: nothing is held against her (CO3, HO1)', () => {
  const figures = sampleAt(monday, {
    id: 'later',
    kind: 'checkIn',
    at: '2026-11-23T09:20',
    by: 'mara',
    body: { item: 'type-approval', status: 'off track', finish: '2026-12-08' },
  })
  const type = must(figures.structure.indexOf('type-approval'))
  expect(figures.plan.items.list[type]?.finish).toBe('2026-12-08')
  const against = figures.gaps.filter(
    ({ rule, about }) => rule.startsWith('CO') && about.id === 'type-approval',
  )
  expect(against).toEqual([])
})

test('whoever says *Later* with the day it is forecast for moves nothing else: its days stay its days (SC3.7)', () => {
  const before = sampleAt(monday)
  for (const item of ['customs-release', 'distribution', 'beta', 'billing-adapter', 'lead-campaign']) {
    const index = must(before.structure.indexOf(item))
    const forecast = must(before.variance[index]?.forecastFinish)
    const after = sampleAt(monday, {
      id: 'later',
      kind: 'checkIn',
      at: '2026-11-23T09:20',
      by: 'anna',
      body: { item, status: 'off track', finish: forecast },
    })
    expect([item, after.variance[index]?.announced]).toEqual([item, before.variance[index]?.unannounced])
    expect(after.variance.map(({ forecastFinish }) => forecastFinish)).toEqual(
      before.variance.map(({ forecastFinish }) => forecastFinish),
    )
  }
})

test('a finish said later than the forecast is reached: by a later start, or by more that is left (SC3.7)', () => {
  const later = (item: string, finish: string) => {
    const body = { item, status: 'off track', finish }
    const figures = sampleAt(monday, {
      id: 'later',
      kind: 'checkIn',
      at: '2026-11-23T09:20',
      by: 'anna',
      body,
    })
    return figures.variance[must(figures.structure.indexOf(item))]
  }
  expect(later('beta', '2027-01-08')).toMatchObject({ forecastFinish: '2027-01-08', unannounced: 0 })
  expect(later('billing-adapter', '2026-12-07')).toMatchObject({
    forecastFinish: '2026-12-07',
    unannounced: 0,
  })
})

test('work begun while what it waits for is open keeps its forecast when that is said, too (SC3.7, SC5.6)', () => {
  const said = (id: string, body: JsonObject) => ({
    id,
    kind: 'checkIn',
    at: '2026-11-23T09:20',
    by: 'tomas',
    body,
  })
  const begun = said('begun', { item: 'beta', status: 'at risk', actualStart: '2026-11-23' })
  const before = sampleAt(monday, begun)
  const index = must(before.structure.indexOf('beta'))
  const forecast = must(before.variance[index]?.forecastFinish)
  const after = sampleAt(monday, begun, said('later', { item: 'beta', finish: forecast }))
  expect(after.variance[index]).toMatchObject({ forecastFinish: forecast, unannounced: 0 })
})
