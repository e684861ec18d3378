// The parts of a grid that are only arithmetic: where keys lead, what is in sight, what the clipboard holds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaOf, columnsOf, isInside, rowsOf } from '../../../../client/ui/grid/grid-area.ts'
import { readTabbed, writeHtmlTable, writeTabbed } from '../../../../client/ui/grid/clipboard-table.ts'
import { spotAfter } from '../../../../client/ui/grid/grid-keys.ts'
import {
  columnsInSight,
  inPlace,
  kept,
  rowsInSight,
  sameColumns,
  startsOf,
} from '../../../../client/ui/grid/grid-sight.ts'

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
const shape = (filled: readonly string[]) => ({
  rows: filled.length,
  columns: filled[0]?.length ?? 0,
  page: 3,
  isEmpty: (row: number, column: number) => (filled[row]?.[column] ?? '.') === '.',
})

test('rows in motion are the same rows, each slot where it stood before', () => {
  const slots = 9
  const from = (first: number) =>
    Array.from({ length: 7 }, (_, at) => ({ at: first + at, slot: `s${(first + at) % slots}` }))
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }), (firsts) => {
      let stood = from(0)
      for (const first of firsts) {
        const rows = from(first)
        const now = inPlace(rows, stood)
        expect(now.toSorted((a, b) => a.at - b.at)).toEqual(rows)
        const stayed = stood.map(({ slot }) => slot).filter((slot) => now.some((row) => row.slot === slot))
        expect(now.slice(0, stayed.length).map(({ slot }) => slot)).toEqual(stayed)
        stood = [...now]
      }
    }),
  )
})

describe('keys', () => {
  const grid = shape(['xx.x', 'x..x', '....', 'x..x', 'xxxx'])

  test.for([
    ['ArrowDown', false, { row: 0, column: 0 }, { row: 1, column: 0 }],
    ['ArrowUp', false, { row: 0, column: 2 }, { row: -1, column: 2 }],
    ['ArrowRight', false, { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['Home', false, { row: 2, column: 2 }, { row: 2, column: 0 }],
    ['End', true, { row: 0, column: 0 }, { row: 4, column: 3 }],
    ['PageDown', false, { row: 0, column: 1 }, { row: 3, column: 1 }],
    ['PageUp', false, { row: 1, column: 1 }, { row: 0, column: 1 }],
    ['ArrowDown', true, { row: 0, column: 0 }, { row: 1, column: 0 }],
    ['ArrowDown', true, { row: 1, column: 0 }, { row: 3, column: 0 }],
    ['ArrowRight', true, { row: 0, column: 1 }, { row: 0, column: 3 }],
    ['ArrowUp', true, { row: 4, column: 1 }, { row: 0, column: 1 }],
  ] as const)('%s, with Ctrl: %s, from %o leads to %o', ([key, far, from, to]) => {
    expect(spotAfter(press(key, far), from, grid)).toEqual(to)
  })

  test('other keys lead nowhere, and no key leads out of the grid', () => {
    expect(spotAfter(press('a'), { row: 0, column: 0 }, grid)).toBeUndefined()
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.boolean(),
        fc.integer({ min: -1, max: 4 }),
        fc.nat(3),
        (key, far, row, column) => {
          const to = spotAfter(press(key, far), { row, column }, grid)
          expect(to?.row).toBeGreaterThanOrEqual(-1)
          expect(to?.row).toBeLessThan(5)
          expect(to?.column).toBeGreaterThanOrEqual(0)
          expect(to?.column).toBeLessThan(4)
        },
      ),
    )
  })
})

test('an area goes either way and holds its edges', () => {
  const area = areaOf({ row: 4, column: 1 }, { row: 2, column: 3 })
  expect(area).toEqual({ top: 2, bottom: 4, left: 1, right: 3 })
  expect(isInside(area, 2, 3)).toBe(true)
  expect(isInside(area, 5, 3)).toBe(false)
  expect(rowsOf(area)).toEqual([2, 3, 4])
  expect(columnsOf(area)).toEqual([1, 2, 3])
})

describe('what is in sight', () => {
  const sight = { top: 3200, left: 1000, height: 640, width: 900 }

  test('of ten thousand rows some thirty, with a few spare', () => {
    expect(rowsInSight(sight, 32, 10_000, 4)).toEqual({ first: 96, last: 124 })
    expect(rowsInSight(sight, 32, 5, 4)).toEqual({ first: 0, last: 4 })
    expect(rowsInSight(sight, 32, 0, 4).last).toBe(-1)
  })

  test('as many rows are drawn wherever it is scrolled to, so that none is made or thrown away', () => {
    const counts = [0, 1, 3, 3200, 3215, 160_001, 319_380, 400_000].map((top) => {
      const { first, last } = rowsInSight({ top, height: 640 }, 32, 10_000, 4)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(last).toBeLessThan(10_000)
      return last - first + 1
    })
    expect(new Set(counts)).toEqual(new Set([29]))
  })

  test('a row that stays is the same object, and columns of which none comes or goes are the same list', () => {
    const before = [
      { at: 7, slot: 's0' },
      { at: 8, slot: 's1' },
    ]
    const [moved, stayed] = kept(
      [
        { at: 9, slot: 's0' },
        { at: 8, slot: 's1' },
      ],
      before,
    )
    expect(moved).toEqual({ at: 9, slot: 's0' })
    expect(stayed).toBe(before[1])
    const columns = [{ at: 0, gap: 0 }]
    expect(sameColumns([{ at: 0, gap: 0 }], columns)).toBe(columns)
    expect(sameColumns([{ at: 0, gap: 4 }], columns)).not.toBe(columns)
  })

  test('frozen columns and the one with the focus are drawn wherever the others are, each at its place', () => {
    const starts = startsOf([50, 300, ...Array.from({ length: 60 }, () => 100)])
    const placed = columnsInSight(starts, 2, sight, 40)
    expect(placed.length).toBeLessThan(20)
    expect(placed.slice(0, 2).map(({ at }) => at)).toEqual([0, 1])
    expect(placed.at(-1)?.at).toBe(40)
    let end = 0
    for (const { at, gap } of placed) {
      expect(end + gap).toBe(starts[at])
      end = starts[at + 1] ?? 0
    }
  })
})

describe('the clipboard', () => {
  test('cells with tabs, quotes and line breaks go out and come back the same', () => {
    const text = fc.stringMatching(/^[a-z"\t\n ;,€]{0,8}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readTabbed(`${writeTabbed(rows)}\r\n`)).toEqual(rows)
      }),
    )
  })

  test('what a spreadsheet writes: a quoted cell of two lines, a line break at the end', () => {
    expect(readTabbed('"Two\r\nlines"\t"say ""so"""\r\nNext\t\r\n')).toEqual([
      ['Two\nlines', 'say "so"'],
      ['Next', ''],
    ])
  })

  test('as HTML nothing in a cell is markup', () => {
    expect(writeHtmlTable([['<b>a & b', 'x\ny']])).toBe(
      '<table><tbody><tr><td>&lt;b&gt;a &amp; b</td><td>x<br>y</td></tr></tbody></table>',
    )
  })
})
