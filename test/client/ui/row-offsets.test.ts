import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowOffsets } from '../../../client/ui/row-offsets.ts'

const keys = ['a', 'b', 'c', 'd']

test('rows stand beneath each other at their estimated heights', () => {
  const offsets = new RowOffsets(32)
  offsets.setKeys(keys)
  expect(offsets.total).toBe(128)
  expect([0, 31, 32, 127, 999, -5].map((pixel) => offsets.at(pixel))).toEqual([0, 0, 1, 3, 3, 0])
})

test('a measured height moves what is beneath, and stays with its row when rows change', () => {
  const offsets = new RowOffsets(32)
  offsets.setKeys(keys)
  expect(offsets.measure('b', 50)).toBe(true)
  expect(offsets.measure('b', 50)).toBe(false)
  expect(offsets.start(2)).toBe(82)
  offsets.setKeys(['b', 'a'])
  expect(offsets.start(1)).toBe(50)
})

test('every pixel belongs to the row that begins at or above it', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (heights, share) => {
      const offsets = new RowOffsets(32)
      offsets.setKeys(heights.map((_, at) => `r${at}`))
      for (const [at, height] of heights.entries()) offsets.measure(`r${at}`, height)
      const pixel = share * (offsets.total - 1)
      const at = offsets.at(pixel)
      expect(offsets.start(at)).toBeLessThanOrEqual(pixel)
      expect(offsets.start(at + 1)).toBeGreaterThan(pixel)
    }),
  )
})
