/**
 * CO2: below planned spend because the work is not done (`below-planned.ts`): the plan, each department, and groups. A group
 * whose sums are those of its department, or of what stands above it, says nothing new and is left out.
 */

import { must } from '../../base/assert.ts'
import type { Day } from '../../base/day.ts'
import { changedIds, find } from '../../base/table.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Baseline } from '../../plan/baseline.ts'
import type { BaseFigures } from '../figures.ts'
import { madeOf } from '../changed-rows.ts'
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
    const { plan, value } = base
    const planned = plannedOfStatusDay(base)
    const gaps: Gap[] = []
    const ask = (about: Gap['about'], sums: ValueSums | undefined, ofDay: number, who: Asked): void => {
      const found = sums && belowPlanned(base, sums)
      if (found) gaps.push(gapOf(base, about, found, arose(base, sums, ofDay), who()))
    }
    const forPlan: Asked = () => whoAnswersForMoney(plan)?.personId ?? planner(base)
    ask({ kind: 'plan', id: 'plan' }, base.planValue, planned.plan, forPlan)
    plan.departments.list.forEach(({ id }, at) => {
      const sums = base.departmentValue.get(id)
      ask({ kind: 'department', id }, sums, planned.departments[at] ?? 0, () => headOf(base, id))
    })
    const ground = groundOf(base)
    const last = asked.get(base.baseline)
    const before = last?.ground.every((one, at) => one === ground[at]) ? last.groups : undefined
    const groups = new Map<number, AskedGroup>()
    for (const i of groupsBelow(base)) {
      const sums = value[i]
      if (sums === undefined || saysNothingNew(base, i)) continue
      const { id } = must(plan.items.list[i])
      const ofDay = planned.items[i] ?? 0
      const was = before?.get(i)
      if (was?.sums === sums && was.ofDay === ofDay) gaps.push(was.gap)
      else ask({ kind: 'item', id }, sums, ofDay, () => whoCanMend(base, i))
      const gap = gaps.at(-1)
      if (gap?.about.id === id) groups.set(i, { sums, ofDay, gap })
    }
    asked.set(base.baseline, { ground, groups })
    return gaps
  },
}

type Asked = () => PersonId | undefined

interface AskedGroup {
  readonly sums: ValueSums
  readonly ofDay: number
  readonly gap: Gap
}

/** Only a memo: of each baseline, what was asked about groups last, and on what ground. */
const asked = new WeakMap<
  Baseline,
  { readonly ground: readonly unknown[]; readonly groups: ReadonlyMap<number, AskedGroup> }
>()

/** Only a memo: the groups of a plan stay while its work goes on. */
const groups = new WeakMap<Tree, readonly number[]>()

function groupsOf({ tree }: Structure): readonly number[] {
  let found = groups.get(tree)
  if (found === undefined) {
    const rows: number[] = []
    for (let row = 0; row < tree.count; row++) if (tree.isLeaf[row] !== 1) rows.push(row)
    groups.set(tree, (found = rows))
  }
  return found
}

/** Positions of groups that are below planned, ascending. */
function groupsBelow(base: BaseFigures): readonly number[] {
  const { value, structure, basis, baseline } = base
  const { toleranceMoney } = base.plan.settings.policies
  const known = below.get(value)
  const isOn = (one: Below | undefined): one is Below =>
    one?.tree === structure.tree &&
    one.basis === basis &&
    one.baseline === baseline &&
    one.toleranceMoney === toleranceMoney
  if (isOn(known)) return known.groups
  const isBelow = (index: number): boolean => {
    const sums = value[index]
    return sums !== undefined && belowPlanned(base, sums) !== undefined
  }
  const made = madeOf(value)
  const was = made && below.get(made.before)
  const groups =
    made && isOn(was)
      ? withRows(
          was.groups,
          made.rows.filter((row) => structure.isLeaf[row] !== 1),
          isBelow,
        )
      : groupsOf(structure).filter(isBelow)
  below.set(value, { tree: structure.tree, basis, baseline, toleranceMoney, groups })
  return groups
}

/** The positions before, with these asked again. */
function withRows(
  before: readonly number[],
  rows: readonly number[],
  isIn: (row: number) => boolean,
): readonly number[] {
  const found = new Set(before)
  for (const row of rows)
    if (isIn(row)) found.add(row)
    else found.delete(row)
  return [...found].sort((a, b) => a - b)
}

interface Below {
  readonly tree: Tree
  readonly basis: BaseFigures['basis']
  readonly baseline: BaseFigures['baseline']
  readonly toleranceMoney: number
  readonly groups: readonly number[]
}

/** Only a memo: of each list of values, which groups are. */
const below = new WeakMap<BaseFigures['value'], Below>()

/** Whom to ask about a group or department may be the owner of any group. */
function reads(base: BaseFigures): readonly unknown[] {
  // The first of a department may be a task at the top.
  const heads = base.plan.departments.list.map(({ id }) => headOf(base, id))
  return [...groundOf(base), base.value, base.planValue, base.departmentValue, ...heads]
}

/** All that it reads but the values. */
function groundOf(base: BaseFigures): readonly unknown[] {
  const { plan, structure, basis, baseline, department, moment } = base
  return [
    ...readsPeople(base),
    plan.settings,
    plan.sessions,
    plan.departments,
    structure,
    base.mapping,
    base.schedule.axis,
    basis,
    baseline,
    department,
    moment.today,
    moment.statusDate,
    ownersOfGroups(base),
  ]
}

/** By place in `groupsOf`: the same list while they are the same. */
function ownersOfGroups({ plan, structure }: BaseFigures): readonly unknown[] {
  const { tree } = structure
  const known = owners.get(tree)
  const before = known?.items.deref()
  const stands =
    before?.indexById === plan.items.indexById &&
    changedIds(before, plan.items).every((id) => {
      const [was, is] = [find(before, id), find(plan.items, id)]
      return was?.owner === is?.owner || tree.isLeaf[plan.items.indexById.get(id) ?? -1] === 1
    })
  const list =
    known && stands ? known.list : groupsOf(structure).map((index) => plan.items.list[index]?.owner)
  owners.set(tree, { items: new WeakRef(plan.items), list })
  return list
}

/** Only a memo: of each tree, what was read of it last. */
const owners = new WeakMap<
  Tree,
  { readonly items: WeakRef<BaseFigures['plan']['items']>; readonly list: readonly unknown[] }
>()

function gapOf(
  base: BaseFigures,
  about: Gap['about'],
  found: BelowPlanned,
  day: Day,
  person: PersonId | undefined,
): Gap {
  const facts = { ...found, showOnNowFrom: showOnNowFrom(base, day) }
  return makeGap(about, { rule: 'CO2', severity: 'serious', person, facts, mend: { action: 'explain' } })
}

/**
 * The status date where more was to be done by the working day before, beyond tolerance, than is done even now; else today.
 * `ofDay`: what was to be done on the status date alone.
 */
function arose({ plan, moment }: BaseFigures, { pv, ev }: ValueSums, ofDay: number): Day {
  const before = pv - ofDay
  const held = before - ev > plan.settings.policies.toleranceMoney * before
  return held ? moment.statusDate : moment.today
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
