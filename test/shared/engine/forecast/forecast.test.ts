// The forecast against arithmetic that is known: a textbook's network, two paths that merge, one chain.
import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import type { Forecast } from '../../../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../../../shared/engine/forecast/forecast-options.ts'
import { runForecast } from '../../../../shared/engine/forecast/run-forecast.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../../helpers/plan-builder.ts'
import { forecastFor } from './forecast-case.ts'

const monday = '2026-03-02'
const live = momentOn(monday)
const points = (optimistic: number, likely: number, pessimistic: number) => ({
  optimistic,
  likely,
  pessimistic,
})

/** Real-valued mean of the plan's end, in working days from the first. */
function meanEnd(draft: PlanDraft, runs = 20_000): number {
  const base = baseFiguresOf(buildPlan(draft), live)
  const input = forecastInput(base, { ...defaultForecastOptions, shape: 'triangular', runs })
  const outcome = runForecast(input)
  return input.scheduledEnd + (outcome.sum.at(-1) ?? 0) / outcome.runs
}

function indexIn({ base }: Forecast, id: string): number {
  return must(base.structure.indexOf(id))
}

describe('textbooks’ networks', () => {
  // Hillier & Lieberman, Introduction to Operations Research, 7th ed., ch. 10, Reliable Construction Co. (tables 10.1, 10.4):
  // three estimates in weeks, read here as working days; from memory. Published: mean critical path A B C E F J L N of 44, its variance
  // 9, and by the normal approximation a chance of 0.84 to meet 47.
  const activities: Readonly<Record<string, readonly [number, number, number, string?]>> = {
    A: [1, 2, 3],
    B: [2, 3.5, 8, 'A'],
    C: [6, 9, 18, 'B'],
    D: [4, 5.5, 10, 'C'],
    E: [1, 4.5, 5, 'C'],
    F: [4, 4, 10, 'E'],
    G: [5, 6.5, 11, 'D'],
    H: [5, 8, 17, 'E G'],
    I: [3, 7.5, 9, 'C'],
    J: [3, 9, 9, 'F I'],
    K: [4, 4, 4, 'J'],
    L: [1, 5.5, 7, 'J'],
    M: [1, 2, 3, 'H'],
    N: [5, 5.5, 9, 'K L'],
  }
  const chain = [...'ABCEFJLN']
  const draftOf = (names: readonly string[]): PlanDraft => ({
    items: names.map((id) => {
      const [a, m, b] = must(activities[id])
      return { id, duration: Math.round((a + 4 * m + b) / 6), estimate: points(a, m, b) }
    }),
    links: names.flatMap((id) =>
      (activities[id]?.[3] ?? '')
        .split(' ')
        .flatMap((from) => (names.includes(from) ? [`${from} FS ${id}`] : [])),
    ),
  })
  const at47 = (forecast: Forecast): number => {
    const { axis } = forecast.base.schedule
    return must(forecast.chanceBy(indexIn(forecast, 'N'), axis.finishDay(47)))
  }

  test('FC1 FC2: its critical path alone has the published mean of 44 and chance of 0.84 to meet 47', () => {
    const forecast = forecastFor(buildPlan(draftOf(chain)), live, { runs: 20_000 })
    const end = must(forecast.end)
    expect(forecast.base.schedule.end).toBe(44)
    expect([forecast.base.schedule.axis.finishDay(44), forecast.base.schedule.axis.finishDay(45)]).toContain(
      end.mean,
    )
    expect(end.spread).toBeCloseTo(3, 0)
    expect(Math.abs(at47(forecast) - 0.84)).toBeLessThan(0.015)
  })

  test('FC1: the whole network is less likely to meet 47 than its critical path alone, as the book warns', () => {
    const whole = forecastFor(buildPlan(draftOf(Object.keys(activities))), live, { runs: 20_000 })
    const alone = at47(forecastFor(buildPlan(draftOf(chain)), live, { runs: 20_000 }))
    expect(at47(whole)).toBeLessThan(alone)
    expect(at47(whole)).toBeGreaterThan(0.6)
    const criticality = (id: string) => must(whole.item(indexIn(whole, id))).criticality
    expect(criticality('A')).toBe(1)
    expect(criticality('M') + criticality('N')).toBeCloseTo(1, 6)
    expect(criticality('N')).toBeGreaterThan(criticality('M'))
  })
})

describe('paths that merge', () => {
  const both = (estimate: ReturnType<typeof points>): PlanDraft => ({
    items: [
      { id: 'a', duration: 10, estimate },
      { id: 'b', duration: 10, estimate },
      { id: 'end', type: 'milestone' },
    ],
    links: ['a FS end', 'b FS end'],
  })

  // The later of two independent symmetric triangles on 0 … 1 has the mean 37/60, of two falling ones (top at 0) 7/15.
  test.for([
    ['symmetric', points(10, 15, 20), 10 + 10 * (37 / 60)],
    ['falling', points(10, 10, 20), 10 + 10 * (7 / 15)],
  ] as const)('FC1: the later of two %s triangles has its known mean', ([, estimate, mean]) => {
    expect(Math.abs(meanEnd(both(estimate)) - mean)).toBeLessThan(0.06)
  })

  test('FC1: each is critical in half of the runs, and makes half of what is uncertain', () => {
    const forecast = forecastFor(buildPlan(both(points(10, 15, 20))), live, { runs: 20_000 })
    expect(must(forecast.item(0)).criticality).toBeCloseTo(0.5, 1)
    const causes = must(forecast.causesOf(indexIn(forecast, 'end')))
    expect(causes.map(({ share }) => share)).toEqual([expect.closeTo(0.5, 1), expect.closeTo(0.5, 1)])
    expect(must(forecast.item(indexIn(forecast, 'end'))).criticality).toBe(1)
  })
})

describe('one chain', () => {
  const chain: PlanDraft = {
    items: [
      { id: 'a', duration: 4 },
      { id: 'b', duration: 8, estimate: points(4, 8, 20) },
      { id: 'c', duration: 2 },
      { id: 'aside', duration: 1 },
      { id: 'end', type: 'milestone', finish: '2026-03-20' },
    ],
    links: ['a FS b', 'b FS c', 'c FS end'],
  }
  const forecast = forecastFor(buildPlan(chain), live)
  const end = indexIn(forecast, 'end')

  test('FC1: everything on it is always critical, what lies aside never', () => {
    const criticality = (id: string) => must(forecast.item(indexIn(forecast, id))).criticality
    expect(['a', 'b', 'c', 'end'].map(criticality)).toEqual([1, 1, 1, 1])
    expect(criticality('aside')).toBe(0)
  })

  test('FC1: what makes its end uncertain, the widest first: parts of its variance, that sum to 1', () => {
    const causes = must(forecast.causesOf('end'))
    expect(causes[0]?.index).toBe(indexIn(forecast, 'b'))
    expect(causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
    // (mean − a)(b − mean) ÷ 7 of 4, 8, 20 beside the assumed 3.6, 4, 5.2 and 1.8, 2, 2.6.
    const variances = [8.127, 0.0813, 0.0203]
    const all = variances.reduce((sum, one) => sum + one, 0)
    expect(must(causes[0]).share).toBeCloseTo(8.127 / all, 2)
    expect(must(causes[0]).correlation).toBeCloseTo(Math.sqrt(8.127 / all), 2)
  })

  test('FC5: quantiles are days that runs reached, by nearest rank; chances count runs', () => {
    const { p10, p50, p80, p90, committed } = must(forecast.item(end))
    expect([p10, p50, p80, p90]).toEqual([p10, p50, p80, p90].toSorted())
    const days = forecast.sharesByDay(end)
    expect(days.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    for (const [share, day] of [
      [0.1, p10],
      [0.5, p50],
      [0.8, p80],
      [0.9, p90],
    ] as const) {
      expect(forecast.chanceBy(end, day)).toBeGreaterThanOrEqual(share)
      const before = days.filter((one) => one.day < day).reduce((sum, one) => sum + one.share, 0)
      expect(before).toBeLessThan(share)
    }
    expect(committed).toEqual({ day: '2026-03-20', chance: forecast.chanceBy(end, '2026-03-20') })
  })

  test('FC2: says how many of its estimates are assumed, and of how many days', () => {
    expect(forecast.estimates).toEqual({ estimated: 1, assumed: 3, estimatedDays: 8, assumedDays: 7 })
  })
})

describe('what is known', () => {
  test('FC1: facts stay, a started task draws its rest, a block lasts until its day', () => {
    const forecast = forecastFor(
      buildPlan({
        items: [
          { id: 'done', duration: 3 },
          { id: 'begun', duration: 10 },
          { id: 'held', duration: 1, estimate: points(1, 1, 1) },
        ],
        reports: [
          { id: 'done', actualStart: '2026-03-02', actualFinish: '2026-03-04', status: 'done' },
          { id: 'begun', actualStart: '2026-03-02', remaining: 1, status: 'on track' },
          {
            id: 'held',
            status: 'blocked',
            blocker: {
              kind: 'external',
              waitsFor: { type: 'outside', name: 'Supplier' },
              since: '2026-03-02',
              until: '2026-03-20',
            },
          },
        ],
      }),
      momentOn('2026-03-09'),
    )
    const done = indexIn(forecast, 'done')
    expect(forecast.item(done)).toBeUndefined()
    expect(forecast.dayReached(done, 0.5)).toBe('2026-03-04')
    expect(forecast.chanceBy(done, '2026-03-03')).toBe(0)
    const begun = must(forecast.item(indexIn(forecast, 'begun')))
    expect([begun.p10, begun.p90]).toEqual(['2026-03-09', '2026-03-10'])
    const held = must(forecast.item(indexIn(forecast, 'held')))
    expect([held.p10, held.p90, held.spread]).toEqual(['2026-03-23', '2026-03-23', 0])
  })

  test('FC5: the same whatever the order of items, and another task changes nobody else’s draws', () => {
    const items = [
      { id: 'a', duration: 10 },
      { id: 'b', duration: 30 },
    ]
    const ofB = (draft: PlanDraft) => {
      const forecast = forecastFor(buildPlan(draft), live)
      return forecast.sharesByDay(indexIn(forecast, 'b'))
    }
    const alone = ofB({ items })
    expect(ofB({ items: items.toReversed() })).toEqual(alone)
    expect(ofB({ items: [{ id: 'new', duration: 5 }, ...items] })).toEqual(alone)
  })

  test('FC1: a plan without dates has no forecast, and no run fails', () => {
    const forecast = forecastFor(buildPlan({ items: [{ id: 'a' }] }), live)
    expect([forecast.end, forecast.item(0), forecast.causesOf('end')]).toEqual([undefined, undefined, []])
  })
})
