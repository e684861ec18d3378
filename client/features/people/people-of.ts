/** Who owns how much and how old the oldest word on it is, by department. In order of names: people are never ranked (HO2). */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { Instant } from '../../../shared/base/instant.ts'
import type { DepartmentId, PersonId } from '../../../shared/plan/ids.ts'
import type { Person } from '../../../shared/plan/person.ts'

export interface PersonLoad {
  readonly person: Person
  /** Open leaves: neither done nor cancelled. */
  readonly owned: readonly string[]
  readonly inPlay: number
  readonly asked: number
  /** Of what is in play, the oldest word; `never` where something was never heard of. */
  readonly oldest: Instant | 'never' | undefined
}

export interface DepartmentPeople {
  readonly departmentId: DepartmentId | undefined
  readonly people: readonly PersonLoad[]
}

export function peopleOf(figures: Figures): readonly DepartmentPeople[] {
  const owned = new Map<PersonId, number[]>()
  figures.plan.items.list.forEach(({ owner }, index) => {
    if (
      owner?.type !== 'person' ||
      figures.structure.isLeaf[index] !== 1 ||
      figures.schedule.state[index] === 2
    )
      return
    owned.set(owner.id, [...(owned.get(owner.id) ?? []), index])
  })
  const byDepartment = new Map<DepartmentId | undefined, PersonLoad[]>()
  for (const person of figures.plan.people.list.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const known = figures.plan.departments.indexById.has(person.departmentId ?? '')
      ? person.departmentId
      : undefined
    byDepartment.set(known, [
      ...(byDepartment.get(known) ?? []),
      loadOf(figures, person, owned.get(person.id) ?? []),
    ])
  }
  const order = [
    ...figures.plan.departments.list.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ id }) => id),
    undefined,
  ]
  return order.flatMap((departmentId) => {
    const people = byDepartment.get(departmentId)
    return people ? [{ departmentId, people }] : []
  })
}

function loadOf(figures: Figures, person: Person, indices: readonly number[]): PersonLoad {
  const fresh = indices.flatMap((index) => figures.freshness[index] ?? []).filter(({ inPlay }) => inPlay)
  const never = fresh.some(({ saidAt }) => saidAt === undefined)
  const oldest = fresh.reduce((first, { saidAt = Infinity }) => Math.min(first, saidAt), Infinity)
  return {
    person,
    owned: indices.flatMap((index) => figures.plan.items.list[index]?.id ?? []),
    inPlay: fresh.length,
    asked: fresh.filter(({ state }) => state !== 'live').length,
    oldest: never ? 'never' : oldest === Infinity ? undefined : oldest,
  }
}
