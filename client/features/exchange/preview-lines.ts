/** The preview's rows and those left out, in the file's order. */

import type { RowTrouble } from '../../../shared/exchange/table/neutral-row.ts'
import type { ImportPreview, PreviewRow } from '../../../shared/exchange/table/plan-import.ts'
import type { ReadTable } from '../../../shared/exchange/table/read-table.ts'

export interface PreviewLineData {
  readonly key: string
  readonly line: number
  readonly troubles: readonly RowTrouble[]
  /** What stands in a row that is left out. */
  readonly found?: string
  /** Undefined: left out. */
  readonly row?: PreviewRow
}

export const lineFilters = ['all', 'new', 'changed', 'doubtful', 'day off', 'left'] as const
export type LineFilter = (typeof lineFilters)[number]

export function linesOf(preview: ImportPreview, left: ReadTable['left']): readonly PreviewLineData[] {
  const lines = [
    ...preview.rows.map((row) => ({ key: row.itemId, line: row.line, troubles: row.troubles, row })),
    ...left.map((row, i) => ({ ...row, key: `left ${i}` })),
  ]
  return left.length === 0 ? lines : lines.sort((a, b) => a.line - b.line)
}

export function linesShown(
  lines: readonly PreviewLineData[],
  filter: LineFilter,
  onDaysOff: ReadonlySet<string>,
): readonly PreviewLineData[] {
  switch (filter) {
    case 'all':
      return lines
    case 'new':
      return lines.filter(({ row }) => row?.action === 'create' || row?.action === 'revive')
    case 'changed':
      return lines.filter(({ row }) => row?.action === 'update')
    case 'doubtful':
      return lines.filter(({ row, troubles }) => row !== undefined && troubles.length > 0)
    case 'day off':
      return lines.filter(({ row }) => row !== undefined && onDaysOff.has(row.row.externalId))
    case 'left':
      return lines.filter(({ row }) => row === undefined)
  }
}

/** Currencies that are not the plan's, and on how many rows. */
export function foreignMoney(lines: readonly PreviewLineData[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (const { troubles } of lines) {
    const currencies = troubles.flatMap(({ code, names }) => (code === 'OTHER_CURRENCY' ? (names ?? []) : []))
    for (const currency of new Set(currencies)) rows.set(currency, (rows.get(currency) ?? 0) + 1)
  }
  return rows
}
