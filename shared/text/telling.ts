/** What a sentence needs besides its figures: names by id, the plan's currency, zone and calendar, and what day it is. */

import type { Day } from '../base/day.ts'
import { dayOfInstant, minuteOfInstant } from '../base/instant.ts'
import type { Instant } from '../base/instant.ts'
import { find } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { Axis } from '../engine/axis.ts'
import type { Moment } from '../engine/moment.ts'
import type { Kpi } from '../plan/goal.ts'
import type { DepartmentId, ItemId, KeyResultId, KpiId, ObjectiveId, PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'

/** Names are undefined where the id is unknown; each language has its own word for that. */
export interface Telling {
  readonly planName: string
  readonly currency: string
  readonly today: Day
  readonly workdaysPerWeek: number
  item(id: ItemId): string | undefined
  person(id: PersonId): string | undefined
  department(id: DepartmentId): string | undefined
  objective(id: ObjectiveId): string | undefined
  keyResult(id: KeyResultId): string | undefined
  kpi(id: KpiId): string | undefined
  decision(id: string): string | undefined
  baseline(id: string): string | undefined
  /** How a key result's values are written. */
  measureOf(id: KeyResultId): Measure
  kpiMeasure(id: KpiId): Measure
  dayOf(at: Instant): Day
  /** Minutes since midnight in the plan's zone. */
  minuteOf(at: Instant): number
  /** Working days after the day it was said through today: 0 for today, and for a day off before today's first working day. */
  workingAge(at: Instant): number
}

export interface Measure {
  readonly unit: string
  readonly decimals: number
}

export function createTelling(plan: Plan, moment: Moment, axis: Axis): Telling {
  const { settings } = plan
  // Asked for in each cell of a table that scrolls, and dear: a time zone is looked up.
  const days = new Map<Instant, Day>()
  const dayOf = (at: Instant): Day => {
    const known = days.get(at) ?? dayOfInstant(at, settings.timeZone)
    days.set(at, known)
    return known
  }
  return {
    planName: settings.name,
    currency: settings.currency,
    today: moment.today,
    workdaysPerWeek: Math.max(1, settings.calendar.workdays.length),
    item: (id) => (find(plan.items, id) ?? find(plan.deletedItems, id))?.title,
    person: nameIn(plan.people),
    department: nameIn(plan.departments),
    objective: (id) => find(plan.objectives, id)?.title,
    keyResult: (id) => {
      const keyResult = find(plan.keyResults, id)
      return keyResult?.title ?? kpiOf(plan, id)?.name
    },
    kpi: nameIn(plan.kpis),
    decision: (id) => find(plan.decisions, id)?.text,
    baseline: nameIn(plan.baselines),
    measureOf: (id) => measureIn(kpiOf(plan, id)),
    kpiMeasure: (id) => measureIn(find(plan.kpis, id)),
    dayOf,
    minuteOf: (at) => minuteOfInstant(at, settings.timeZone),
    workingAge: (at) => Math.max(0, axis.startBoundary(moment.today) - axis.startBoundary(dayOf(at))),
  }
}

function measureIn(kpi: Kpi | undefined): Measure {
  return { unit: kpi?.unit ?? '', decimals: kpi?.decimals ?? 0 }
}

function kpiOf(plan: Plan, id: KeyResultId): Kpi | undefined {
  return find(plan.kpis, find(plan.keyResults, id)?.kpiId)
}

function nameIn<T extends { readonly id: string; readonly name: string }>(
  table: Table<T>,
): (id: string) => string | undefined {
  return (id) => find(table, id)?.name
}
