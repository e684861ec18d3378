/**
 * CO2: below planned spend because the work is not done (`below-planned.ts`): the plan, each department, and groups. A group
 * whose sums are those of its department, or of what stands above it, says nothing new and is left out.
 */

import type { PersonId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { whoAnswersForMoney } from '../money-answer.ts'
import { plannedOfStatusDay } from '../planned-of-status-day.ts'
import type { Structure } from '../structure.ts'
import type { Tree } from '../tree.ts'
import type { ValueSums } from '../value.ts'
import { planner, whoCanMend } from '../who-can-mend.ts'
import { belowPlanned } from './below-planned.ts'
import type { BelowPlanned } from './below-planned.ts'
import type { Gap } from './gap.ts'
import { showOnNowFrom } from './open-work.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const belowBecauseNotDone: PlanRule = {
  rule: 'CO2',
  reads,
  find(base) {
    if (base.basis !== 'cost' || base.baseline === undefined) return []
    const { plan, structure, value } = base
    const gaps: Gap[] = []
    const ask = (about: Gap['about'], sums: ValueSums | undefined, who: () => PersonId | undefined): void => {
      const found = sums && belowPlanned(base, sums)
      if (found === undefined || sums === undefined) return
      gaps.push(gapOf(base, about, sums, found, who()))
    }
    ask(
      { kind: 'plan', id: 'plan' },
      base.planValue,
      () => whoAnswersForMoney(plan)?.personId ?? planner(base),
    )
    for (const { id } of plan.departments.list)
      ask({ kind: 'department', id }, base.departmentValue.get(id), () => headOf(base, id))
    for (const i of groupsOf(structure)) {
      const id = plan.items.list[i]?.id
      const sums = value[i]
      if (id === undefined || sums === undefined || belowPlanned(base, sums) === undefined) continue
      if (!saysNothingNew(base, i)) ask({ kind: 'item', id }, sums, () => whoCanMend(base, i))
    }
    return gaps
  },
}

/** Only a memo: the groups of a plan stay while its work goes on. */
const groups = new WeakMap<Tree, readonly number[]>()

function groupsOf({ tree }: Structure): readonly number[] {
  let found = groups.get(tree)
  if (found === undefined) {
    found = [...tree.isLeaf.keys()].filter((index) => tree.isLeaf[index] !== 1)
    groups.set(tree, found)
  }
  return found
}

/** Whom to ask about a group or department may be the owner of any group. */
function reads(base: BaseFigures): readonly unknown[] {
  const { plan, structure, value, planValue, departmentValue, basis, baseline, department, moment } = base
  const owners = groupsOf(structure).map((index) => plan.items.list[index]?.owner)
  return [
    ...readsPeople(base),
    plan.settings,
    plan.sessions,
    plan.departments,
    structure,
    base.mapping,
    base.schedule.axis,
    value,
    planValue,
    departmentValue,
    basis,
    baseline,
    department,
    moment.today,
    moment.statusDate,
    ...owners,
  ]
}

function gapOf(
  base: BaseFigures,
  about: Gap['about'],
  sums: ValueSums,
  found: BelowPlanned,
  person: PersonId | undefined,
): Gap {
  const { statusDate, today } = base.moment
  const arose = heldTheDayBefore(base, about, sums) ? statusDate : today
  const facts = { ...found, showOnNowFrom: showOnNowFrom(base, arose) }
  return makeGap(about, { rule: 'CO2', severity: 'serious', person, facts, mend: { action: 'explain' } })
}

/** Whether more was to be done by the working day before the status date, beyond tolerance, than is done even now. */
function heldTheDayBefore(base: BaseFigures, about: Gap['about'], { pv, ev }: ValueSums): boolean {
  const days = plannedOfStatusDay(base)
  const ofDay =
    about.kind === 'plan'
      ? days.plan
      : about.kind === 'department'
        ? (days.departments[base.plan.departments.indexById.get(about.id) ?? -1] ?? 0)
        : (days.items[base.structure.indexOf(about.id) ?? -1] ?? 0)
  const before = pv - ofDay
  return before - ev > base.plan.settings.policies.toleranceMoney * before
}

function saysNothingNew(base: BaseFigures, index: number): boolean {
  const { plan, structure, value, department } = base
  const sums = value[index]
  if (sums === undefined || sums.ac === null) return true
  const parent = structure.parent[index] ?? -1
  const above = parent < 0 ? base.planValue : value[parent]
  const id = plan.departments.list[department[index] ?? -1]?.id
  const whole = id === undefined ? undefined : base.departmentValue.get(id)
  return isSame(sums, above) || isSame(sums, whole)
}

/** The same leaves added up in another order may differ in the last digit. */
function isSame(a: ValueSums, b: ValueSums | undefined): boolean {
  const near = (x: number | null, y: number | null): boolean => Math.abs((x ?? 0) - (y ?? 0)) < 1e-6
  return b !== undefined && near(a.bac, b.bac) && near(a.pv, b.pv) && near(a.ev, b.ev) && near(a.ac, b.ac)
}

/** Who owns the department's first group, or else can mend its first item. */
function headOf(base: BaseFigures, id: string): PersonId | undefined {
  const { plan, structure } = base
  const isOf = (index: number): boolean => plan.items.list[index]?.departmentId === id
  const index =
    structure.roots.find(isOf) ?? plan.items.list.findIndex(({ departmentId }) => departmentId === id)
  return index < 0 ? planner(base) : whoCanMend(base, index)
}
