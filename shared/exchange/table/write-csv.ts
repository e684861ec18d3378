/** A table as CSV (RFC 4180), with a byte order mark for Excel. Text that a spreadsheet would run as a formula stays text. */

export type CsvCell = string | number | undefined

export interface CsvOptions {
  /** Excel reads UTF-8 only with it. */
  readonly byteOrderMark: boolean
}

export function writeCsv(rows: readonly (readonly CsvCell[])[], { byteOrderMark }: CsvOptions): string {
  const lines = rows.map((row) => `${row.map(cellText).join(',')}\r\n`)
  return (byteOrderMark ? '\uFEFF' : '') + lines.join('')
}

function cellText(cell: CsvCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
