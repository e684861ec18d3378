/** Earned value of a part of the plan on demand: an item with all below it, a department, the plan (EV 5, ES). */

import { unreachable } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import type { DepartmentId } from '../plan/ids.ts'
import { amountOf } from './basis.ts'
import { earnedScheduleOf, noEarnedSchedule } from './earned-schedule.ts'
import { earnedValueTable } from './earned-value.ts'
import type { BaseFigures } from './figures.ts'
import { curveOfParts, plannedParts } from './planned-parts.ts'
import type { PlannedCurve } from './planned-parts.ts'
import { baselineSpan } from './planned-value.ts'
import { progressStates } from './schedule.ts'
import { shareLeft } from './share-left.ts'
import type { EarnedSchedule, EarnedValue, ValueSums } from './value.ts'

/** All that is measured before earned schedule is. */
export type Measured = Omit<BaseFigures, 'earnedSchedule'>

export type ValueScope =
  | { readonly type: 'plan' }
  | { readonly type: 'item'; readonly index: number }
  | { readonly type: 'department'; readonly id: DepartmentId }

export function earnedValueOf(base: BaseFigures, scope: ValueScope): EarnedValue {
  return earnedValueTable(sumsOf(base, scope), {
    basis: base.basis,
    planned: base.baseline !== undefined,
    remainingEstimate: remainingEstimateOf(base, scope),
    method: base.plan.settings.policies.estimateAtCompletion,
    earnedSchedule: scope.type === 'plan' ? base.earnedSchedule : earnedScheduleIn(base, scope),
  })
}

/** Of the plan: budget left at the end, negative where it is exceeded. The estimates of all work are added up only if asked for. */
export function varianceAtCompletion(base: BaseFigures): number | null {
  const { estimateAtCompletion: method } = base.plan.settings.policies
  const table = earnedValueTable(base.planValue, {
    basis: base.basis,
    planned: base.baseline !== undefined,
    remainingEstimate: method === 'bottom-up' ? remainingEstimateOf(base, { type: 'plan' }) : null,
    method,
    earnedSchedule: base.earnedSchedule,
  })
  return table.vac.value
}

export function sumsOf(base: Measured, scope: ValueScope): ValueSums {
  switch (scope.type) {
    case 'plan':
      return base.planValue
    case 'item':
      return base.value[scope.index] ?? nothing
    case 'department':
      return base.departmentValue.get(scope.id) ?? nothing
    default:
      return unreachable(scope)
  }
}

/** Positions of the leaves in a scope, in the order of the table. */
export function leavesIn({ structure, plan, department }: Measured, scope: ValueScope): readonly number[] {
  if (scope.type === 'item') return structure.leavesOf(scope.index)
  const wanted = scope.type === 'department' ? plan.departments.indexById.get(scope.id) : undefined
  const leaves: number[] = []
  for (let index = 0; index < structure.count; index++) {
    if (structure.isLeaf[index] !== 1) continue
    if (scope.type === 'plan' || department[index] === wanted) leaves.push(index)
  }
  return leaves
}

/** The curve of a scope from its own first planned day, what deleted and split leaves had planned included. */
export function plannedCurveOf(base: Measured, scope: ValueScope): PlannedCurve | undefined {
  if (scope.type === 'plan') return base.plannedCurve
  const below = scope.type === 'item' ? withGroups(base, scope.index) : undefined
  const wanted = scope.type === 'department' ? base.plan.departments.indexById.get(scope.id) : undefined
  const parts = plannedParts({ ...base, lost: base.lostLeaves })
  return curveOfParts(parts.filter((part) => (below ? below.has(part.under) : part.department === wanted)))
}

export function earnedScheduleIn(base: Measured, scope: ValueScope): EarnedSchedule {
  const planned = plannedCurveOf(base, scope)
  if (base.baseline === undefined || planned === undefined) return noEarnedSchedule('no baseline')
  const { bac, ev } = sumsOf(base, scope)
  const { axis } = baselineSpan(base.baseline)
  const through = axis.finishBoundary(finishedOn(base, scope) ?? base.moment.statusDate)
  return earnedScheduleOf({ axis, start: planned.start, curve: planned.values, bac, ev, through })
}

/** What is still to be spent by the present estimates of the work left; null where no leaf has one (EV, bottom-up). */
export function remainingEstimateOf(base: Measured, scope: ValueScope): number | null {
  const { plan, schedule, basis } = base
  let sum: number | null = null
  for (const index of leavesIn(base, scope)) {
    const item = plan.items.list[index]
    const amount = item && amountOf(item, basis, schedule.axis)
    if (amount === undefined) continue
    sum = (sum ?? 0) + amount * partLeft(base, index)
  }
  return sum
}

const nothing: ValueSums = { bac: 0, pv: 0, ev: 0, ac: null, pvForIndex: 0, evForIndex: 0, pvHeard: 0 }

/** Of a milestone all is left until it is reached. */
function partLeft(base: Measured, index: number): number {
  const { plan, schedule, reportOf } = base
  if (progressStates[schedule.state[index] ?? 0] === 'finished') return 0
  if (reportOf[index]?.status === 'cancelled') return 0
  return plan.items.list[index]?.type === 'milestone' ? 1 : shareLeft(base, index)
}

/** The last actual finish of a scope whose leaves are all finished: time stops there (ES 2). */
function finishedOn(base: Measured, scope: ValueScope): Day | undefined {
  const { structure, schedule } = base
  const isOpen = (index: number): boolean => progressStates[schedule.state[index] ?? 0] !== 'finished'
  if (scope.type === 'plan' && structure.roots.some(isOpen)) return undefined
  let last: Day | undefined
  for (const index of leavesIn(base, scope)) {
    if (isOpen(index)) return undefined
    const day = schedule.finishDay(index)
    if (day !== undefined && (last === undefined || day > last)) last = day
  }
  return last
}

function withGroups({ structure }: Measured, index: number): ReadonlySet<number> {
  const found = new Set<number>([index])
  for (const one of found) for (const child of structure.childrenOf(one)) found.add(child)
  return found
}
