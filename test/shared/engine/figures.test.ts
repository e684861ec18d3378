import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import { changeTable, createTable } from '../../../shared/base/table.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import type { BaseFigures } from '../../../shared/engine/figures.ts'
import type { Moment } from '../../../shared/engine/moment.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import { earnedValueOf } from '../../../shared/engine/value-scope.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import { plainFigures } from './plain-figures.ts'

const around = '2026-03-04'
const seeds = fc.integer({ min: 0, max: 10_000 })
const now = (minute = 0): Moment => momentOn(around, 12 * 60 + minute)

function eachNumber(value: unknown, check: (n: number) => void): void {
  if (typeof value === 'number') check(value)
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) eachNumber(one, check)
}

describe('whatever the plan', () => {
  test('EV6 no figure is NaN or Infinity', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -90, max: 200 }), (seed, shift) => {
        const figures = baseFiguresOf(generatePlan(60, seed, around), momentOn(addDays(around, shift)))
        eachNumber(plainFigures(figures), (n) => expect(Number.isFinite(n)).toBe(true))
        for (let index = 0; index < figures.structure.count; index++) {
          eachNumber(earnedValueOf(figures, { type: 'item', index }), (n) =>
            expect(Number.isFinite(n)).toBe(true),
          )
        }
      }),
      { numRuns: 20 },
    )
  })

  test('EV5 sums of leaves are the group’s, EV3 no more is earned or planned than the budget', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const figures = baseFiguresOf(generatePlan(80, seed, around), now())
        figures.value.forEach((sums, index) => {
          const leaves = figures.structure.leavesOf(index)
          for (const member of ['bac', 'pv', 'ev', 'pvForIndex', 'evForIndex', 'pvHeard'] as const) {
            const sum = leaves.reduce((total, leaf) => total + (figures.value[leaf]?.[member] ?? 0), 0)
            expect(sums[member]).toBeCloseTo(sum, 6)
          }
          expect(sums.ev).toBeLessThanOrEqual(sums.bac + 1e-6)
          expect(sums.pv).toBeLessThanOrEqual(sums.bac + 1e-6)
        })
        const departments = [...figures.departmentValue.values()].reduce((sum, { bac }) => sum + bac, 0)
        expect(departments).toBeLessThanOrEqual(figures.planValue.bac + 1e-6)
      }),
      { numRuns: 20 },
    )
  })

  test('AG1 the same documents give the same figures, in whatever order they were assembled', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const plan = generatePlan(60, seed, around)
        const turned = {
          ...plan,
          items: createTable(plan.items.list.toReversed()),
          links: createTable(plan.links.list.toReversed()),
          reports: createTable(plan.reports.list.toReversed()),
        }
        expect(plainFigures(baseFiguresOf(turned, now()))).toEqual(plainFigures(baseFiguresOf(plan, now())))
      }),
      { numRuns: 10 },
    )
  })
})

describe('worked out anew or from before, the figures are the same', () => {
  type Edit = (plan: Plan, pick: number) => Plan
  const nth = <T>(list: readonly T[], pick: number): T => must(list[pick % list.length])
  const change = (plan: Plan, pick: number, patch: (item: Item) => Partial<Item>): Plan => {
    const tasks = plan.items.list.filter(({ type }) => type === 'task')
    const item = nth(tasks, pick)
    return { ...plan, items: changeTable(plan.items, [{ ...item, ...patch(item) }]) }
  }
  const said = (plan: Plan, pick: number, patch: Partial<Report>): Plan => {
    const { id } = nth(
      plan.items.list.filter(({ type }) => type !== 'group'),
      pick,
    )
    const before = plan.reports.list.find((report) => report.id === id)
    const report: Report = { checkIns: [], bookings: [], cost: null, hours: null, ...before, ...patch, id }
    return { ...plan, reports: changeTable(plan.reports, [report]) }
  }
  const edits: readonly Edit[] = [
    (plan, pick) => change(plan, pick, ({ duration = 3 }) => ({ duration: (duration % 9) + 1 })),
    (plan, pick) => change(plan, pick, () => ({ owner: { type: 'person', id: `p${pick % 8}` } })),
    (plan, pick) => change(plan, pick, () => ({ budget: 1000 + pick })),
    (plan, pick) => change(plan, pick, () => ({ earning: { type: 'level-of-effort' } })),
    (plan, pick) => change(plan, pick, () => ({ contributes: { kr0: 1 } })),
    (plan, pick) => change(plan, pick, () => ({ departmentId: `d${pick % 7}` })),
    (plan, pick) => change(plan, pick, () => ({ parentId: nth(plan.items.list, pick).id })),
    (plan, pick) =>
      said(plan, pick, { percent: pick % 101, percentAt: instantOn(around), saidAt: instantOn(around) }),
    (plan, pick) => said(plan, pick, { status: 'done', actualFinish: around, saidAt: instantOn(around) }),
    (plan, pick) => said(plan, pick, { status: 'cancelled', saidAt: instantOn(around) }),
    (plan, pick) =>
      said(plan, pick, {
        status: 'blocked',
        blocker: { kind: 'external', waitsFor: { type: 'outside', name: 'x' }, since: around },
      }),
    (plan, pick) => ({
      ...plan,
      links: changeTable(plan.links, [], new Set([nth(plan.links.list, pick).id])),
    }),
    (plan, pick) => {
      const item = nth(plan.items.list, pick)
      return {
        ...plan,
        items: changeTable(plan.items, [], new Set([item.id])),
        deletedItems: changeTable(plan.deletedItems, [item]),
      }
    },
    (plan, pick) => {
      const item = {
        ...nth(
          plan.items.list.filter(({ type }) => type === 'task'),
          pick,
        ),
        id: `new${pick}`,
      }
      return { ...plan, items: changeTable(plan.items, [item]) }
    },
    (plan) => ({
      ...plan,
      settings: { ...plan.settings, policies: { ...plan.settings.policies, cadenceDays: 3 } },
    }),
  ]

  test('after any edits, one by one', () => {
    const steps = fc.array(fc.tuple(fc.nat(edits.length - 1), fc.nat(10_000), fc.nat(3 * 24 * 60)), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(seeds, steps, (seed, list) => {
        let plan = generatePlan(50, seed, around)
        let figures = baseFiguresOf(plan, now())
        let minutes = 0
        for (const [which, pick, wait] of list) {
          plan = must(edits[which])(plan, pick)
          minutes += wait
          figures = baseFiguresOf(plan, now(minutes), figures)
          expect(plainFigures(figures)).toEqual(plainFigures(baseFiguresOf(plan, now(minutes))))
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('an edit that makes another item critical changes when it is asked (FR1), though none of its dates moved', () => {
  const month = { start: '2026-03-02', finish: '2026-03-31' }
  const plan = (finish: Day): Plan =>
    buildPlan({
      items: [
        { id: 'a', ...month },
        { id: 'z', start: '2026-03-02', finish },
      ],
      reports: ['a', 'z'].map((id) => ({ id, actualStart: '2026-03-02', saidAt: instantOn('2026-03-03') })),
    })
  const before = baseFiguresOf(plan('2026-06-30'), now())
  const next = plan('2026-03-20')
  const items = changeTable(before.plan.items, [must(next.items.list[1])])
  const after = baseFiguresOf({ ...before.plan, items }, now(), before)
  expect(before.freshness.map(({ state }) => state)).toEqual(['old', 'overdue'])
  expect(after.variance[0]).toBe(before.variance[0])
  expect(after.freshness.map(({ state }) => state)).toEqual(['overdue', 'old'])
})

describe('what an edit does not reach keeps its object', () => {
  const plan = generatePlan(300, 7, around)
  const before = baseFiguresOf(plan, now())
  const task = must(plan.items.list.find(({ type, id }) => type === 'task' && plan.reports.indexById.has(id)))
  const edit = (patch: Partial<Item>): BaseFigures =>
    baseFiguresOf({ ...plan, items: changeTable(plan.items, [{ ...task, ...patch }]) }, now(1), before)

  test('a new title changes no figure', () => {
    const after = edit({ title: 'Another' })
    expect(after.value).toBe(before.value)
    expect(after.planValue).toBe(before.planValue)
    expect(after.variance).toBe(before.variance)
    expect(after.schedule).toBe(before.schedule)
    expect(after.freshness).toBe(before.freshness)
    expect(after.keyResults).toBe(before.keyResults)
    expect(after.mapping).toBe(before.mapping)
    expect(after.ownership).toBe(before.ownership)
  })

  test('a check-in changes its item, the groups above and the plan, and nobody else', () => {
    const report = must(plan.reports.list.find(({ id }) => id === task.id))
    const percent = report.percent === 33 ? 34 : 33
    const saidAt = instantOn(around)
    const next = { ...report, percent, percentAt: saidAt + 1, saidAt, actualStart: '2026-02-02' }
    const reports = changeTable(plan.reports, [next])
    const after = baseFiguresOf({ ...plan, reports }, now(1), before)
    const changed = after.value.flatMap((sums, index) => (sums === before.value[index] ? [] : [index]))
    const above: number[] = []
    const { parent } = createStructure(plan)
    let index = must(after.structure.indexOf(task.id))
    for (; index >= 0; index = parent[index] ?? -1) above.push(index)
    expect(changed.every((one) => above.includes(one))).toBe(true)
    expect(after.keyResults).toBe(before.keyResults)
  })

  test('the same plan at the same moment is the same figures', () => {
    expect(baseFiguresOf(plan, now(), before)).toBe(before)
  })
})

describe('a plan equal to its baseline', () => {
  const leaf = (id: string, start: Day, finish: Day) => ({ id, start, finish, budget: 1000, duration: 5 })
  const leaves = [leaf('a', '2026-03-02', '2026-03-06'), leaf('b', '2026-03-09', '2026-03-13')]
  const asPlanned = (on: Day, share: (id: string) => number): BaseFigures => {
    const saidAt = instantOn(on, 0)
    const reports = leaves
      .filter(({ start }) => start < on)
      .map(({ id, start }) => ({
        id,
        actualStart: start,
        saidAt,
        ...(share(id) < 1
          ? { percent: 100 * share(id) }
          : { status: 'done' as const, actualFinish: '2026-03-06' }),
      }))
    const plan = buildPlan({ items: leaves, links: ['a FS b'], baselines: [{ id: 'base', leaves }], reports })
    return baseFiguresOf(plan, momentOn(on))
  }

  test('that goes exactly as planned has no variance, in money or in time', () => {
    const figures = asPlanned('2026-03-11', (id) => (id === 'a' ? 1 : 0.4))
    const table = earnedValueOf(figures, { type: 'plan' })
    expect(table.sv.value).toBe(0)
    expect(table.spi.value).toBe(1)
    expect(table.earnedSchedule.sv.value).toBeCloseTo(0, 9)
    expect(table.earnedSchedule.finish).toBe('2026-03-13')
    expect(figures.variance.map(({ total }) => total)).toEqual([0, 0])
  })
})

test('shifting a plan and its moment by whole weeks shifts days and leaves every amount', () => {
  const at = (weeks: number): BaseFigures => {
    const day = addDays('2026-06-03', 7 * weeks)
    const plan = generatePlan(80, 3, day)
    const calendar = { ...plan.settings.calendar, holidays: {} }
    return baseFiguresOf(
      { ...plan, settings: { ...plan.settings, timeZone: 'UTC', calendar } },
      momentOn(day),
    )
  }
  const [first, second] = [at(0), at(2)]
  expect(second.value).toEqual(first.value)
  expect(second.planValue).toEqual(first.planValue)
  expect(second.variance.map(({ total }) => total)).toEqual(first.variance.map(({ total }) => total))
  expect(second.freshness.map(({ state }) => state)).toEqual(first.freshness.map(({ state }) => state))
  expect(second.earnedSchedule.es).toEqual(first.earnedSchedule.es)
})
