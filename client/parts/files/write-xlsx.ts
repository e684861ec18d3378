/**
 * Sheets as an XLSX file, the writer loaded when first asked for. Texts are written as texts, so nothing in them is run as a
 * formula; numbers and days stay numbers and days, to be summed and sorted.
 */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'

export interface Sheet {
  readonly name: string
  /** Names of columns, each with how wide it is in letters. */
  readonly columns: readonly { readonly name: string; readonly width?: number }[]
  readonly rows: readonly (readonly SheetCell[])[]
}

export type SheetCell =
  string | number | null | { readonly day: Day } | { readonly amount: number } | { readonly strong: string }

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function writeXlsx(sheets: readonly Sheet[], fileName: string): Promise<File> {
  const { default: write } = await import('write-excel-file/browser')
  const blob = await write(
    sheets.map(({ name, columns, rows }) => ({
      sheet: sheetName(name),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      columns: columns.map(({ width = 14 }) => ({ width })),
      data: [
        columns.map((column) => ({ value: column.name, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBlob()
  return new File([blob], fileName, { type: xlsxType })
}

/** At most 31 letters, none of those that a sheet's name may not have. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*:[\]]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet'
  )
}

function cellOf(cell: SheetCell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: cell, type: String, wrap: true }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if ('day' in cell)
    return { value: new Date(dayToNumber(cell.day) * 86_400_000), type: Date, format: 'yyyy-mm-dd' }
  if ('amount' in cell) return { value: cell.amount, type: Number, format: '#,##0' }
  return { value: cell.strong, type: String, fontWeight: 'bold' as const }
}
