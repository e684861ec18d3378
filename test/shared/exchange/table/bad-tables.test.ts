import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostRows, parseRawTable } from '../../../../shared/exchange/table/raw-table.ts'
import { readImport } from '../../../../shared/exchange/table/read-import.ts'
import { codesOf, readTableOf, requestOf } from './import-case.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('bad input gets a clear answer', () => {
  it('takes as many rows as it says, under a header, and not one more', () => {
    const table = (rows: number): string => `Title,Owner\n${'A,B\n'.repeat(rows)}`
    const read = parseRawTable(table(mostRows))
    expect(read.ok && read.value.rows.length).toBe(mostRows)
    const trouble = { code: 'TOO_MANY_ROWS', limit: mostRows }
    expect(answer(table(mostRows + 1))).toEqual({ type: 'trouble', trouble })
  })

  const answer = (source: Uint8Array | string) => readImport(requestOf(source))

  it.each([
    ['empty', new Uint8Array(), 'EMPTY'],
    ['only blanks', utf8('  \n \n'), 'EMPTY'],
    ['an Excel workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20), 'NOT_TEXT'],
    ['a PDF', utf8('%PDF-1.7'), 'NOT_TEXT'],
    ['bytes', Uint8Array.of(1, 0, 2, 0, 0, 9), 'NOT_TEXT'],
    [
      'a web page',
      utf8('<!DOCTYPE html>\n<html><body>Sign in, please, now</body></html>'),
      'NOT_TEXT',
      'html',
    ],
    ['JSON of something else', utf8('{ "cards": [1, 2] }'), 'NOT_TEXT', 'json'],
    ['a list in JSON', utf8('[{"id": 1, "name": "A"}]'), 'NOT_TEXT', 'json'],
    [
      'a plan of MS Project in XML',
      utf8('<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project">'),
      'NOT_TEXT',
      'mspdi',
    ],
    ['bytes without a zero', Uint8Array.of(5, 65, 44, 66, 10, 2, 3, 67, 44, 1), 'NOT_TEXT'],
    ['prose', utf8('Dear all {this} is no table'), 'NO_TABLE'],
    ['headers only', utf8('Title,Owner\n'), 'NO_ROWS'],
  ])('%s', (_, bytes, code, looksLike = undefined) => {
    expect(answer(bytes)).toMatchObject({
      type: 'trouble',
      trouble: { code, ...(looksLike && { looksLike }) },
    })
  })

  it('50 MB and a byte', () => {
    expect(answer(new Uint8Array(50 * 1024 * 1024 + 1))).toMatchObject({ trouble: { code: 'TOO_LARGE' } })
  })

  it('a plan file is told apart', () => {
    expect(answer('{ "plumbline": 1, "items": [] }')).toMatchObject({ type: 'plan' })
  })

  it('30 % broken rows: each is answered for, and every other row is read', () => {
    const lines = Array.from({ length: 100 }, (_, i) =>
      i % 10 === 0
        ? ',Ann,2026-01-05'
        : i % 10 === 1
          ? `T${i},Ann,31.31.2026`
          : i % 10 === 2
            ? `T${i}`
            : `T${i},Ann,2026-01-05`,
    )
    const { rows, left } = readTableOf(`Title,Owner,Start\n${lines.join('\n')}\n`).read
    expect(rows).toHaveLength(90)
    expect(left).toHaveLength(10)
    expect(left.every((row) => codesOf(row).includes('NO_TITLE'))).toBe(true)
    expect(rows.filter((row) => codesOf(row).length > 0)).toHaveLength(20)
  })

  it('the same row twice counts once; the same id with another title is another row, and told', () => {
    const { rows, left } = readTableOf('ID,Title\n1,A\n1,A\n1,B\n').read
    expect(left.map(codesOf)).toEqual([['SAME_ID']])
    expect(rows.map(codesOf)).toEqual([[], ['SAME_ID']])
  })

  it('arbitrary text and bytes never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 })), (source) => {
        expect(answer(source).type).toBeTypeOf('string')
      }),
      { numRuns: 300 },
    )
  })

  it('arbitrary cells under known headers never throw, and no row is lost', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('31.02.2026', '140%', '1FS+2d', '1', '2', '-3', '€ 5', 'done', '2026-03-05', ''),
    )
    const headers = 'ID,Title,Parent,Start,Finish,Duration,Percent complete,Budget,Status,Predecessors'
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 12 }),
        (table) => {
          const quoted = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          const read = readImport(requestOf(`${headers}\n${quoted.join('\n')}\n`))
          if (read.type !== 'table') return
          expect(read.read.rows.length + read.read.left.length).toBeGreaterThanOrEqual(read.rowCount)
        },
      ),
      { numRuns: 200 },
    )
  })
})
