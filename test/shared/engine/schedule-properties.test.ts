// Laws of the schedule that hold for every plan: the plain reading of the rules, floats by trying, weeks, no trouble.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, numberToDay } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import { changeTable, find } from '../../../shared/base/table.ts'
import { createAxis } from '../../../shared/engine/axis.ts'
import { reportsByItem } from '../../../shared/engine/changes.ts'
import { createLeafColumns } from '../../../shared/engine/leaf-columns.ts'
import { none, scheduleOf } from '../../../shared/engine/schedule.ts'
import type { Schedule } from '../../../shared/engine/schedule.ts'
import { createStatusClock } from '../../../shared/engine/status-clock.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { buildPlan, momentOn, reportOf } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { plainForward } from '../../helpers/plain-schedule.ts'
import { randomDraft, randomPlan, randomStart, randomToday } from '../../helpers/random-plan.ts'

const moment = momentOn(randomToday)
const everything = { groups: true, progress: true, dates: true, deadlines: true }

function scheduled(plan: Plan): Schedule {
  return scheduleOf(plan, createStructure(plan), moment)
}

describe('the forward pass', () => {
  test('SC3 SC4.1 SC5: gives the dates that the rules give when they are applied one by one', () => {
    fc.assert(
      fc.property(randomPlan(everything), (plan) => {
        const structure = createStructure(plan)
        const schedule = scheduleOf(plan, structure, moment)
        if (schedule.faults.length > 0) return
        const axis = createAxis(plan.settings.calendar, randomStart)
        const clock = createStatusClock(plan.settings, axis, moment)
        const rows = { items: plan.items.list, reportOf: reportsByItem(plan) }
        const columns = createLeafColumns(rows, structure.isLeaf, clock)
        const retained = plan.settings.policies.progressMode === 'retained'
        const plain = plainForward(structure, columns, clock.statusBoundary, retained)
        const leaves = plan.items.list.map((_, i) => i).filter((i) => structure.isLeaf[i] === 1)
        expect(leaves.map((i) => [schedule.earlyStart[i], schedule.earlyFinish[i]])).toEqual(
          leaves.map((i) => [plain.start[i], plain.finish[i]]),
        )
      }),
      { numRuns: 400 },
    )
  })
})

describe('floats, by trying', () => {
  /** The plan with one unfinished leaf made to begin, or begin its rest, that many working days later. */
  function delayed(plan: Plan, schedule: Schedule, index: number, days: number): Plan {
    const item = plan.items.list[index]
    if (item === undefined) throw new Error('no item')
    const { axis } = schedule
    const rest = (schedule.earlyFinish[index] ?? none) - (schedule.remaining[index] ?? 0)
    const report = find(plan.reports, item.id)
    const isStarted = schedule.state[index] === 1
    const until = axis.finishDay(rest + days)
    const blocker = {
      kind: 'external',
      waitsFor: { type: 'outside', name: 'x' },
      since: randomStart,
      until,
    } as const
    const held: Report = { ...reportOf({ id: item.id }), ...report, status: 'blocked', blocker }
    if (isStarted) return { ...plan, reports: changeTable(plan.reports, [held]) }
    const start = axis.startDay((schedule.earlyStart[index] ?? none) + days)
    const moved = item.type === 'milestone' ? { ...item, start, finish: start } : { ...item, start }
    return { ...plan, items: changeTable(plan.items, [moved]) }
  }

  /** Unfinished leaves that a delay can be tried on: what is blocked or counted down would change by other rules too. */
  function triable(plan: Plan, schedule: Schedule): number[] {
    return plan.items.list.flatMap((item, index) => {
      if (item.type === 'group' || (schedule.totalFloat[index] ?? none) === none) return []
      const isStarted = schedule.state[index] === 1
      const report = find(plan.reports, item.id)
      if (report?.status === 'blocked') return []
      const isSure = schedule.remaining[index] !== 0 && report?.saidAt === undefined && item.type === 'task'
      return !isStarted || (isSure && report?.status !== 'done') ? [index] : []
    })
  }

  function startsFromGroups(plan: Plan): boolean {
    return plan.links.list.some(({ from, type }) => from.startsWith('g') && (type === 'SS' || type === 'SF'))
  }

  test('SC4.3 total float: delayed by it the end stays, one day more and it moves', () => {
    fc.assert(
      fc.property(randomPlan({ groups: true, progress: true, dates: true }), (plan) => {
        const schedule = scheduled(plan)
        for (const index of triable(plan, schedule)) {
          const float = schedule.totalFloat[index] ?? none
          expect(scheduled(delayed(plan, schedule, index, float)).end).toBe(schedule.end)
          if (startsFromGroups(plan)) continue
          expect(scheduled(delayed(plan, schedule, index, float + 1)).end).toBeGreaterThan(schedule.end)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('SC4.4 free float: delayed by it nothing else moves, one day more and something does', () => {
    const others = (schedule: Schedule, index: number): string =>
      JSON.stringify([schedule.end, ...schedule.earlyFinish.map((date, i) => (i === index ? 0 : date))])
    fc.assert(
      fc.property(randomPlan({ progress: true, dates: true }), (plan) => {
        const schedule = scheduled(plan)
        for (const index of triable(plan, schedule)) {
          const float = schedule.freeFloat[index] ?? none
          expect(others(scheduled(delayed(plan, schedule, index, float)), index)).toBe(
            others(schedule, index),
          )
          expect(others(scheduled(delayed(plan, schedule, index, float + 1)), index)).not.toBe(
            others(schedule, index),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  test('SC4.2 SC4.3 late dates, float and what is critical fit together', () => {
    fc.assert(
      fc.property(randomPlan(everything), (plan) => {
        const schedule = scheduled(plan)
        plan.items.list.forEach((item, i) => {
          if (item.type === 'group') return
          const float = schedule.totalFloat[i] ?? none
          expect(float === none).toBe(schedule.state[i] === 2 || schedule.earlyStart[i] === none)
          if (float === none) return
          expect((schedule.lateFinish[i] ?? none) - (schedule.earlyFinish[i] ?? none)).toBe(float)
          expect((schedule.lateFinish[i] ?? none) - (schedule.lateStart[i] ?? none)).toBe(
            schedule.duration[i],
          )
          expect(schedule.critical[i] === 1).toBe(float <= 0)
          expect(schedule.freeFloat[i]).toBeGreaterThanOrEqual(0)
          expect(schedule.freeFloat[i]).toBeLessThanOrEqual(schedule.end - (schedule.earlyFinish[i] ?? none))
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('any plan', () => {
  test('SC1 shifted by whole weeks, every date shifts by them', () => {
    fc.assert(
      fc.property(randomDraft(everything), fc.integer({ min: -60, max: 60 }), (draft, weeks) => {
        const plan = buildPlan(draft)
        const later = shiftedPlan(plan, weeks * 7)
        const before = scheduled(plan)
        const after = scheduleOf(later, createStructure(later), momentOn(addDays(randomToday, weeks * 7)))
        const days = (schedule: Schedule, by: number): (Day | undefined)[] =>
          plan.items.list.flatMap((_, i) =>
            [
              schedule.startDay(i),
              schedule.finishDay(i),
              schedule.lateStartDay(i),
              schedule.lateFinishDay(i),
            ].map((day) => day && addDays(day, by)),
          )
        expect(days(after, -weeks * 7)).toEqual(days(before, 0))
        expect(after.totalFloat).toEqual(before.totalFloat)
        expect(after.flags).toEqual(before.flags)
      }),
      { numRuns: 200 },
    )
  })

  test('SC3.4 never throws and never gives what is no number, whatever cycles it has', () => {
    fc.assert(
      fc.property(randomPlan({ ...everything, cycles: true }), (plan) => {
        const structure = createStructure(plan)
        const schedule = scheduleOf(plan, structure, moment)
        const dated = plan.items.list.map((_, i) => i).filter((i) => schedule.startDay(i) !== undefined)
        for (const i of dated) {
          expect([schedule.startDay(i), schedule.finishDay(i), schedule.lateFinishDay(i)].join(' ')).toMatch(
            /^20\d\d-\d\d-\d\d 20\d\d-\d\d-\d\d (20\d\d-\d\d-\d\d)?$/,
          )
          expect((schedule.startDay(i) ?? '') <= (schedule.finishDay(i) ?? '')).toBe(true)
          expect(structure.isLeaf[i] === 0 || schedule.driversOf(i).length > 0).toBe(true)
        }
        expect(Number.isFinite(schedule.end)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('SC3.4 every cycle that is named is one, and without its links the plan has none', () => {
    fc.assert(
      fc.property(randomPlan({ groups: true, cycles: true }), (plan) => {
        const { faults } = scheduled(plan)
        for (const fault of faults) {
          expect(fault.code).toBe('CYCLE')
          expect(find(plan.links, fault.id)).toBeDefined()
          expect(fault.ids?.[0]).toBe([...(fault.ids ?? [])].sort()[0])
          expect(goesRound(plan, fault.ids ?? [])).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Each named item leads to the next by a link, or is the next one's group or part, or shares the link's group with it. */
function goesRound(plan: Plan, ids: readonly string[]): boolean {
  const groupsOf = (id: string): string[] => {
    const parentId = find(plan.items, id)?.parentId
    return parentId === undefined ? [id] : [id, ...groupsOf(parentId)]
  }
  const touches = (a: string, b: string): boolean => groupsOf(a).includes(b) || groupsOf(b).includes(a)
  return ids.every((id, i) => {
    const next = ids[(i + 1) % ids.length] ?? id
    return plan.links.list.some(({ from, to }) => from === id && to === next) || touches(id, next)
  })
}

function shiftedPlan(plan: Plan, by: number): Plan {
  const text = JSON.stringify({ items: plan.items.list, reports: plan.reports.list, settings: plan.settings })
  const moved = text
    .replaceAll(/\d{4}-\d\d-\d\d/g, (day) => addDays(day, by))
    .replaceAll(/"(saidAt|percentAt|remainingAt|statusAt)":(\d+)/g, (_, name: string, at: string) => {
      return `"${name}":${Number(at) + by * 86_400_000}`
    })
  const draft = JSON.parse(moved) as PlanDraft
  return buildPlan({ ...draft, links: plan.links.list })
}

test('SC2.1 counting working days over years of random calendars agrees with walking them', () => {
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  const days = fc.uniqueArray(fc.integer({ min: 20_000, max: 21_500 }), { maxLength: 40 })
  fc.assert(
    fc.property(
      weekdays,
      days,
      days,
      fc.integer({ min: 20_000, max: 21_500 }),
      (workdays, off, extra, day) => {
        const holidays = Object.fromEntries(off.map((n) => [numberToDay(n), 'Holiday']))
        const extraWorkdays = Object.fromEntries(extra.map((n) => [numberToDay(n), 'Extra']))
        const axis = createAxis({ workdays, holidays, extraWorkdays }, '2026-03-02')
        const [from, to] = [Math.min(day, 20_514), Math.max(day, 20_514)]
        let counted = 0
        for (let n = from; n <= to; n++) if (axis.isWorkingDay(numberToDay(n))) counted++
        expect(axis.workingDays(numberToDay(from), numberToDay(to))).toBe(counted)
        const boundary = axis.startBoundary(numberToDay(day))
        expect(axis.startBoundary(axis.startDay(boundary))).toBe(boundary)
        expect(axis.startDay(boundary) >= numberToDay(day)).toBe(true)
        expect(axis.finishDay(axis.finishBoundary(numberToDay(day))) <= numberToDay(day)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})
