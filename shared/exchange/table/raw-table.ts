/** Text as a table of texts: comma, semicolon, tab or bar; quotes, doubled quotes and line breaks inside. */

import Papa from 'papaparse'
import { err, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'

export interface RawTable {
  readonly headers: readonly string[]
  /** Cells as they stand, trimmed; `line` counts from 1 in the file's records, the header's is below it. */
  readonly rows: readonly RawRow[]
  readonly delimiter: string
  /** False: the first row looked like data, so the headers are made up (Column 1 …). */
  readonly hasHeader: boolean
}

export interface RawRow {
  readonly line: number
  readonly cells: readonly string[]
  /** More or fewer cells than the header has. */
  readonly uneven: boolean
}

export type NoTable =
  | { readonly code: 'NO_ROWS' }
  | { readonly code: 'NO_TABLE' }
  | { readonly code: 'TOO_MANY_ROWS'; readonly rows: number }

const mostRows = 200_000

export function parseRawTable(text: string): Result<RawTable, NoTable> {
  const parsed = Papa.parse<string[]>(text.trim(), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const records = parsed.data
  if (records.length > mostRows) return err({ code: 'TOO_MANY_ROWS', rows: records.length })
  const widths = records.slice(0, 50).map((record) => record.length)
  const headerAt = findHeader(records)
  const header = records[headerAt] ?? []
  if (records.length === 0 || (Math.max(...widths) < 2 && !looksLikeTitles(records)))
    return err({ code: 'NO_TABLE' })
  const hasHeader = isHeader(header)
  const headers = header.map((cell, i) => (hasHeader && cell.trim() !== '' ? cell.trim() : `Column ${i + 1}`))
  const rows = records.slice(hasHeader ? headerAt + 1 : 0).map((record, i) => ({
    line: (hasHeader ? headerAt + 2 : 1) + i,
    cells: record.map((cell) => cell.trim()),
    uneven: record.length !== headers.length,
  }))
  return rows.length === 0
    ? err({ code: 'NO_ROWS' })
    : ok({ headers, rows, delimiter: parsed.meta.delimiter, hasHeader })
}

/** A title or notes above the table are narrower than it: the header is the first of the widest rows near the top. */
function findHeader(records: readonly (readonly string[])[]): number {
  const top = records.slice(0, 12).map((record) => record.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(0, ...top)
  return Math.max(
    0,
    top.findIndex((filled) => filled >= Math.max(2, widest - 1)),
  )
}

/** Headers are words; a row with a number or a date in it is data. */
function isHeader(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return filled.length > 0 && filled.every((cell) => !/^[\d.,/%€$£ :-]+$/.test(cell) && cell.length <= 80)
}

/** One column of short lines is a list of titles; prose is not. */
function looksLikeTitles(records: readonly (readonly string[])[]): boolean {
  const lines = records.map((record) => record[0]?.trim() ?? '')
  return (
    lines.length > 0 && lines.every((line) => line.length > 0 && line.length <= 160 && !/[{}<>]/.test(line))
  )
}
