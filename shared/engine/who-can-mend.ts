/**
 * Who can mend or act (domain, *Rules*): the owner; of what nobody owns, the nearest owner above; then the planner.
 *
 * The planner is no role of its own while there are no accounts. It is the owner of the objective that the work serves; of
 * what serves none, the owner of the first headline milestone; else of the first objective that has one; else nobody known.
 * People who have left are never asked.
 */

import { find } from '../base/table.ts'
import type { OwnerRef } from '../plan/person.ts'
import type { ObjectiveId, PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { BaseFigures } from './figures.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { presentOwner } from './ownership.ts'

export function whoCanMend(base: BaseFigures, index: number): PersonId | undefined {
  return (
    presentOwner(base.plan, base.plan.items.list[index])?.id ??
    ownerAbove(base, index) ??
    plannerFor(base, index)
  )
}

/** Without its own owner: for what is wrong with that owner. */
export function whoStandsAbove(base: BaseFigures, index: number): PersonId | undefined {
  return ownerAbove(base, index) ?? plannerFor(base, index)
}

export function presentPerson(plan: Plan, id: PersonId | undefined): PersonId | undefined {
  const person = find(plan.people, id)
  return person === undefined || person.left ? undefined : person.id
}

export function presentOwnerOf(plan: Plan, owner: OwnerRef | undefined): PersonId | undefined {
  return owner?.type === 'person' ? presentPerson(plan, owner.id) : undefined
}

/** For what is about no item. */
export function planner(base: BaseFigures): PersonId | undefined {
  const { plan } = base
  for (const milestone of headlineMilestones(base)) {
    const owner = presentOwner(plan, plan.items.list[milestone])?.id ?? ownerAbove(base, milestone)
    if (owner !== undefined) return owner
  }
  for (const objective of plan.objectives.list) {
    const owner = presentOwnerOf(plan, objective.owner)
    if (owner !== undefined) return owner
  }
  return undefined
}

/** The owner of a key result, else of its measure, else of its objective, else the planner. */
export function whoAnswersFor(base: BaseFigures, keyResult: number): PersonId | undefined {
  const { plan } = base
  const goal = plan.keyResults.list[keyResult]
  return (
    presentOwnerOf(plan, goal?.owner) ??
    presentOwnerOf(plan, find(plan.kpis, goal?.kpiId)?.owner) ??
    objectiveOwner(plan, goal?.objectiveId) ??
    planner(base)
  )
}

export function objectiveOwner(plan: Plan, id: ObjectiveId | undefined): PersonId | undefined {
  let objective = find(plan.objectives, id)
  for (let height = 0; objective !== undefined && height < 20; height++) {
    const owner = presentOwnerOf(plan, objective.owner)
    if (owner !== undefined) return owner
    objective = find(plan.objectives, objective.parentId)
  }
  return undefined
}

function ownerAbove({ plan, structure }: BaseFigures, index: number): PersonId | undefined {
  for (let above = structure.parent[index] ?? -1; above >= 0; above = structure.parent[above] ?? -1) {
    const owner = presentOwner(plan, plan.items.list[above])
    if (owner !== undefined) return owner.id
  }
  return undefined
}

function plannerFor(base: BaseFigures, index: number): PersonId | undefined {
  const { plan, mapping } = base
  for (const { keyResult } of mapping.shares[index] ?? []) {
    const owner = objectiveOwner(plan, plan.keyResults.list[keyResult]?.objectiveId)
    if (owner !== undefined) return owner
  }
  return planner(base)
}
