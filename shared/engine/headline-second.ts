/**
 * The second sentence of the headline (HL): whose own word is *on track* while the first sentence says otherwise. A word
 * older than a cadence is no longer said.
 */

import type { DepartmentId } from '../plan/ids.ts'
import type { BaseFigures } from './figures.ts'
import type { Gap, RuleId } from './gaps/gap.ts'
import { gapsOfRule } from './gaps/gaps-of.ts'
import type { HeadlineFirst, HeadlineSecond, SaidMeasured } from './headline.ts'
import { textOfDayNumber } from './day-texts.ts'
import { scheduleTolerance } from './lights.ts'
import { whoAnswersForMoney } from './money-answer.ts'
import { actionableRoot } from './root-of-delay.ts'
import { createWorkClock } from './work-clock.ts'
import { zoneDays } from './zone-days.ts'

export function secondSentence(
  base: BaseFigures,
  first: HeadlineFirst,
  said: readonly SaidMeasured[],
  gaps: readonly Gap[],
): HeadlineSecond {
  if (first.type === 'no dates' || first.type === 'no baseline' || first.type === 'on plan')
    return { type: 'nothing' }
  const departments = departmentsOnTrack(base, said, gaps)
  if (departments.length > 0) return { type: 'say on track', departments }
  return first.type === 'milestone late' ? whetherAnnounced(base, first.itemId) : { type: 'nothing' }
}

/** By name, so that the sentence stays while words are repeated. */
function departmentsOnTrack(
  base: BaseFigures,
  said: readonly SaidMeasured[],
  gaps: readonly Gap[],
): readonly DepartmentId[] {
  const contradicted = departmentsContradicted(base, gaps)
  const clock = createWorkClock(base.schedule.axis, zoneDays(base.plan.settings.timeZone))
  const hours = 24 * base.plan.settings.policies.cadenceDays
  const isSaidNow = (row: SaidMeasured): boolean =>
    row.said === 'on track' &&
    row.saidAt !== undefined &&
    base.moment.now < clock.windowEnd(row.saidAt, hours)
  const named = said
    .filter((row) => isSaidNow(row) && (row.onChain || contradicted.has(row.departmentId)))
    .map((row) => base.plan.departments.list[base.plan.departments.indexById.get(row.departmentId) ?? -1])
    .filter((department) => department !== undefined)
  return named
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

const contradictions: readonly RuleId[] = ['CO2', 'CO3', 'CO5']

function departmentsContradicted(base: BaseFigures, gaps: readonly Gap[]): ReadonlySet<DepartmentId> {
  return new Set(contradictions.flatMap((rule) => [...departmentsIn(base, gapsOfRule(gaps, rule))]))
}

/** Only a memo: the gaps of one rule seldom change. */
const known = new WeakMap<
  readonly Gap[],
  {
    readonly from: readonly unknown[]
    readonly ids: ReadonlySet<DepartmentId>
  }
>()

/** The plan's own saving belongs to the department that answers for its money. */
function departmentsIn(base: BaseFigures, gaps: readonly Gap[]): ReadonlySet<DepartmentId> {
  const { plan, department } = base
  const { items, departments, people, kpis, keyResults, settings } = plan
  const from = [department, items.indexById, departments, people, kpis, keyResults, settings]
  const before = known.get(gaps)
  if (before && from.every((one, i) => one === before.from[i])) return before.ids
  const ids = new Set<DepartmentId>()
  for (const { about } of gaps) {
    const id =
      about.kind === 'department'
        ? about.id
        : about.kind === 'plan'
          ? whoAnswersForMoney(plan)?.departmentId
          : departmentOfItem(base, about.id)
    if (id !== undefined) ids.add(id)
  }
  known.set(gaps, { from, ids })
  return ids
}

function departmentOfItem(
  { plan, structure, department }: BaseFigures,
  id: string,
): DepartmentId | undefined {
  return plan.departments.list[department[structure.indexOf(id) ?? -1] ?? -1]?.id
}

/** Announced when the promise of the milestone, or of the root of its delay, allows for what is forecast of it. */
function whetherAnnounced(base: BaseFigures, milestoneId: string): HeadlineSecond {
  const milestone = base.structure.indexOf(milestoneId) ?? -1
  for (const index of [milestone, actionableRoot(base, milestone)]) {
    const item = base.plan.items.list[index]
    const { announced, unannounced } = base.variance[index] ?? {}
    if (item === undefined || announced === undefined || announced === null || announced <= 0) continue
    const tolerance = scheduleTolerance(base.plan.settings.policies, base.schedule.duration[index] ?? 0)
    const promise = item.promises?.at(-1)
    if ((unannounced ?? 0) > tolerance || promise === undefined) continue
    const day = dayOf(base, promise.at)
    return { type: 'announced', day, ...(promise.by !== undefined && { by: promise.by }) }
  }
  return { type: 'not announced' }
}

function dayOf({ plan }: BaseFigures, at: number): string {
  return textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(at))
}
