import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedIds, changeTable, createTable, find } from '../../../shared/base/table.ts'

interface Row {
  readonly id: string
  readonly value: number
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'B', 'ä', '')
const rows = fc.array(fc.record({ id, value: fc.nat(3) }))
const table = fc
  .uniqueArray(fc.record({ id, value: fc.nat(3) }), { selector: (row) => row.id })
  .map(createTable)

test('AG1 a changed table is sorted by id, holds what was put last and nothing that was removed', () => {
  fc.assert(
    fc.property(table, rows, fc.array(id), (before, put, removed) => {
      const remove = new Set(removed.filter((each) => !put.some((row) => row.id === each)))
      const expected = new Map(before.list.map((row) => [row.id, row]))
      for (const each of remove) expected.delete(each)
      for (const row of put) expected.set(row.id, row)
      const after = changeTable(before, put, remove)
      expect(after).toEqual(createTable(expected.values()))
      expect([...expected.keys()].map((each) => find(after, each))).toEqual([...expected.values()])
    }),
  )
})

test('unchanged, it is the same table; replaced, it shares the positions', () => {
  const before = createTable<Row>([
    { id: 'a', value: 1 },
    { id: 'b', value: 2 },
  ])
  expect(changeTable(before, before.list, new Set(['z']))).toBe(before)
  const after = changeTable(before, [{ id: 'b', value: 3 }])
  expect(after.indexById).toBe(before.indexById)
  expect(after.list[0]).toBe(before.list[0])
})

test('what differs between two tables is what any walk would find, known or not', () => {
  fc.assert(
    fc.property(
      table,
      fc.array(fc.tuple(rows, fc.array(id)), { minLength: 1, maxLength: 4 }),
      (first, edits) => {
        let known = first
        for (const [put, removed] of edits) {
          const before = known
          known = changeTable(before, put, new Set(removed))
          const walked = changedIds(before, { list: known.list, indexById: known.indexById })
          expect(changedIds(before, known).toSorted()).toEqual(walked.toSorted())
          expect(known).toEqual(createTable(known.list))
          expect(['a', 'ä', 'zz'].map((each) => known.indexById.get(each))).toEqual(
            ['a', 'ä', 'zz'].map((each) => createTable(known.list).indexById.get(each)),
          )
        }
      },
    ),
  )
})
