/** Items with their reports by position, and which of them are other objects than a moment ago. */

import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'

export interface RowSource {
  readonly items: readonly Item[]
  readonly reports: readonly Report[]
  readonly places: Places
}

/** Where each item's report stands in the list of reports, and the other way round; -1 for none. */
interface Places {
  readonly itemIndexById: ReadonlyMap<ItemId, number>
  readonly reportIndexById: ReadonlyMap<ItemId, number>
  readonly reportOfItem: Int32Array
  readonly itemOfReport: Int32Array
}

export function rowSourceOf(plan: Plan, before?: RowSource): RowSource {
  const isSamePlace =
    before?.places.itemIndexById === plan.items.indexById &&
    before.places.reportIndexById === plan.reports.indexById
  const places = isSamePlace ? before.places : placesOf(plan)
  return { items: plan.items.list, reports: plan.reports.list, places }
}

export function reportOf(source: RowSource, index: number): Report | undefined {
  return source.reports[source.places.reportOfItem[index] ?? -1]
}

/** Positions whose item or report is another object than before, some perhaps twice. Both must hold the same items. */
export function changedRows(before: RowSource, after: RowSource): readonly number[] {
  const changed: number[] = []
  if (before.items !== after.items) {
    for (let i = 0; i < after.items.length; i++) if (before.items[i] !== after.items[i]) changed.push(i)
  }
  if (before.reports === after.reports) return changed
  if (before.places !== after.places) {
    for (let i = 0; i < after.items.length; i++)
      if (reportOf(before, i) !== reportOf(after, i)) changed.push(i)
    return changed
  }
  for (let r = 0; r < after.reports.length; r++) {
    const item = after.places.itemOfReport[r] ?? -1
    if (item >= 0 && before.reports[r] !== after.reports[r]) changed.push(item)
  }
  return changed
}

function placesOf(plan: Plan): Places {
  const itemIndexById = plan.items.indexById
  const reportIndexById = plan.reports.indexById
  const reportOfItem = new Int32Array(plan.items.list.length).fill(-1)
  const itemOfReport = Int32Array.from(plan.reports.list, (report) => itemIndexById.get(report.id) ?? -1)
  itemOfReport.forEach((item, r) => {
    if (item >= 0) reportOfItem[item] = r
  })
  return { itemIndexById, reportIndexById, reportOfItem, itemOfReport }
}
