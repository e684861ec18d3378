// Random plans for properties of the schedule: all link types, lags and leads, groups as ends of links, progress, blocks.
import fc from 'fast-check'
import { addDays } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { buildPlan, instantOn } from './plan-builder.ts'
import type { Draft, PlanDraft } from './plan-builder.ts'
import type { Item, Link } from '../../shared/plan/item.ts'
import type { Report } from '../../shared/plan/report.ts'

/** The Monday on which random plans begin, and a Wednesday ten working days in, on which they are looked at. */
export const randomStart: Day = '2026-03-02'
export const randomToday: Day = '2026-03-18'

export interface RandomPlanOptions {
  readonly cycles?: boolean
  readonly groups?: boolean
  readonly progress?: boolean
  readonly dates?: boolean
  readonly deadlines?: boolean
}

export function randomDraft(options: RandomPlanOptions = {}): fc.Arbitrary<PlanDraft> {
  return fc.integer({ min: 1, max: 10 }).chain((count) =>
    fc.record({
      settings: fc.record({
        start: fc.constant(randomStart),
        calendar: fc.record({ holidays: fc.constantFrom({}, { '2026-03-20': 'Holiday' }) }),
        policies: fc.record({
          progressMode: fc.constantFrom('retained' as const, 'retained' as const, 'override' as const),
        }),
      }),
      items: items(count, options),
      links: fc
        .array(link(count, options), { maxLength: count === 1 && !options.cycles ? 0 : count * 2 })
        .map((links) => [...new Map(links.map((one) => [one.id, one])).values()]),
      reports: options.progress ? reports(count) : fc.constant([]),
    }),
  )
}

export function randomPlan(options: RandomPlanOptions = {}): fc.Arbitrary<Plan> {
  return randomDraft(options).map(buildPlan)
}

/** Leaves `i0`, `i1` …; with groups `g0` … `g2` above some of them, `g2` inside `g1`. */
function items(count: number, options: RandomPlanOptions): fc.Arbitrary<Draft<Item>[]> {
  const groupRows: Draft<Item>[] = [
    { id: 'g0', type: 'group' },
    { id: 'g1', type: 'group' },
    { id: 'g2', type: 'group', parentId: 'g1' },
  ]
  return fc
    .tuple(...Array.from({ length: count }, (_, i) => leaf(`i${i}`, options)))
    .map((leaves) => (options.groups ? [...groupRows, ...leaves] : leaves))
}

function leaf(id: string, { groups, dates, deadlines }: RandomPlanOptions): fc.Arbitrary<Draft<Item>> {
  const parent = fc.option(fc.constantFrom('g0', 'g1', 'g2'), { nil: undefined })
  const day = fc.integer({ min: -3, max: 30 }).map((offset) => addDays(randomStart, offset))
  return fc
    .record({
      duration: fc.integer({ min: 0, max: 6 }),
      parentId: groups ? parent : fc.constant(undefined),
      start: dates ? fc.option(day, { nil: undefined, freq: 2 }) : fc.constant(undefined),
      deadline: deadlines ? fc.option(day, { nil: undefined, freq: 3 }) : fc.constant(undefined),
    })
    .map(({ duration, parentId, start, deadline }) => ({
      id,
      type: duration === 0 ? 'milestone' : 'task',
      ...(duration > 0 && { duration }),
      ...(parentId !== undefined && { parentId }),
      ...(start !== undefined && { start }),
      ...(deadline !== undefined && { deadline }),
    }))
}

function link(count: number, { cycles, groups }: RandomPlanOptions): fc.Arbitrary<Link> {
  const end = fc.integer({ min: 0, max: count - 1 })
  const group = fc.option(fc.constantFrom('g0', 'g1', 'g2'), { nil: undefined, freq: 4 })
  return fc
    .record({
      a: end,
      b: end,
      type: fc.constantFrom<Link['type']>('FS', 'FS', 'SS', 'FF', 'SF'),
      lag: fc.integer({ min: -4, max: 5 }),
      fromGroup: groups ? group : fc.constant(undefined),
      toGroup: groups ? group : fc.constant(undefined),
    })
    .filter(({ a, b }) => cycles === true || a !== b)
    .map(({ a, b, type, lag, fromGroup, toGroup }) => {
      const from = fromGroup ?? `i${cycles ? a : Math.min(a, b)}`
      const to = toGroup ?? `i${cycles ? b : Math.max(a, b)}`
      return { id: `${from}-${type}-${to}`, from, to, type, lag }
    })
}

function reports(count: number): fc.Arbitrary<Draft<Report>[]> {
  return fc
    .tuple(
      ...Array.from({ length: count }, (_, i) => fc.option(report(`i${i}`), { nil: undefined, freq: 1 })),
    )
    .map((list) => list.filter((one) => one !== undefined))
}

function report(id: string): fc.Arbitrary<Draft<Report>> {
  const day = fc.integer({ min: -2, max: 20 }).map((offset) => addDays(randomStart, offset))
  return fc
    .record({
      actualStart: fc.option(day, { nil: undefined }),
      length: fc.option(fc.integer({ min: -1, max: 8 }), { nil: undefined, freq: 1 }),
      percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      remaining: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      status: fc.constantFrom('on track', 'on track', 'blocked', 'cancelled', 'done'),
      until: fc.option(day, { nil: undefined }),
      saidOn: fc.option(day, { nil: undefined }),
    })
    .map(({ actualStart, length, percent, remaining, status, until, saidOn }) => ({
      id,
      status,
      ...(actualStart !== undefined && { actualStart }),
      ...(actualStart !== undefined &&
        length !== undefined && { actualFinish: addDays(actualStart, length) }),
      ...(percent !== undefined && { percent }),
      ...(remaining !== undefined && { remaining }),
      ...(saidOn !== undefined && { saidAt: instantOn(saidOn) }),
      ...(status === 'blocked' && {
        blocker: {
          kind: 'external',
          waitsFor: { type: 'outside', name: 'Supplier' },
          since: randomStart,
          ...(until !== undefined && { until }),
        },
      }),
    }))
}
