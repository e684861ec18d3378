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

test('after any measuring, rows begin where the heights above them end', () => {
  const measured = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 90 })), { maxLength: 60 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 41 }), measured, fc.nat(40), (count, measured, turn) => {
      const names = Array.from({ length: count }, (_, at) => `r${(at + turn) % count}`)
      const offsets = new RowOffsets(32)
      const heights = new Map<string, number>()
      offsets.setKeys(measured.length < 2 ? names : names.toSorted())
      for (const [i, [at, height]] of measured.entries()) {
        // Rows in another order halfway: measured ones keep their heights.
        if (i > 0 && i === measured.length >> 1) offsets.setKeys(names)
        offsets.measure(`r${at}`, height)
        heights.set(`r${at}`, height)
      }
      let sum = 0
      for (const [at, name] of names.entries()) {
        expect(offsets.start(at)).toBe(sum)
        sum += heights.get(name) ?? 32
      }
      expect(offsets.total).toBe(sum)
    }),
  )
})
