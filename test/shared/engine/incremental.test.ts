// The oracle of everything that is kept from one plan to the next: figures after edits one by one = figures from nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import { changeTable, createTable, find } from '../../../shared/base/table.ts'
import type { Table } from '../../../shared/base/table.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { lateFigures } from '../../../shared/engine/late-figures.ts'
import { impactOf } from '../../../shared/engine/impact.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import type { Moment } from '../../../shared/engine/moment.ts'
import { delayChains } from '../../../shared/engine/root-of-delay.ts'
import { scheduleOf } from '../../../shared/engine/schedule.ts'
import type { Schedule } from '../../../shared/engine/schedule.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { momentOn } from '../../helpers/plan-builder.ts'
import { randomPlan, randomToday } from '../../helpers/random-plan.ts'
import { planEdits } from './gaps/edit-a-plan.ts'
import { plainFigures } from './plain-figures.ts'

const around = '2026-03-04'
const zone = 'Europe/Berlin'
const now = (minutes: number): Moment => momentOn(around, 12 * 60 + minutes)
const waits = fc.constantFrom(0, 0, 1, 7, 24 * 60)
/** As by the slider of a past day, which goes either way. */
const days = fc.constantFrom(0, 0, 0, 1, 1, -1, -1, 3, -7, 40)
const steps = fc.array(
  fc.record({
    /** Undo goes back to the plan before the last edit that still stands. */
    name: fc.constantFrom('undo', ...Object.keys(planEdits)),
    pick: fc.nat(10_000),
    wait: waits,
    days,
  }),
  { minLength: 1, maxLength: 14 },
)

interface Step {
  readonly name: string
  readonly pick: number
  readonly wait: number
  readonly days: number
}

/** Every plan and moment that a seed and steps lead through. */
function* courseOf(seed: number, list: readonly Step[]) {
  const plans: Plan[] = [generatePlan(45, seed, around)]
  let minutes = 0
  let day = 0
  yield { plan: must(plans[0]), moment: now(0), isAsked: true }
  for (const { name, pick, wait, days } of list) {
    const plan = must(plans.at(-1))
    if (name !== 'undo') plans.push(must(planEdits[name])(plan, pick))
    else if (plans.length > 1) plans.pop()
    minutes += wait
    day += days
    const moment = day === 0 ? now(minutes) : momentAsOf(zone, addDays(around, day))
    yield { plan: must(plans.at(-1)), moment, isAsked: pick % 3 === 0 }
  }
}

/** Days from one to the next, on and back. */
const wandering = [0, 0, 1, 1, 2, 9, 9, 5, 0, -3]

const edit = (name: string, pick: number) => ({ name, pick, wait: 0, days: 0 })
/** What once came out otherwise: a headline milestone, a gate, or much of what is measured goes, and comes back. */
const onceWrong: [number, ReturnType<typeof edit>[]][] = [
  [0, [edit('headline', 1600), edit('goneWithAll', 7270), edit('undo', 0)]],
  [1947, [edit('headline', 1625), edit('goneWithAll', 7270), edit('undo', 0)]],
  [6580, [edit('gone', 558), edit('gate', 2085), edit('gone', 0), edit('goneWithAll', 324)]],
  [0, [edit('noBaseline', 0), edit('goneWithAll', 4046), edit('undo', 0)]],
  // What came into a group that is a gate.
  [2490, [edit('gone', 1422), edit('gate', 5770), edit('added', 2490)]],
]

/** The same plan in other objects: of what was found out about the first one nothing is known of it. */
function anew(plan: Plan): Plan {
  const copied = Object.entries(plan).map(([name, part]: [string, unknown]) => {
    const isTable = typeof part === 'object' && part !== null && 'indexById' in part
    if (isTable) return [name, createTable((part as Table<{ id: string }>).list.map((one) => ({ ...one })))]
    return [name, Array.isArray(part) ? [...part] : typeof part === 'object' ? { ...part } : part]
  })
  return Object.fromEntries(copied) as Plan
}

function plainSchedule(schedule: Schedule): unknown {
  const { faults, end, axis, ...rest } = schedule
  const columns = Object.entries(rest).filter(([, value]) => ArrayBuffer.isView(value))
  const positions = [...schedule.earlyStart.keys()]
  return {
    faults,
    end,
    origin: axis.origin,
    columns: columns.map(([name, value]) => [name, [...(value as Int32Array)]]),
    shown: [[...schedule.shownDays().start], [...schedule.shownDays().finish]],
    late: positions.map((i) => [schedule.lateStartDay(i), schedule.lateFinishDay(i)]),
    drivers: positions.map((i) => schedule.driversOf(i)),
  }
}

function plainAll(figures: Figures): unknown {
  const { driver, slip, inherited } = delayChains(figures)
  const { roots, said, gaps, headline } = figures
  const chains = [[...driver], [...slip], [...inherited]]
  return { base: plainFigures(figures), chains, roots, said, gaps, headline }
}

describe('after edits one by one = from nothing', { timeout: 60_000 }, () => {
  test('SC4.1 SC4.2 the schedule alone', () => {
    fc.assert(
      fc.property(fc.nat(10_000), steps, (seed, list) => {
        let schedule: Schedule | undefined
        let structure: ReturnType<typeof createStructure> | undefined
        for (const { plan, moment } of courseOf(seed, list)) {
          structure = createStructure(plan, structure)
          schedule = scheduleOf(plan, structure, moment, schedule)
          expect(plainSchedule(schedule)).toEqual(
            plainSchedule(scheduleOf(plan, createStructure(plan), moment)),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('SC3.5 SC4.1 SC4.2 the schedule alone, with links at groups, leads, deadlines, milestones and circles', () => {
    const any = { groups: true, progress: true, dates: true, deadlines: true, cycles: true }
    fc.assert(
      fc.property(
        randomPlan(any),
        fc.array(randomPlan(any), { minLength: 1, maxLength: 6 }),
        (first, others) => {
          let gone = 0
          let plan = first
          let structure = createStructure(plan)
          let schedule = scheduleOf(plan, structure, momentOn(randomToday))
          const go = (): void => {
            const today = momentOn(addDays(randomToday, wandering[gone++ % wandering.length] ?? 0))
            structure = createStructure(plan, structure)
            schedule = scheduleOf(plan, structure, today, schedule)
            expect(plainSchedule(schedule)).toEqual(
              plainSchedule(scheduleOf(plan, createStructure(plan), today)),
            )
          }
          for (const other of others) {
            // One row after the other from another plan: the tree and the links stay, so that the passes go on.
            for (const item of other.items.list) {
              const own = find(plan.items, item.id)
              if (own === undefined || (own.type === 'group') !== (item.type === 'group')) continue
              const { parentId: _elsewhere, ...rest } = item
              const kept = {
                ...rest,
                order: own.order,
                ...(own.parentId !== undefined && { parentId: own.parentId }),
              }
              const report = find(other.reports, item.id)
              const gone = report ? [] : [item.id]
              plan = {
                ...plan,
                items: changeTable(plan.items, [{ ...kept, type: own.type }]),
                reports: changeTable(plan.reports, report ? [report] : [], new Set(gone)),
              }
              go()
            }
            // Then one link after the other, and those away that the other plan has not.
            const ids = [...plan.links.list, ...other.links.list].map(({ id }) => id)
            for (const id of ids) {
              const link = find(other.links, id)
              plan = {
                ...plan,
                links: changeTable(plan.links, link ? [link] : [], new Set(link ? [] : [id])),
              }
              go()
            }
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('all figures, gaps, roots and the headline', () => {
    fc.assert(
      fc.property(fc.nat(10_000), steps, (seed, list) => {
        let figures: Figures | undefined
        for (const { plan, moment } of courseOf(seed, list)) {
          figures = figuresOf(plan, moment, figures)
          expect(plainAll(figures)).toEqual(plainAll(figuresOf(anew(plan), moment)))
        }
      }),
      { numRuns: 60, examples: onceWrong },
    )
  })

  test('AG1 AG2 whichever days are asked for more than dates and sums', () => {
    fc.assert(
      fc.property(fc.nat(10_000), steps, (seed, list) => {
        let figures: Figures | undefined
        const days: [Figures, Figures][] = []
        for (const { plan, moment, isAsked } of courseOf(seed, list)) {
          // A day worked out ahead, and looked at by nobody.
          if (figures) void lateFigures(plan, momentAsOf(zone, addDays(moment.today, 2)), figures).gaps
          figures = lateFigures(plan, moment, figures)
          if (isAsked) void figures.gaps
          days.push([figures, figuresOf(anew(plan), moment)])
        }
        // Of the others nobody has read more until now.
        for (const [late, fresh] of days) expect(plainAll(late)).toEqual(plainAll(fresh))
      }),
      { numRuns: 20 },
    )
  })

  test('CN3 impact(edits) = figures after − figures before, and looking changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000), steps, steps, (seed, done, looked) => {
        let figures: Figures | undefined
        let plan = generatePlan(45, seed, around)
        for (const step of courseOf(seed, done)) {
          figures = figuresOf(step.plan, now(0), figures)
          plan = step.plan
        }
        const before = must(figures)
        for (const { name, pick } of looked) {
          if (name === 'undo') continue
          const after = must(planEdits[name])(plan, pick)
          expect(impactOf(before, baseFiguresOf(after, now(0), before))).toEqual(
            impactOf(figuresOf(anew(plan), now(0)), figuresOf(anew(after), now(0))),
          )
        }
        for (const next of [plan, must(planEdits['added'])(plan, seed)])
          expect(plainAll(figuresOf(next, now(7), before))).toEqual(plainAll(figuresOf(anew(next), now(7))))
      }),
      { numRuns: 40 },
    )
  })
})
