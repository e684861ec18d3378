/** What each person owns and how old what is known of it is. By name, never by lateness (HO2). */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { isCancelled, progressStates } from '../../../shared/engine/schedule.ts'
import type { Schedule } from '../../../shared/engine/schedule.ts'
import type { DepartmentId, ItemId, PersonId } from '../../../shared/plan/ids.ts'
import type { Person } from '../../../shared/plan/person.ts'

export interface PersonLoad {
  readonly person: Person
  /** Leaves and groups owned that are not done, as positions shown. */
  readonly open: readonly ItemId[]
  readonly inPlay: number
  /** Reports that are overdue or were never given. */
  readonly asked: number
  /** Hours of effort on open leaves, where the plan says them. */
  readonly hours: number
  /** The oldest report on what is in play; undefined with `unheard` or nothing in play. */
  readonly oldest: Instant | undefined
  readonly unheard: boolean
}

/** A head, `left` for those who have left, and beneath it the people. */
export type PeopleRow =
  | {
      readonly type: 'head'
      readonly key: string
      readonly department: DepartmentId | 'left' | undefined
      readonly count: number
    }
  | { readonly type: 'person'; readonly key: string; readonly load: PersonLoad }

export function loadsOf(figures: Figures): ReadonlyMap<PersonId, PersonLoad> {
  const owned = new Map<PersonId, number[]>()
  figures.plan.items.list.forEach((item, index) => {
    if (item.owner?.type !== 'person') return
    const list = owned.get(item.owner.id)
    if (list) list.push(index)
    else owned.set(item.owner.id, [index])
  })
  return new Map(
    figures.plan.people.list.map((person) => [
      person.id,
      loadOf(figures, person, owned.get(person.id) ?? []),
    ]),
  )
}

function loadOf(figures: Figures, person: Person, owned: readonly number[]): PersonLoad {
  const { plan, freshness, schedule, structure } = figures
  const open = owned.filter((index) => !isOver(schedule, index))
  const heard = open.flatMap((index) => (freshness[index]?.inPlay ? [freshness[index]] : []))
  const times = heard.flatMap(({ saidAt }) => saidAt ?? [])
  return {
    person,
    open: open.flatMap((index) => plan.items.list[index]?.id ?? []),
    inPlay: heard.length,
    asked: heard.filter(({ state }) => state === 'overdue' || state === 'never').length,
    hours: open.reduce(
      (sum, index) => sum + (structure.isLeaf[index] === 1 ? (plan.items.list[index]?.effort ?? 0) : 0),
      0,
    ),
    oldest: times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b)),
    unheard: heard.some(({ state }) => state === 'never'),
  }
}

/** Those who are here by department as the plan orders them, each by name; those who have left last. */
export function peopleRows(figures: Figures, matches: (name: string) => boolean): readonly PeopleRow[] {
  const all = [...loadsOf(figures).values()]
    .filter(({ person }) => matches(person.name))
    .sort((a, b) => a.person.name.localeCompare(b.person.name))
  const here = all.filter(({ person }) => !person.left)
  const departments = figures.plan.departments.list.toSorted(
    (a, b) => compare(a.order ?? '', b.order ?? '') || a.name.localeCompare(b.name),
  )
  const known = new Set(departments.map(({ id }) => id))
  const byDepartment = Map.groupBy(here, ({ person: { departmentId = '' } }) =>
    known.has(departmentId) ? departmentId : undefined,
  )
  return [
    ...departments.flatMap(({ id }) => rowsUnder(id, byDepartment.get(id))),
    ...rowsUnder(undefined, byDepartment.get(undefined)),
    ...rowsUnder(
      'left',
      all.filter(({ person }) => person.left),
    ),
  ]
}

function rowsUnder(
  department: DepartmentId | 'left' | undefined,
  people: readonly PersonLoad[] = [],
): PeopleRow[] {
  if (people.length === 0) return []
  return [
    { type: 'head', key: `of ${department ?? ''}`, department, count: people.length },
    ...people.map((load): PeopleRow => ({ type: 'person', key: load.person.id, load })),
  ]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isOver(schedule: Schedule, index: number): boolean {
  return progressStates[schedule.state[index] ?? 0] === 'finished' || isCancelled(schedule, index)
}
