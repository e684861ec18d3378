/** The report on each item, by position; a memo over the walk that joins the two tables. */

import type { Table } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'
import { reportsByItem } from './changes.ts'

type Reports = readonly (Report | undefined)[]

const known = new WeakMap<
  Table<Report>,
  { readonly positions: Table<Item>['indexById']; readonly reports: Reports }
>()

export function reportsOf(plan: Plan): Reports {
  const found = known.get(plan.reports)
  if (found?.positions === plan.items.indexById) return found.reports
  const reports = reportsByItem(plan)
  known.set(plan.reports, { positions: plan.items.indexById, reports })
  return reports
}
