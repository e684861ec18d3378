/**
 * What differs between two plans by position, so that a stage works on what changed and keeps the rest by identity.
 * Positions stand while the table of items shares its `indexById`.
 */

import { changedIds, tellChangedIds } from '../base/table.ts'
import type { Table } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import { keepColumn } from './column-changes.ts'
import { seated, seatedList } from './seats.ts'
import type { Seats } from './seats.ts'

/** Ascending positions. */
export interface Changes {
  /** Of items that are other objects than before. */
  readonly items: readonly number[]
  /** Of items whose report is another object than before. */
  readonly reports: readonly number[]
  /** Of both. */
  readonly rows: readonly number[]
  /** Of `items`, those that stand otherwise in the tree, or whose group does. */
  readonly stirred: readonly number[]
  /** Ids of items that came or went, where the plan before was put on other seats; undefined where it was not. */
  readonly turnedOver: readonly ItemId[] | undefined
}

const none: readonly number[] = []
const nothing: Changes = { items: none, reports: none, rows: none, stirred: none, turnedOver: undefined }

/** Undefined when items came, went or moved in the table: everything is to be worked out anew. */
export function changesBetween(before: Plan, plan: Plan): Changes | undefined {
  if (before.items.indexById !== plan.items.indexById) return undefined
  if (before.items === plan.items && before.reports === plan.reports) return nothing
  const known = changesOf.get(before)
  if (known?.plan.deref() === plan) return known.changes
  const items = positionsOf(plan, changedIds(before.items, plan.items))
  const reports = positionsOf(plan, changedIds(before.reports, plan.reports))
  return tell(before, plan, items, reports)
}

function tell(
  before: Plan,
  plan: Plan,
  items: readonly number[],
  reports: readonly number[],
  { stirred, turnedOver }: Pick<Changes, 'stirred' | 'turnedOver'> = nothing,
): Changes {
  const rows = ascending(new Set([...items, ...reports]))
  const changes = { items, reports, rows, stirred, turnedOver }
  changesOf.set(before, { plan: new WeakRef(plan), changes })
  return changes
}

/**
 * `moved` is `emptied` on the seats of `plan`, and that is `before` without what went: tells what differs between `moved` and
 * `plan`, and carries reports over.
 */
export function tellSeated(before: Plan, emptied: Plan, moved: Plan, plan: Plan, seats: Seats): void {
  const ids = changedIds(before.items, plan.items)
  const turnedOver = ids.filter((id) => before.items.indexById.has(id) !== plan.items.indexById.has(id))
  const items = positionsOf(plan, ids)
  const reportedIds = changedIds(before.reports, plan.reports)
  const reported = positionsOf(plan, reportedIds)
  tellChangedIds(
    moved.items,
    plan.items,
    ids.filter((id) => plan.items.indexById.has(id)),
  )
  if (emptied.reports === before.reports) tellChangedIds(moved.reports, plan.reports, reportedIds)
  // What came may have been reported on before.
  const reports = ascending(new Set([...reported, ...seats.came]))
  tell(moved, plan, ascending(new Set([...items, ...seats.stirred])), reports, {
    stirred: seats.stirred,
    turnedOver,
  })
  const { list, blocked } = reportedOn(emptied, undefined)
  reportsOf.set(moved.reports, {
    items: moved.items.indexById,
    list: seatedList(list, seats, () => undefined),
    blocked: seated(blocked, seats),
  })
}

/** Positions of items that are other objects than before; undefined when items came, went or moved in the table. */
export function changedItems(before: Plan, plan: Plan): readonly number[] | undefined {
  return changesBetween(before, plan)?.items
}

/** Only a memo: of each plan, what differs in the one that was made of it last. Every stage asks the same. */
const changesOf = new WeakMap<Plan, { readonly plan: WeakRef<Plan>; readonly changes: Changes }>()

/** The report on each item, by item position. `before`: a plan from before, whose list is carried on. */
export function reportsByItem(plan: Plan, before?: Plan): readonly (Report | undefined)[] {
  return reportedOn(plan, before).list
}

/** By item position: 1 where the report says *blocked*. The same column while it says the same. */
export function blockedItems(plan: Plan): Uint8Array {
  return reportedOn(plan, undefined).blocked
}

interface Reported {
  readonly items: unknown
  readonly list: readonly (Report | undefined)[]
  readonly blocked: Uint8Array
}

function reportedOn(plan: Plan, before: Plan | undefined): Reported {
  const known = reportsOf.get(plan.reports)
  if (known?.items === plan.items.indexById) return known
  const reported = (before && carried(before, plan)) ?? joined(plan)
  reportsOf.set(plan.reports, reported)
  return reported
}

/** Only a memo: one table of reports is joined to one table of items. */
const reportsOf = new WeakMap<Table<Report>, Reported>()

function carried(before: Plan, plan: Plan): Reported | undefined {
  const known = reportsOf.get(before.reports)
  const changes = changesBetween(before, plan)
  if (!changes || known?.items !== plan.items.indexById) return undefined
  if (changes.reports.length === 0) return known
  const list = known.list.slice()
  const blocked = known.blocked.slice()
  for (const index of changes.reports) {
    const at = plan.reports.indexById.get(plan.items.list[index]?.id ?? '')
    list[index] = at === undefined ? undefined : plan.reports.list[at]
    blocked[index] = isBlocked(list[index])
  }
  return { items: known.items, list, blocked: keepColumn(known.blocked, blocked) }
}

/** Both tables are sorted by id, so one walk joins them. */
function joined(plan: Plan): Reported {
  const found: (Report | undefined)[] = []
  const reports = plan.reports.list
  let at = 0
  for (const item of plan.items.list) {
    let report = reports[at]
    while (report !== undefined && report.id < item.id) report = reports[++at]
    found.push(report?.id === item.id ? report : undefined)
  }
  return { items: plan.items.indexById, list: found, blocked: Uint8Array.from(found, isBlocked) }
}

function isBlocked(report: Report | undefined): 0 | 1 {
  return report?.status === 'blocked' ? 1 : 0
}

function positionsOf({ items }: Plan, ids: readonly string[]): readonly number[] {
  if (ids.length === 0) return none
  const positions: number[] = []
  for (const id of ids) {
    const at = items.indexById.get(id)
    if (at !== undefined) positions.push(at)
  }
  return ascending(positions)
}

function ascending(positions: Iterable<number>): readonly number[] {
  return [...positions].sort((a, b) => a - b)
}
