import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packingRows, packRows } from '../../../shared/base/pack-rows.ts'
import { unpackRows } from '../../../shared/base/packed-rows.ts'

const row = fc.record(
  {
    id: fc.string(),
    at: fc.oneof(fc.double(), fc.integer()),
    status: fc.constantFrom('on track', 'done', 'at\nrisk'),
    mixed: fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.integer())),
    few: fc.constantFrom<object>({}, [], { a: 1 }, { a: '1' }, { a: null }, { a: undefined }, { a: NaN }),
    odd: fc.constantFrom<object>({ a: -0 }, { a: 0 }, new Map([[1, 2]]), new Map(), new Set([1]), [
      new Map(),
    ]),
  },
  { requiredKeys: ['id'], noNullPrototype: true },
)

test('rows come back as they were, keys in their order', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const back = unpackRows(structuredClone(packRows(rows)))
      expect(back).toStrictEqual(rows)
      expect(back.map(Object.keys)).toEqual(rows.map(Object.keys))
    }),
  )
})

test('more different texts than a short position can name', () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => ({ by: `p${i % 70_000}` }))
  expect(unpackRows(packRows(rows))).toEqual(rows)
})

test('of few different values each is kept once', () => {
  const rows = Array.from({ length: 300 }, (_, i) => ({ owner: { type: 'person', id: `p${i % 7}` } }))
  const back = unpackRows<(typeof rows)[number]>(structuredClone(packRows(rows)))
  expect(back).toEqual(rows)
  expect(new Set(back.map(({ owner }) => owner)).size).toBe(7)
})

test('packing rests after every few thousand values, so that more rows are more steps and none is longer', () => {
  const stepsFor = (count: number): number => {
    const rows = Array.from({ length: count }, (_, i) => ({ id: `row ${i}`, at: i, by: `p${i % 7}` }))
    return [...packingRows(rows)].length
  }
  expect(stepsFor(20_000)).toBeGreaterThanOrEqual(40)
  expect(stepsFor(40_000)).toBe(2 * stepsFor(20_000))
})
