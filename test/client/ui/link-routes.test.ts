import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundedPath, routeLink } from '../../../client/ui/link-routes.ts'
import type { LinkEnd } from '../../../client/ui/link-routes.ts'

/** The corners of a route, without the arrow at its end. */
function cornersOf(path: string): readonly (readonly [number, number])[] {
  const [line = ''] = path.slice(1).split('M')
  const numbers = [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)]
  return numbers.map(([, x, y]) => [Number(x), Number(y)])
}

const end = (x: number, y: number): LinkEnd => ({ x, y, side: 'end' })
const start = (x: number, y: number): LinkEnd => ({ x, y, side: 'start' })

test('finish to start with room: out, down, in, all turns at right angles', () => {
  const corners = cornersOf(routeLink(end(100, 16), start(200, 80), 32))
  expect(corners[0]).toEqual([100, 16])
  expect(corners.at(-1)).toEqual([200, 80])
  expect(Math.max(...corners.map(([x]) => x))).toBe(200)
})

test('a follower that begins right after is entered from above, without turning back', () => {
  const corners = cornersOf(routeLink(end(100, 16), start(100, 48), 32))
  expect(corners.at(-1)).toEqual([105, 41])
  expect(Math.min(...corners.map(([x]) => x))).toBe(100)
})

test('one that begins before is reached through the lane between two rows', () => {
  const corners = cornersOf(routeLink(end(300, 16), start(100, 80), 32))
  expect(corners.some(([, y]) => y === 64)).toBe(true)
  expect(Math.min(...corners.map(([x]) => x))).toBe(93)
})

test('all that leaves one bar shares one trunk', () => {
  const trunkOf = (to: LinkEnd) => cornersOf(routeLink(end(100, 16), to, 32))[2]?.[0]
  expect(trunkOf(start(200, 80))).toBe(trunkOf(start(400, 144)))
})

test('any route stays finite, begins and ends where it should, and turns at right angles', () => {
  const place = fc.record({
    x: fc.integer({ min: -500, max: 2000 }),
    row: fc.integer({ min: 0, max: 40 }),
    side: fc.constantFrom('start' as const, 'end' as const),
  })
  fc.assert(
    fc.property(place, place, (a, b) => {
      fc.pre(a.row !== b.row)
      const path = routeLink({ ...a, y: a.row * 32 + 15 }, { ...b, y: b.row * 32 + 15 }, 32)
      expect(path).not.toMatch(/NaN|Infinity/)
      const [line = ''] = path.slice(1).split('M')
      // Straight parts only: a curve's corner lies on both of its sides.
      const straight = line
        .split('L')
        .map((part) => part.split('Q').map((text) => text.trim().split(' ').map(Number)))
      let from = straight[0]?.[0] ?? []
      for (const [to = [], curve = []] of straight.slice(1)) {
        expect(from[0] === to[0] || from[1] === to[1]).toBe(true)
        from = curve.length === 4 ? curve.slice(2) : to
      }
    }),
  )
})

test('corners are rounded no further than their shorter side allows', () => {
  expect(
    roundedPath([
      [0, 0],
      [2, 0],
      [2, 40],
    ]),
  ).toBe('M0 0L1 0Q2 0 2 1L2 40')
  expect(roundedPath([])).toBe('')
})
