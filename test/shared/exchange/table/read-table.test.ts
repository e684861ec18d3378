import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImport } from '../../../../shared/exchange/table/read-import.ts'
import { codesOf, readTableOf, requestOf, rowCalled, rowsOf } from './import-case.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('tables of any make are read into rows (P10)', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('with %s between cells', (_, mark) => {
    const text = ['Title', 'Owner', 'Start'].join(mark) + `\nBuild${mark}Ann${mark}2026-12-01\n`
    expect(rowsOf(text)).toMatchObject([{ title: 'Build', owners: ['Ann'], start: '2026-12-01' }])
  })

  it('with quotes, doubled quotes and line breaks inside', () => {
    const [row] = rowsOf('Title,Notes\n"Say ""yes"", once","first\nsecond"\n')
    expect(row).toMatchObject({ title: 'Say "yes", once', notes: 'first\nsecond' })
  })

  it('in UTF-8 with and without a byte order mark, in UTF-16 and in Windows-1252', () => {
    const text = 'Title;Owner\nPrüfung;Jörg\n'
    const ansi = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const wide = new Uint8Array(2 + 2 * text.length)
    wide.set([0xff, 0xfe])
    ;[...text].forEach((letter, i) =>
      wide.set([letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8], 2 + 2 * i),
    )
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), ansi, wide]) {
      expect(rowsOf(bytes)).toMatchObject([{ title: 'Prüfung', owners: ['Jörg'] }])
    }
    expect(readTableOf(ansi).encoding).toBe('windows-1252')
  })

  it('with a title above the headers', () => {
    expect(rowsOf('Our plan,,\n,,\nTask,Owner,Due\nBuild,Ann,2026-12-04\n')).toMatchObject([
      { title: 'Build', finish: '2026-12-04' },
    ])
  })

  it('a column may be given another meaning by hand', () => {
    const rows = rowsOf('Title,Whatever\nBuild,Ann\n', { roles: ['title', 'owner'] })
    expect(rows).toMatchObject([{ owners: ['Ann'] }])
  })
})

describe('days are read by their column, and asked about where both orders fit', () => {
  it('asks, with an example, and takes the answer', () => {
    const csv = 'Title,Start\nA,03/04/2026\nB,05/06/2026\n'
    expect(readTableOf(csv).read.questions).toMatchObject([
      { column: 1, header: 'Start', example: '03/04/2026' },
    ])
    expect(rowsOf(csv, { dayOrders: new Map([[1, 'dmy']]) })[0]).toMatchObject({ start: '2026-04-03' })
    expect(rowsOf(csv, { dayOrders: new Map([[1, 'mdy']]) })[0]).toMatchObject({ start: '2026-03-04' })
  })

  it('one value over twelve settles its column and those beside it', () => {
    const read = readTableOf('Title,Start,Finish\nA,03/04/2026,25/04/2026\n').read
    expect(read.questions).toEqual([])
    expect(read.rows).toMatchObject([{ start: '2026-04-03', finish: '2026-04-25' }])
  })

  it('reads `Sat 01.01.00 08:00`, ISO with a time, words and serial days', () => {
    expect(rowsOf('Title,Start\nA,Sat 01.01.00 08:00\n')).toMatchObject([{ start: '2000-01-01' }])
    expect(rowsOf('Title,Start\nA,2026-03-05T08:00:00Z\n')).toMatchObject([{ start: '2026-03-05' }])
    expect(rowsOf('Title,Start\nA,"Mar 5, 2026"\n')).toMatchObject([{ start: '2026-03-05' }])
    expect(rowsOf('Title,Start\nA,46086\n')).toMatchObject([{ start: '2026-03-05' }])
  })

  it('31.02. is told and left empty; so is what is no day', () => {
    const rows = rowsOf('Title,Start\nA,31.02.2026\nB,soon\nC,28.02.2026\n')
    expect(rows.map(codesOf)).toEqual([['NO_SUCH_DAY'], ['NO_DAY'], []])
    expect(rows.map(({ start }) => start)).toEqual([undefined, undefined, '2026-02-28'])
  })

  it('a finish before its start is told and neither is taken', () => {
    const [row] = rowsOf('Title,Start,Finish\nA,2026-03-05,2026-03-01\n')
    expect(row && codesOf(row)).toEqual(['FINISH_BEFORE_START'])
    expect(row).not.toHaveProperty('finish')
  })
})

describe('amounts', () => {
  it.each([
    ['3 days', 3],
    ['2 w', 10],
    ['16 hrs', 2],
    ['1 mo', 20],
    ['4 h', 1],
    ['PT16H0M0S', 2],
    ['5', 5],
  ])('a duration of %s is %i working days', (text, days) => {
    expect(rowsOf(`Title,Duration\nA,${text}\n`)).toMatchObject([{ duration: days }])
  })

  it('percent 140, another currency and a number that is none are told and left empty', () => {
    const rows = rowsOf('Title,Percent complete,Budget\nA,140,100\nB,50,$ 100\nC,x,100\n')
    expect(rows.map(codesOf)).toEqual([['PERCENT_OUT_OF_RANGE'], ['OTHER_CURRENCY'], ['NO_NUMBER']])
    expect(rows[1]).not.toHaveProperty('budget')
  })

  it('decimal commas and points are told apart by the whole column', () => {
    expect(rowsOf('Title;Budget\nA;"1.234,50"\nB;10,25\n')).toMatchObject([
      { budget: 1234.5 },
      { budget: 10.25 },
    ])
    expect(rowsOf('Title,Budget\nA,"1,234.50"\n')).toMatchObject([{ budget: 1234.5 }])
  })
})

describe('place and links', () => {
  it('outline levels become groups', () => {
    const rows = rowsOf('Title,Outline level\nAll,1\nPart,2\nDetail,3\nOther,2\n')
    const id = (title: string) => rowCalled(rows, title).externalId
    expect(rows.map(({ type }) => type)).toEqual(['group', 'group', 'task', 'task'])
    expect(rowCalled(rows, 'Detail').parent).toBe(id('Part'))
    expect(rowCalled(rows, 'Other').parent).toBe(id('All'))
  })

  it('dependencies by id, by name and as `3FS+2d`', () => {
    const rows = rowsOf('ID,Title,Predecessors\n1,A,\n2,"B, or not",1\n3,C,"B, or not"\n4,D,3FS+2d;1SS-1d\n')
    expect(rows.map(({ predecessors }) => predecessors)).toEqual([
      [],
      [{ target: '1', type: 'FS', lag: 0 }],
      [{ target: '2', type: 'FS', lag: 0 }],
      [
        { target: '3', type: 'FS', lag: 2 },
        { target: '1', type: 'SS', lag: -1 },
      ],
    ])
  })

  it('a link to nothing is told', () => {
    const [row] = rowsOf('ID,Title,Predecessors\n1,A,99\n')
    expect(row && codesOf(row)).toEqual(['LINK_TO_NOTHING'])
    expect(row?.predecessors).toEqual([])
  })

  it('a circle is named in order, the link that closes it is left out, the rest stays', () => {
    const rows = rowsOf('ID,Title,Predecessors\n1,A,3\n2,B,1\n3,C,2\n4,D,3\n')
    const troubles = rows.flatMap((row) => row.troubles)
    expect(troubles).toHaveLength(1)
    expect(troubles[0]?.names?.toSorted()).toEqual(['A', 'B', 'C'])
    expect(rows.flatMap(({ predecessors }) => predecessors)).toHaveLength(3)
  })

  it('rows inside each other stand at the top and say so', () => {
    const rows = rowsOf('Title,Parent\nA,B\nB,A\n')
    expect(rows.flatMap(codesOf)).toEqual(['UNKNOWN_PARENT'])
    expect(rows.filter(({ parent }) => parent !== undefined)).toHaveLength(1)
  })
})

describe('bad input gets a clear answer', () => {
  const answer = (source: Uint8Array | string) => readImport(requestOf(source))

  it.each([
    ['empty', new Uint8Array(), 'EMPTY'],
    ['only blanks', utf8('  \n \n'), 'EMPTY'],
    ['an Excel workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20), 'NOT_TEXT'],
    ['a PDF', utf8('%PDF-1.7'), 'NOT_TEXT'],
    ['bytes', Uint8Array.of(1, 0, 2, 0, 0, 9), 'NOT_TEXT'],
    ['prose with brackets', utf8('<html>{not a table}</html>'), 'NO_TABLE'],
    ['headers only', utf8('Title,Owner\n'), 'NO_ROWS'],
  ])('%s', (_, bytes, code) => {
    expect(answer(bytes)).toMatchObject({ type: 'trouble', trouble: { code } })
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
