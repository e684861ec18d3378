/** Text as a table of texts: comma, semicolon, tab or bar; quotes, doubled quotes and line breaks inside. */

import Papa from 'papaparse'
import { err, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'

export interface RawTable {
  readonly headers: readonly string[]
  /** `line` counts from 1 in the file's records, the header's is below it. */
  readonly rows: readonly RawRow[]
  readonly delimiter: string
  /** False: the first row looked like data, so the headers are made up (Column 1 …). */
  readonly hasHeader: boolean
}

export interface RawRow {
  readonly line: number
  /** Trimmed. */
  readonly cells: readonly string[]
  /** How far each cell's text is set in, in letters; a tab counts four. Absent where none is. */
  readonly indents?: readonly number[]
  /** Fewer cells than the header has, or something beyond them. */
  readonly uneven: boolean
}

export type NoTable =
  | { readonly code: 'NO_ROWS' }
  | { readonly code: 'NO_TABLE' }
  | { readonly code: 'TOO_MANY_ROWS'; readonly limit: number }

/**
 * Five times what the board is built for. Time grows with the rows: so many are read in 1.5 s beside the page, where it can
 * be cancelled, and previewed, signed and counted in 2.6 s (Node, a busy core); twice as many would keep a phone for longer
 * than a person waits.
 */
export const mostRows = 50_000

export function parseRawTable(text: string): Result<RawTable, NoTable> {
  const { delimiter, body } = withoutFirstLine(text)
  const parsed = Papa.parse<string[]>(body, {
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
    preview: mostRows + 50,
  })
  const records = parsed.data
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
    ...(record.some(isIndented) && { indents: record.map(indentOf) }),
    uneven: record.length < headers.length || record.slice(headers.length).some((cell) => cell.trim() !== ''),
  }))
  if (rows.length > mostRows) return err({ code: 'TOO_MANY_ROWS', limit: mostRows })
  return rows.length === 0
    ? err({ code: 'NO_ROWS' })
    : ok({ headers, rows, delimiter: parsed.meta.delimiter, hasHeader })
}

/** Excel names the mark between cells in a line of its own: `sep=;`. Of the rest only what is no cell is cut off. */
function withoutFirstLine(text: string): { readonly delimiter: string; readonly body: string } {
  const bare = text.replace(/^\uFEFF/, '').replace(/[\r\n]+$/, '')
  const named = /^sep=(.)\r?\n/i.exec(bare)
  return { delimiter: named?.[1] ?? '', body: bare.slice(named?.[0].length ?? 0) }
}

const isIndented = (cell: string): boolean => /^[\s\u00A0]+\S/.test(cell)

function indentOf(cell: string): number {
  const [space = ''] = /^[\s\u00A0]*/.exec(cell) ?? []
  return cell.trim() === '' ? 0 : space.replaceAll('\t', '    ').length
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
