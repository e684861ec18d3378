import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packingRows, packRows, unpackRows } from '../../../shared/base/packed-rows.ts'

const row = fc.record(
  {
    id: fc.string(),
    at: fc.oneof(fc.double(), fc.integer()),
    status: fc.constantFrom('on track', 'done', 'at\nrisk'),
    mixed: fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.integer())),
  },
  { requiredKeys: ['id'] },
)

test('rows come back as they were, keys in their order', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const back = unpackRows(structuredClone(packRows(rows)))
      expect(back).toEqual(rows)
      expect(back.map(Object.keys)).toEqual(rows.map(Object.keys))
    }),
  )
})

test('more different texts than a short position can name', () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => ({ by: `p${i % 70_000}` }))
  expect(unpackRows(packRows(rows))).toEqual(rows)
})

test('packing rests after every few thousand values, so that more rows are more steps and none is longer', () => {
  const stepsFor = (count: number): number => {
    const rows = Array.from({ length: count }, (_, i) => ({ id: `row ${i}`, at: i, by: `p${i % 7}` }))
    return [...packingRows(rows)].length
  }
  expect(stepsFor(20_000)).toBeGreaterThanOrEqual(40)
  expect(stepsFor(40_000)).toBe(2 * stepsFor(20_000))
})
