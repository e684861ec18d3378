// Works out value alone, without a schedule: a plan, a moment, and the value of its items by id.
import { must } from '../../../shared/base/assert.ts'
import { createAxis } from '../../../shared/engine/axis.ts'
import { chosenBaseline } from '../../../shared/engine/chosen-baseline.ts'
import { createValue } from '../../../shared/engine/create-value.ts'
import type { Value } from '../../../shared/engine/create-value.ts'
import { createDepartments } from '../../../shared/engine/departments.ts'
import type { Moment } from '../../../shared/engine/moment.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import { valueFlagNames } from '../../../shared/engine/value.ts'
import type { ValueFlag, ValueSums } from '../../../shared/engine/value.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Booking } from '../../../shared/plan/report.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'
import { instantOn, momentOn } from '../../helpers/plan-builder.ts'

export function valueOf(plan: Plan, moment: Moment, previous?: Value): Value {
  const structure = createStructure(plan, previous?.from.structure)
  const axis = createAxis(plan.settings.calendar, '2026-01-01')
  const department = createDepartments(plan, structure, previous?.from)
  return createValue({ plan, structure, axis, department, baseline: chosenBaseline(plan), moment }, previous)
}

export function sumsOf(value: Value, id: string): ValueSums {
  return must(value.items[must(value.from.structure.indexOf(id), `no item ${id}`)])
}

export function flagsOf(value: Value, id: string): readonly ValueFlag[] {
  const bits = value.flags[must(value.from.structure.indexOf(id))] ?? 0
  return valueFlagNames.filter((_, bit) => (bits & (1 << bit)) !== 0)
}

// Monday 2 March 2026; live at noon of Thursday 5 March, the status date is Wednesday: three of five days.
export const thursday = momentOn('2026-03-05')
export const week = { start: '2026-03-02', finish: '2026-03-06' }

export function costOf(amount: number, day = '2026-03-03', itemId = 'a'): Booking {
  return {
    id: `${itemId}-${day}-${amount}`,
    itemId,
    at: instantOn(day),
    measure: 'cost',
    amount,
    day,
    total: false,
  }
}

/** One task of a week, and a baseline of it. */
export function one(draft: PlanDraft, budget = 1000): PlanDraft {
  return {
    items: [{ id: 'a', ...week, budget }],
    baselines: [{ id: 'b', leaves: [{ id: 'a', ...week, duration: 5, budget }] }],
    ...draft,
  }
}
