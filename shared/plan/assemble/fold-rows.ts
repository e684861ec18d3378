/** Folds what was touched in the ledger: reports and readings (which name entities), sessions, decisions, comments, devices. */

import type { Readings, Report } from '../report.ts'
import type { AssembledState } from './assembled-state.ts'
import { foldReport } from './fold-report.ts'
import type { Rows } from './read-rows.ts'
import { RowTrouble } from './row-trouble.ts'

export function foldReports(ids: Iterable<string>, state: AssembledState): Rows<Report> {
  const { ledger, references, faults } = state
  const rows: Rows<Report> = new Map()
  for (const id of ids) {
    const { report, faults: inside } = foldReport(id, ledger.stories.get(id), ledger)
    rows.set(id, report)
    const row = { kind: 'report', id } as const
    const trouble = new RowTrouble(row, references)
    references.forget(row)
    if (report && !references.isKnown('item', id)) trouble.refers('item', ['item'], id)
    faults.put(`report\n${id}`, [...inside, ...trouble.faults])
  }
  return rows
}

export function foldReadings(ids: Iterable<string>, state: AssembledState): Rows<Readings> {
  const { ledger, references, faults } = state
  const rows: Rows<Readings> = new Map()
  for (const id of ids) {
    const standing = ledger.standing(ledger.readings.get(id))
    const readings = standing.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    rows.set(id, readings.length > 0 ? { id, readings } : undefined)
    const row = { kind: 'readings', id } as const
    const trouble = new RowTrouble(row, references)
    references.forget(row)
    if (readings.length > 0 && !references.isKnown('kpi', id)) trouble.refers('kpi', ['kpi'], id)
    faults.put(`readings\n${id}`, trouble.faults)
  }
  return rows
}

export function foldEach<T>(ids: Iterable<string>, fold: (id: string) => T | undefined): Rows<T> {
  return new Map([...ids].map((id) => [id, fold(id)]))
}
