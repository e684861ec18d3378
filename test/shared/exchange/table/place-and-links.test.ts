import { must } from '../../../../shared/base/assert.ts'
import { describe, expect, it } from 'vitest'
import { codesOf, rowCalled, rowsOf } from './import-case.ts'

describe('place and links', () => {
  it('outline levels become groups', () => {
    const rows = rowsOf('Title,Outline level\nAll,1\nPart,2\nDetail,3\nOther,2\n')
    const id = (title: string) => rowCalled(rows, title).externalId
    expect(rows.map(({ type }) => type)).toEqual(['group', 'group', 'task', 'task'])
    expect(rowCalled(rows, 'Detail').parent).toBe(id('Part'))
    expect(rowCalled(rows, 'Other').parent).toBe(id('All'))
  })

  it('outline numbers and indentation become groups too', () => {
    for (const text of [
      'WBS,Title\n1,All\n1.1,Part\n1.1.1,Detail\n1.2,Other\n',
      'Title,Owner\nAll,\n   Part,\n      Detail,\n   Other,\n',
      'Title,Owner\nAll,\n\u00A0\u00A0Part,\n\u00A0\u00A0\u00A0\u00A0Detail,\n\u00A0\u00A0Other,\n',
    ]) {
      const rows = rowsOf(text)
      const id = (title: string) => rowCalled(rows, title).externalId
      expect(rows.map(({ type }) => type)).toEqual(['group', 'group', 'task', 'task'])
      expect(rowCalled(rows, 'Detail').parent).toBe(id('Part'))
      expect(rowCalled(rows, 'Other').parent).toBe(id('All'))
    }
    expect(rowsOf('Title,Owner\nAll,\n Slip,\n').map(({ type }) => type)).toEqual(['task', 'task'])
  })

  it('what a group says of itself is told where nothing inside it says the like', () => {
    const rows = rowsOf('Title,Level,Due,Budget\nAll,1,2026-03-05,100\nPart,2,2026-03-05,\n')
    expect(rows[0]?.troubles).toEqual([{ code: 'GROUP_HAS_NONE', names: ['budget'] }])
  })

  it.each([
    ['3FS+2d', 'FS', 2],
    ['3fs+2d', 'FS', 2],
    ['3EA+2t', 'FS', 2],
    ['3EA+2 Tage', 'FS', 2],
    ['3AA', 'SS', 0],
    ['3EE-1t', 'FF', -1],
    ['3AE', 'SF', 0],
    ['3FF+1 wk', 'FF', 5],
    ['3EA+1,5t', 'FS', 2],
    ['3 + 2 days', 'FS', 2],
    ['3FS+50%', 'FS', 2],
    ['3FS+7ed', 'FS', 5],
  ])('a dependency of %s is %s with a lag of %i', (text, type, lag) => {
    const row = rowsOf(`ID;Title;Duration;Predecessors\n3;A;4 d;\n4;B;;${text}\n`)[1]
    expect(row?.predecessors).toEqual([{ target: '3', type, lag }])
  })

  it('SC3.2: a lag in calendar time or as a share says so', () => {
    const codes = (text: string) =>
      rowsOf(`ID;Title;Duration;Predecessors\n3;A;4 d;\n4;B;;${text}\n`).flatMap(codesOf)
    expect(codes('3FS+7ed')).toEqual(['LAG_COUNTED'])
    expect(codes('3FS+50%')).toEqual(['LAG_COUNTED'])
    expect(codes('3FS+1.5d')).toEqual(['ROUNDED_UP'])
    expect(codes('3FS+2d')).toEqual([])
    expect(codes('3FS+x')).toEqual(['LINK_TO_NOTHING'])
  })

  it.each([
    // A finishes on Fri 6 Mar: three days on is Monday evening, one working day; from its start on Monday it is three.
    ['1FS+3ed', 1],
    ['1FF+3ed', 1],
    ['1SS+3ed', 3],
    ['1FS+7ed', 5],
    ['1FS+36eh', 0],
    ['1FS-2ed', -2],
    ['1SS-3ed', -1],
    // B has no dates: the share of a week that is worked.
    ['2FS+3ed', 3],
  ])('SC3.2: %s falls where the file has its predecessor: %i working days', (text, lag) => {
    const rows = rowsOf(
      `ID;Title;Start;Finish;Predecessors\n1;A;2026-03-02;2026-03-06;\n2;B;;;\n3;C;;;${text}\n`,
    )
    expect(rows[2]?.predecessors[0]?.lag).toBe(lag)
    expect(codesOf(must(rows[2]))).toEqual(['LAG_COUNTED'])
  })

  it('several dependencies, by semicolon or comma, titles with commas among them', () => {
    const rows = rowsOf(
      'ID,Title,Predecessors\nP-1,"Plan, then build",\nP-2,Test,\nP-3,Go,"Plan, then build, Test"\nP-4,End,"P-1FS+1d,P-2"\n',
    )
    expect(rows.map(({ predecessors }) => predecessors.map(({ target, lag }) => [target, lag]))).toEqual([
      [],
      [],
      [
        ['P-1', 0],
        ['P-2', 0],
      ],
      [
        ['P-1', 1],
        ['P-2', 0],
      ],
    ])
  })

  it('dependencies by outline number where the file has no ids', () => {
    const rows = rowsOf('WBS,Title,Predecessors\n1,All,\n1.1,A,\n1.2,B,1.1FS+1d\n')
    expect(rows[2]?.predecessors).toEqual([{ target: rows[1]?.externalId, type: 'FS', lag: 1 }])
  })

  it('a link said at both ends is one, and a circle of successors is seen', () => {
    const rows = rowsOf('ID,Title,Blocked by,Blocking\n1,A,,2\n2,B,1,\n3,C,,4\n4,D,,3\n')
    expect(rows.map(({ predecessors }) => predecessors.length)).toEqual([0, 1, 1, 0])
    expect(rows.flatMap(codesOf)).toEqual(['CYCLE'])
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
