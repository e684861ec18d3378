import { expect, test } from 'vitest'
import fc from 'fast-check'
import { drawPlumbLine } from '../../../client/ui/plumb-line.ts'

test('look.md: late hangs right of the plan, to scale', () => {
  const drawing = drawPlumbLine([{ from: 0, to: 5, kind: 'announced' }], 10, 0.5)
  expect(drawing.plumb).toBe(50)
  expect(drawing.bars).toEqual([{ kind: 'announced', side: 'right', start: 50, width: 25 }])
})

test('look.md: early hangs left of the plan, to scale', () => {
  const drawing = drawPlumbLine([{ from: 0, to: -5, kind: 'ahead' }], 10, 0.5)
  expect(drawing.bars).toEqual([{ kind: 'ahead', side: 'left', start: 25, width: 25 }])
})

test('a scale with two edges puts the plan where zero is', () => {
  const drawing = drawPlumbLine([{ from: 0, to: 15, kind: 'unannounced' }], { min: -5, max: 15 }, 0.5)
  expect(drawing.plumb).toBe(25)
  expect(drawing.bars[0]).toMatchObject({ start: 25, width: 75 })
})

test('with the plan off the middle, one number is the wider side and both sides have one scale', () => {
  const drawing = drawPlumbLine(
    [
      { from: 0, to: 9, kind: 'announced' },
      { from: -1, to: 0, kind: 'ahead' },
    ],
    9,
    0.1,
  )
  expect(drawing.bars[0]?.width).toBeCloseTo(90)
  expect(drawing.bars[1]?.width).toBeCloseTo(10)
})

test('what goes on beyond an edge is cut there and said to be', () => {
  const drawing = drawPlumbLine(
    [
      { from: 0, to: 30, kind: 'announced' },
      { from: -30, to: 0, kind: 'plain' },
    ],
    10,
    0.5,
  )
  expect(drawing).toMatchObject({ cutLeft: true, cutRight: true })
  expect(drawing.bars.map(({ start, width }) => [start, width])).toEqual([
    [50, 50],
    [0, 50],
  ])
})

test('look.md: on plan is only the line', () => {
  expect(drawPlumbLine([{ from: 0, to: 0, kind: 'announced' }], 10, 0.5).bars).toEqual([])
})

test('whatever the numbers, bars stay inside the drawing', () => {
  const kind = fc.constantFrom('announced', 'unannounced', 'ahead', 'plain')
  const odd = fc.double()
  const scale = fc.oneof(odd, fc.record({ min: fc.double({ noNaN: true }), max: fc.double({ noNaN: true }) }))
  fc.assert(
    fc.property(
      fc.array(fc.record({ from: odd, to: odd, kind })),
      scale,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (segments, scale, plumb) => {
        for (const { start, width } of drawPlumbLine(segments, scale, plumb).bars) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + width).toBeLessThanOrEqual(100 + 1e-6)
        }
      },
    ),
  )
})
