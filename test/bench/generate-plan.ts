// A realistic plan of any size, the same for the same seed: groups of twelve, links, people, budgets, goals, a baseline,
// and a quarter of weekly check-ins and bookings around a given day. For benches and property tests.
import type { Day } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import { createTable } from '../../shared/base/table.ts'
import type { Baseline } from '../../shared/plan/baseline.ts'
import { defaultCalendar } from '../../shared/plan/calendar.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { defaultPolicies } from '../../shared/plan/policies.ts'
import { createChance } from './chance.ts'
import type { Chance } from './chance.ts'
import { generateReport } from './generate-report.ts'
import { generateWork, workingDay } from './generate-work.ts'
import type { GeneratedWork } from './generate-work.ts'

const zone = 'Europe/Berlin'
const departments = ['Finance', 'Marketing', 'Operations', 'Product', 'Regulatory', 'Sales', 'Strategy']

/**
 * `count` items, groups included; about 1.5 links to each; half of the work lies before `around`, half after it, or most of it
 * before where it began longer `since`, in working days.
 */
export function generatePlan(count: number, seed: number, around: Day = '2026-03-04', since = 60): Plan {
  const chance = createChance(seed)
  const personCount = Math.max(8, Math.round(count / 25))
  const goalCount = Math.max(4, Math.round(count / 200))
  const work = generateWork(count, personCount, goalCount, departments.length, around, chance, since)
  return {
    id: `generated-${count}-${seed}`,
    settings: {
      name: `Generated plan of ${count}`,
      currency: 'EUR',
      timeZone: zone,
      calendar: { ...defaultCalendar, holidays: holidaysAround(around) },
      hoursPerDay: 8,
      levelNames: ['Initiative', 'Task'],
      policies: defaultPolicies,
      headlineMilestones: [],
      baselineId: 'approved',
    },
    departments: createTable(departments.map((name, i) => ({ id: `d${i}`, name, order: `a${i}` }))),
    people: createTable(
      range(personCount).map((i) => ({
        id: `p${i}`,
        name: `Person ${i}`,
        departmentId: `d${i % departments.length}`,
        left: i % 40 === 39,
        hoursPerWeek: i % 5 === 4 ? 20 : 40,
        away: [],
      })),
    ),
    ...goalsOf(goalCount, around, chance, since),
    items: createTable(work.items),
    deletedItems: createTable([]),
    links: createTable(work.links),
    baselines: createTable([baselineOf(work, around, chance, since)]),
    reports: createTable(work.tasks.flatMap((task) => generateReport(task, around, zone, chance) ?? [])),
    comments: createTable([]),
    sessions: createTable([]),
    decisions: createTable([]),
    answers: createTable([]),
    periods: createTable([]),
    governed: createTable([]),
    devices: createTable([]),
    faults: [],
  }
}

function goalsOf(
  count: number,
  around: Day,
  chance: Chance,
  since: number,
): Pick<Plan, 'kpis' | 'objectives' | 'keyResults' | 'readings'> {
  const startDay = workingDay(around, -since - 1)
  return {
    kpis: createTable(
      range(count).map((i) => ({
        id: `kpi${i}`,
        name: `Measure ${i}`,
        unit: '',
        decimals: 0,
        direction: 'up',
        aliases: {},
      })),
    ),
    objectives: createTable(
      range(Math.ceil(count / 4)).map((i) => ({ id: `o${i}`, title: `Objective ${i}` })),
    ),
    keyResults: createTable(
      range(count).map((i) => ({
        id: `kr${i}`,
        objectiveId: `o${Math.floor(i / 4)}`,
        kpiId: `kpi${i}`,
        startDay,
        startValue: 0,
        targetDay: workingDay(around, 40 + chance.below(60)),
        targetValue: 1000,
        checkpoints: [],
        weight: 1,
      })),
    ),
    readings: createTable(
      range(count).map((i) => ({
        id: `kpi${i}`,
        readings: range(12).map((week) => {
          const day = workingDay(around, week * 5 - 60)
          const value = week * (30 + chance.below(25))
          return { id: `r${i}-${week}`, kpiId: `kpi${i}`, day, value, at: instantOf(day, 600, zone) }
        }),
      })),
    ),
  }
}

/** Taken when it began; a twentieth of the work was added since. */
function baselineOf(work: GeneratedWork, around: Day, chance: Chance, since: number): Baseline {
  const takenOn = workingDay(around, -since - 1)
  const leaves = work.tasks
    .filter(() => chance.below(20) > 0)
    .map(({ item, plannedStart, plannedFinish, duration }) => ({
      id: item.id,
      title: item.title,
      type: item.type === 'milestone' ? ('milestone' as const) : ('task' as const),
      start: workingDay(around, plannedStart),
      finish: workingDay(around, plannedFinish),
      duration,
      ...(item.budget !== undefined && { budget: item.budget }),
      ...(item.effort !== undefined && { effort: item.effort }),
    }))
  return {
    id: 'approved',
    name: 'Approved plan',
    takenOn,
    at: instantOf(takenOn, 600, zone),
    leaves: new Map(leaves.map((leaf) => [leaf.id, leaf])),
    keyResults: [],
    calendar: defaultCalendar,
    fingerprint: '',
    complete: true,
  }
}

function holidaysAround(around: Day): Record<Day, string> {
  return { [workingDay(around, -32)]: 'Holiday', [workingDay(around, 23)]: 'Holiday' }
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
