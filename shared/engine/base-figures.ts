/**
 * Everything that is measured, in order: dates, delay, value, freshness, goals. Each stage takes its own answer from before and
 * gives it back where nothing that it says has changed, so that what follows can stop by identity.
 */

import { keepSame } from '../base/keep-same.ts'
import type { Plan } from '../plan/plan.ts'
import type { ByTheDay } from './by-the-day.ts'
import { createFreshness, freshnessOnto } from './create-freshness.ts'
import type { FreshnessList } from './create-freshness.ts'
import { createKeyResults } from './create-key-results.ts'
import { createObjectives } from './create-objectives.ts'
import { createValue, valueOnto } from './create-value.ts'
import type { Value } from './create-value.ts'
import { datedFiguresOf } from './dated-figures.ts'
import { createDepartments, departmentsOnto } from './departments.ts'
import { earnedScheduleIn } from './value-scope.ts'
import type { BaseFigures } from './figures.ts'
import { linkedOnto } from './gaps/not-linked-to-gate.ts'
import { mappingOnto } from './mapping.ts'
import type { Moment } from './moment.ts'
import { ownershipOf, ownershipWithout } from './ownership.ts'
import { plannedLeavesOnto } from './planned-leaves.ts'
import { chainsOnto, delayChains } from './root-of-delay.ts'
import { rollUpPlan } from './roll-up-freshness.ts'
import { scheduleOnto } from './schedule.ts'
import type { Seats } from './seats.ts'
import { structureOnto } from './structure.ts'
import { varianceOnto } from './variance.ts'

/** `byTheDay`: where other days are looked at, so that each costs what is otherwise by then. */
export function baseFiguresOf(
  plan: Plan,
  now: Moment,
  previous?: BaseFigures,
  byTheDay?: ByTheDay,
): BaseFigures {
  const before = previous && stagesOf.get(previous)
  const moment = keepSame(previous?.moment, now)
  if (previous && previous.plan === plan && previous.moment === moment) return previous
  const dated = datedFiguresOf(plan, moment, previous, byTheDay)
  const { structure, schedule, variance, baseline, keyResults } = dated
  const { axis } = schedule
  const kept = structure.tree === previous?.structure.tree ? previous : undefined
  const department = createDepartments(plan, structure, kept)
  const value = createValue({ plan, structure, axis, department, baseline, moment, byTheDay }, before?.value)
  const { reportOf } = value
  const heard = createFreshness(
    { plan, structure, schedule, variance, moment, reportOf, byTheDay },
    before?.freshness,
  )
  const { basis } = value
  const freshness = heard.items
  const planFreshness = rollUpPlan({ plan, freshness, basis, moment }, previous)
  const measured = {
    ...dated,
    reportOf,
    department,
    basis,
    value: value.items,
    valueFlags: value.flags,
    planValue: value.plan,
    lostLeaves: value.lost,
    plannedCurve: value.curve,
    departmentValue: value.departments,
    freshness,
    planFreshness,
    objectives: createObjectives(plan, keyResults, previous?.objectives),
    ownership: ownershipOf(plan, freshness, previous),
  }
  const earnedSchedule = keepSame(previous?.earnedSchedule, earnedScheduleIn(measured, { type: 'plan' }))
  const base = { ...measured, earnedSchedule }
  delayChains(base, previous)
  stagesOf.set(base, { value, freshness: heard })
  return base
}

/** Lets the next run start from figures that were made of `base`. */
export function startFrom<T extends BaseFigures>(base: BaseFigures, figures: T): T {
  const stages = stagesOf.get(base)
  if (stages) stagesOf.set(figures, stages)
  return figures
}

/**
 * The figures before on other seats, to start from: `plan` is the plan before on them. What went said nothing any more, what
 * came says nothing yet.
 */
export function baseOnto(before: BaseFigures, seats: Seats, plan: Plan): BaseFigures | undefined {
  const stages = stagesOf.get(before)
  if (stages === undefined) return undefined
  const { moment, baseline } = before
  const structure = structureOnto(before.structure, seats, plan.items)
  linkedOnto(before.structure, seats, structure)
  plannedLeavesOnto(baseline, before.plan.items, plan.items, seats)
  const schedule = scheduleOnto(before.schedule, seats, plan, structure)
  const variance = varianceOnto(before.variance, seats, plan, structure, schedule)
  const department = departmentsOnto(before.department, seats, plan, structure)
  const mapping = mappingOnto(before.mapping, seats, plan, structure)
  const { axis } = schedule
  const value = valueOnto(stages.value, seats, { plan, structure, axis, department, baseline, moment })
  const { reportOf } = value
  const from = { plan, structure, schedule, variance, moment, reportOf }
  const heard = freshnessOnto(stages.freshness, seats, from)
  const { went } = seats
  const sameInPlay = !went.some((row) => before.freshness[row]?.inPlay)
  const base: BaseFigures = {
    ...before,
    plan,
    structure,
    reportOf,
    schedule,
    variance,
    department,
    mapping,
    value: value.items,
    valueFlags: value.flags,
    lostLeaves: value.lost,
    freshness: heard.items,
    planFreshness: sameInPlay
      ? before.planFreshness
      : rollUpPlan({ plan, freshness: heard.items, basis: before.basis, moment }),
    keyResults: createKeyResults(plan, moment, mapping, variance, before),
    ownership: ownershipWithout(before, went),
  }
  chainsOnto(before, seats, base)
  stagesOf.set(base, { value, freshness: heard })
  return base
}

/** What the next run starts from: a memo, never part of the answer. */
const stagesOf = new WeakMap<BaseFigures, Stages>()

interface Stages {
  readonly value: Value
  readonly freshness: FreshnessList
}
