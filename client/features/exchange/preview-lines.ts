/** The preview's rows and those left out, in the file's order. */

import type { RowTrouble } from '../../../shared/exchange/table/neutral-row.ts'
import type { ImportPreview, PreviewRow } from '../../../shared/exchange/table/plan-import.ts'
import type { ReadTable } from '../../../shared/exchange/table/read-table.ts'

export interface PreviewLineData {
  readonly key: string
  readonly line: number
  readonly troubles: readonly RowTrouble[]
  /** Undefined: left out. */
  readonly row?: PreviewRow
}

export const lineFilters = ['all', 'new', 'changed', 'doubtful', 'left'] as const
export type LineFilter = (typeof lineFilters)[number]

export function linesOf(preview: ImportPreview, left: ReadTable['left']): readonly PreviewLineData[] {
  const lines = [
    ...preview.rows.map((row) => ({ key: row.itemId, line: row.line, troubles: row.troubles, row })),
    ...left.map(({ line, troubles }, i) => ({ key: `left ${i}`, line, troubles })),
  ]
  return left.length === 0 ? lines : lines.sort((a, b) => a.line - b.line)
}

export function linesShown(
  lines: readonly PreviewLineData[],
  filter: LineFilter,
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
    case 'left':
      return lines.filter(({ row }) => row === undefined)
  }
}
