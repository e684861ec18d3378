import { describe, expect, it } from 'vitest'
import { codesOf, readTableOf, rowsOf } from './import-case.ts'

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
    const wide = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])
    const wideTurned = Uint8Array.from([
      0xfe,
      0xff,
      ...[...text].flatMap((letter) => [0, letter.charCodeAt(0)]),
    ])
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), ansi, wide, wideTurned]) {
      expect(rowsOf(bytes)).toMatchObject([{ title: 'Prüfung', owners: ['Jörg'] }])
    }
    expect(readTableOf(ansi).encoding).toBe('windows-1252')
  })

  it('with Excel’s line that names the mark, and with empty cells at the end of the last row', () => {
    expect(rowsOf('sep=;\r\nTitle;Owner;Start\r\nBuild;Ann;\r\n')).toMatchObject([
      { title: 'Build', owners: ['Ann'], troubles: [] },
    ])
    expect(rowsOf('Title\tOwner\tStart\nBuild\t\t')).toMatchObject([{ title: 'Build', troubles: [] }])
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

  it('31.02. is told and left empty; so is what is no day, or says no year', () => {
    const rows = rowsOf('Title,Start\nA,31.02.2026\nB,soon\nC,28.02.2026\nD,31.02.\nE,28.02.\n')
    expect(rows.map(codesOf)).toEqual([['NO_SUCH_DAY'], ['NO_DAY'], [], ['NO_SUCH_DAY'], ['NO_YEAR']])
    expect(rows.map(({ start }) => start)).toEqual([undefined, undefined, '2026-02-28', undefined, undefined])
  })

  it('SC1.4: a moment is the day it is in the plan’s zone, and a finish at 00:00 is the day before', () => {
    const csv = 'Title,Start,Finish\nA,2026-03-05T23:30:00Z,2026-03-07 00:00\n'
    expect(rowsOf(csv)).toMatchObject([{ start: '2026-03-06', finish: '2026-03-06' }])
    expect(rowsOf(csv, { timeZone: 'UTC' })).toMatchObject([{ start: '2026-03-05' }])
    expect(rowsOf('Title,Start\nA,1772755200000\nB,1772750000000\n')).toMatchObject([
      { start: '2026-03-06' },
      { start: '2026-03-05' },
    ])
  })

  it('where every time is 00:00 the columns hold plain days', () => {
    const csv = 'Title,Start,Finish\nA,2026-03-05 00:00:00,2026-03-05 00:00:00\n'
    expect(rowsOf(csv)).toMatchObject([{ start: '2026-03-05', finish: '2026-03-05', troubles: [] }])
    const zoned = csv.replaceAll(' 00:00:00', 'T00:00:00.000Z')
    expect(rowsOf(zoned, { timeZone: 'America/New_York' })).toMatchObject([{ start: '2026-03-05' }])
  })

  it('SC5.4 a finish before its start is told and left out, the start is taken', () => {
    const [row] = rowsOf('Title,Start,Finish\nA,2026-03-05,2026-03-01\n')
    expect(row && codesOf(row)).toEqual(['FINISH_BEFORE_START'])
    expect(row).not.toHaveProperty('finish')
    expect(row).toMatchObject({ start: '2026-03-05' })
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
    ['1.5 days', 2],
    ['1,5 Tage', 2],
    ['4 Tage', 4],
    ['3t', 3],
    ['2 Wochen', 10],
    ['1w 2d 4h', 8],
    ['2 días', 2],
    ['1 sem', 5],
    ['3 days?', 3],
    ['3ed', 3],
    ['7 ed', 5],
    ['1 eweek', 5],
    ['7 fTage', 5],
    ['0 days', 0],
  ])('a duration of %s is %i working days', (text, days) => {
    expect(rowsOf(`Title;Duration\nA;${text}\n`)).toMatchObject([{ duration: days }])
  })

  it('SC1.5, SC3.2: what was rounded up or was calendar time is told, and nothing else', () => {
    const codes = (text: string) => rowsOf(`Title;Duration\nA;${text}\n`).flatMap(codesOf)
    expect(codes('1.5 days')).toEqual(['ROUNDED_UP'])
    expect(codes('12 h')).toEqual(['ROUNDED_UP'])
    expect(codes('3ed')).toEqual(['ELAPSED'])
    expect(codes('16 h')).toEqual([])
    expect(codes('2 w')).toEqual([])
  })

  it('what is below nothing, or no duration, is told and left empty', () => {
    const rows = rowsOf('Title,Duration,Budget,Effort\nA,-3d,-100,-8 h\nB,soon,,\n')
    expect(rows.map(codesOf)).toEqual([['NEGATIVE', 'NEGATIVE', 'NEGATIVE'], ['NO_NUMBER']])
    expect(rows[0]).not.toHaveProperty('duration')
  })

  it('SC1.3: a duration of nothing is a milestone', () => {
    expect(rowsOf('Title,Duration,Start\nA,0 days,2026-03-05\n')).toMatchObject([{ type: 'milestone' }])
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

describe('SC2.3 one calendar for the plan', () => {
  it('an import with others keeps its dates and names the tasks', () => {
    const { rows } = readTableOf(
      'ID,Task Name,Start,Finish,Resource Names,Task Calendar\n1,A,2026-03-05,2026-03-06,,Night Shift\n2,B,2026-03-05,2026-03-06,,None\n3,C,2026-03-05,2026-03-06,,\n',
    ).read
    expect(rows.map(({ start, finish }) => [start, finish])).toEqual([
      ['2026-03-05', '2026-03-06'],
      ['2026-03-05', '2026-03-06'],
      ['2026-03-05', '2026-03-06'],
    ])
    expect(rows.map(({ troubles }) => troubles)).toEqual([
      [{ code: 'OTHER_CALENDAR', column: 'calendar', found: 'Night Shift' }],
      [],
      [],
    ])
  })

  it('work on a day off keeps its dates and is named', () => {
    const { rows, onDaysOff } = readTableOf(
      'ID,Title,Start,Finish\n1,A,2026-03-07,2026-03-09\n2,B,2026-03-09,2026-03-10\n3,C,2026-03-05,2026-03-08\n',
    ).read
    expect(rows[0]).toMatchObject({ start: '2026-03-07', finish: '2026-03-09' })
    expect([...onDaysOff]).toEqual(['1', '3'])
  })
})
