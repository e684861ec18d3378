/** What is to change on one item, from one cell or several, and the commands that do it: one for each kind of change. */

import { find } from '../../../shared/base/table.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { contribute } from '../../../shared/commands/contribute.ts'
import type { NewItem } from '../../../shared/commands/create-items.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import { setItem } from '../../../shared/commands/set-item.ts'
import { setOwner } from '../../../shared/commands/set-owner.ts'
import { setStatus } from '../../../shared/commands/set-status.ts'
import type { Status } from '../../../shared/plan/report.ts'
import type { DepartmentId, ItemId, KeyResultId, PersonId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { given } from '../../parts/given.ts'
import type { Given } from '../../parts/given.ts'

/** Absent: as it is. Null: none. */
export interface ItemChange {
  readonly title?: string
  readonly type?: 'task' | 'milestone'
  readonly owner?: PersonId | null
  readonly department?: DepartmentId | null
  readonly start?: string | null
  readonly finish?: string | null
  readonly duration?: number | null
  readonly deadline?: string | null
  readonly effort?: number | null
  readonly budget?: number | null
  readonly notes?: string | null
  /** The whole set after the change. */
  readonly labels?: readonly string[]
  readonly helpers?: readonly string[]
  readonly contributes?: readonly KeyResultId[]
  readonly status?: Exclude<Status, 'blocked'>
  readonly percent?: number
  readonly remaining?: number
  readonly actualStart?: string
  readonly actualFinish?: string
}

export function commandsOf(plan: Plan, id: ItemId, change: ItemChange): readonly Given[] {
  const item = find(plan.items, id)
  if (!item) return []
  const { title, owner, start, finish, duration, status, percent, remaining } = change
  const { type, department, effort, budget, notes, deadline, labels, helpers, actualStart, actualFinish } =
    change
  const fields = {
    ...said({ type, department, effort, budget, notes, deadline }),
    ...(labels && { labels: members(item.labels, labels) }),
    ...(helpers && { helpers: members(item.helpers, helpers) }),
  }
  const dates = said({ start, finish, duration })
  const reported = said({ percent, remaining, actualStart, actualFinish })
  const hasReport = Object.keys(reported).length > 0
  return [
    ...(title === undefined ? [] : [given(renameItem, { item: id, title })]),
    ...(Object.keys(fields).length > 0 ? [given(setItem, { item: id, ...fields })] : []),
    ...(Object.keys(dates).length > 0 ? [given(setDates, { item: id, ...dates })] : []),
    ...(owner === undefined
      ? []
      : [given(setOwner, { item: id, owner: owner === null ? null : { type: 'person', id: owner } })]),
    ...(hasReport
      ? [given(checkIn, { item: id, ...reported, ...said({ status: status ?? doneBy(actualFinish) }) })]
      : status === undefined
        ? []
        : [given(setStatus, { item: id, status })]),
    ...contributions(item.contributes, change.contributes).map(([keyResult, share]) =>
      given(contribute, { item: id, keyResult, share }),
    ),
  ]
}

/** A row that is not there yet, with what is said of it at once. */
export function newItemOf(change: ItemChange): NewItem {
  const { title = '', owner, department, start, finish, duration, deadline, effort, budget, notes } = change
  const { type, status, percent, remaining, actualStart, actualFinish } = change
  return {
    title,
    ...said({ type, status, percent, remaining, actualStart, actualFinish }),
    ...standing({ department, start, finish, duration, deadline, effort, budget, notes }),
    ...(owner && { owner: { type: 'person' as const, id: owner } }),
    ...(change.labels && { labels: asMembers(change.labels) }),
    ...(change.helpers && { helpers: asMembers(change.helpers) }),
    ...(change.contributes && {
      contributes: Object.fromEntries(change.contributes.map((keyResult) => [keyResult, 1])),
    }),
  }
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function said<T extends object>(values: T): Said<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said<T>
}

function standing<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> }
}

function doneBy(actualFinish: string | undefined): 'done' | undefined {
  return actualFinish === undefined ? undefined : 'done'
}

function members(
  before: Readonly<Record<string, true>>,
  after: readonly string[],
): Readonly<Record<string, true | null>> {
  const gone = Object.keys(before).filter((name) => !after.includes(name))
  return { ...asMembers(after), ...Object.fromEntries(gone.map((name) => [name, null])) }
}

function asMembers(names: readonly string[]): Readonly<Record<string, true>> {
  return Object.fromEntries(names.map((name) => [name, true as const]))
}

/** Shares that stand are kept; a new key result counts whole. */
function contributions(
  before: Readonly<Record<KeyResultId, number>>,
  after: readonly KeyResultId[] | undefined,
): readonly (readonly [KeyResultId, number | null])[] {
  if (!after) return []
  return [
    ...Object.keys(before)
      .filter((id) => !after.includes(id))
      .map((id) => [id, null] as const),
    ...after.filter((id) => before[id] === undefined).map((id) => [id, 1] as const),
  ]
}
