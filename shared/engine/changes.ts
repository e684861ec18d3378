/**
 * What differs between two plans by position, so that a stage works on what changed and keeps the rest by identity.
 * Positions stand while the table of items shares its `indexById`.
 */

import type { Plan } from '../plan/plan.ts'
import type { Report } from '../plan/report.ts'

export interface Changes {
  /** Positions of items that are other objects than before. */
  readonly items: readonly number[]
  /** Positions of items whose report is another object than before. */
  readonly reports: readonly number[]
  readonly reportOf: readonly (Report | undefined)[]
}

/** Positions of items that are other objects than before; undefined when items came, went or moved in the table. */
export function changedItems(before: Plan, plan: Plan): readonly number[] | undefined {
  if (before.items.indexById !== plan.items.indexById) return undefined
  const changed: number[] = []
  if (before.items === plan.items) return changed
  const was = before.items.list
  const is = plan.items.list
  for (let i = 0; i < is.length; i++) if (was[i] !== is[i]) changed.push(i)
  return changed
}

/** Undefined when items came, went or moved in the table: everything is to be worked out anew. */
export function changesBetween(
  before: Plan,
  reportBefore: readonly (Report | undefined)[],
  plan: Plan,
): Changes | undefined {
  const items = changedItems(before, plan)
  if (items === undefined) return undefined
  if (before.reports === plan.reports) return { items, reports: [], reportOf: reportBefore }
  const reportOf = reportsByItem(plan)
  const reports: number[] = []
  for (let i = 0; i < reportOf.length; i++) if (reportOf[i] !== reportBefore[i]) reports.push(i)
  return { items, reports, reportOf }
}

/** The report on each item, by item position. Both tables are sorted by id, so one walk joins them. */
export function reportsByItem(plan: Plan): readonly (Report | undefined)[] {
  const found: (Report | undefined)[] = []
  const reports = plan.reports.list
  let at = 0
  for (const item of plan.items.list) {
    let report = reports[at]
    while (report !== undefined && report.id < item.id) report = reports[++at]
    found.push(report?.id === item.id ? report : undefined)
  }
  return found
}
