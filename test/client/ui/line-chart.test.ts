import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestX, pathOf, roundTicks, scalesOf, spread } from '../../../client/ui/line-chart.ts'

const series = [
  {
    id: 'a',
    label: 'a',
    points: [
      { x: 0, y: 0 },
      { x: 10, y: 50 },
    ],
  },
]
const frame = { left: 0, top: 0, width: 100, height: 100 }

test('the frame is filled from the first x to the last and from zero to a round top', () => {
  const scales = scalesOf(series, [], frame)
  expect([scales.x(0), scales.x(10), scales.y(0)]).toEqual([0, 100, 100])
  expect(scales.ticks).toEqual([0, 20, 40, 60])
  expect(pathOf(series[0]?.points ?? [], scales)).toBe('M0.0 100.0L100.0 16.7')
})

test('a mark beyond the curves is inside the frame', () => {
  expect(scalesOf(series, [20], frame).x(20)).toBe(100)
})

test('ticks hold both ends in a few round steps', () => {
  expect(roundTicks(-3, 12)).toEqual([-5, 0, 5, 10, 15])
  expect(roundTicks(0, 0)).toEqual([0, 1])
})

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

test('pointing reads the nearest point', () => {
  expect(nearestX(series, scalesOf(series, [], frame), 70)).toBe(10)
})
