/** Bytes or pasted text to rows, in one step that may run in a worker: plain data in, plain data out. */

import type { ColumnGuess, ColumnRole } from './columns.ts'
import { guessColumns } from './columns.ts'
import { decodeText, largestFile } from './decode-text.ts'
import type { DecodedText, NotText } from './decode-text.ts'
import { otherFormatOf } from './other-format.ts'
import { parseRawTable } from './raw-table.ts'
import type { NoTable, RawTable } from './raw-table.ts'
import type { DayOrder } from './read-day.ts'
import { readTable } from './read-table.ts'
import type { ReadTable } from './read-table.ts'

export interface ImportRequest {
  readonly source: Uint8Array | string
  /** Meanings set by hand; absent: as guessed. */
  readonly roles?: readonly ColumnRole[]
  readonly dayOrders: ReadonlyMap<number, DayOrder>
  readonly hoursPerDay: number
  readonly currency: string
  readonly workdays: readonly number[]
  /** The plan's zone: a moment in the file is a day in it (SC1.4). */
  readonly timeZone: string
}

export interface TableRead {
  readonly type: 'table'
  readonly headers: readonly string[]
  /** Cells of the first rows, to choose the columns' meanings by. */
  readonly examples: readonly (readonly string[])[]
  readonly rowCount: number
  readonly hasHeader: boolean
  readonly delimiter: string
  readonly encoding: DecodedText['encoding']
  readonly guess: ColumnGuess
  readonly roles: readonly ColumnRole[]
  readonly read: ReadTable
}

export type ImportRead =
  | TableRead
  /** A plan file: it opens as a plan of its own. */
  | { readonly type: 'plan'; readonly text: string }
  | { readonly type: 'trouble'; readonly trouble: NotText | NoTable }

const exampleRows = 3

export function readImport(request: ImportRequest): ImportRead {
  const decoded = typeof request.source === 'string' ? fromPaste(request.source) : decodeText(request.source)
  if (!decoded.ok) return { type: 'trouble', trouble: decoded.error }
  const { text, encoding } = decoded.value
  if (isPlanFile(text)) return { type: 'plan', text }
  const looksLike = otherFormatOf(text)
  if (looksLike !== undefined) return { type: 'trouble', trouble: { code: 'NOT_TEXT', looksLike } }
  const table = parseRawTable(text)
  return table.ok ? ofTable(table.value, encoding, request) : { type: 'trouble', trouble: table.error }
}

function ofTable(table: RawTable, encoding: DecodedText['encoding'], request: ImportRequest): TableRead {
  const guess = guessColumns(table.headers)
  const roles = request.roles?.length === table.headers.length ? request.roles : guess.roles
  return {
    type: 'table',
    headers: table.headers,
    examples: table.rows.slice(0, exampleRows).map(({ cells }) => cells),
    rowCount: table.rows.length,
    hasHeader: table.hasHeader,
    delimiter: table.delimiter,
    encoding,
    guess,
    roles,
    read: readTable(table, { ...request, tool: guess.tool, roles }),
  }
}

function fromPaste(text: string): ReturnType<typeof decodeText> {
  if (text.trim() === '') return { ok: false, error: { code: 'EMPTY' } }
  if (text.length > largestFile)
    return { ok: false, error: { code: 'TOO_LARGE', bytes: text.length, limit: largestFile } }
  return { ok: true, value: { text, encoding: 'utf-8' } }
}

function isPlanFile(text: string): boolean {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  return start.startsWith('{') && start.includes('"plumbline"')
}
