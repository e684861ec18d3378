import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from '../../../client/ui/line-chart.ts'

test('names at the ends never stand on each other', () => {
  expect(spread([10, 12, 90], 15, 95)).toEqual([10, 25, 90])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }), (wished) => {
      const sorted = spread(wished, 15, 200).toSorted((a, b) => a - b)
      for (const [at, y] of sorted.entries())
        expect(y - (sorted[at - 1] ?? -Infinity)).toBeGreaterThanOrEqual(15)
    }),
  )
})
