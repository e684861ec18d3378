import { describe, expect, test } from 'vitest'
import { exponential, naturalLog } from '../../../../shared/engine/forecast/elementary.ts'
import { drawUniform, seedStream, streamKey } from '../../../../shared/engine/forecast/random-streams.ts'

function drawn(states: Int32Array, count: number): readonly number[] {
  const numbers = new Float64Array(count)
  drawUniform(states, 0, numbers, count)
  return [...numbers]
}

function stream(seed: number, id: string, count: number): readonly number[] {
  const states = new Int32Array(4)
  seedStream(states, 0, seed, streamKey(id))
  return drawn(states, count)
}

describe('chance', () => {
  // The first outputs of the authors' xoshiro128starstar.c from the state 1, 2, 3, 4, as other libraries test against.
  test('FC5: draws the bits of xoshiro128**', () => {
    const words = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(drawn(Int32Array.of(1, 2, 3, 4), 10)).toEqual(words.map((word) => (word + 0.5) / 2 ** 32))
  })

  test('FC5: goes on where it stopped, however many are drawn at once', () => {
    const states = Int32Array.of(5, 6, 7, 8)
    expect([...drawn(states, 3), ...drawn(states, 9)]).toEqual(drawn(Int32Array.of(5, 6, 7, 8), 12))
  })

  test('FC5: a seed and an id give a stream; another of either gives another', () => {
    expect(stream(1, 'a', 5)).toEqual(stream(1, 'a', 5))
    const firsts = [stream(1, 'a', 1), stream(2, 'a', 1), stream(1, 'b', 1), stream(2 ** 32 - 1, 'a', 1)]
    expect(new Set(firsts.flat()).size).toBe(4)
  })

  test('FC4: streams of neighbouring ids and seeds are even, and do not go together', () => {
    const count = 4_000
    const streams = [stream(1, 'i1', count), stream(1, 'i2', count), stream(2, 'i1', count)]
    for (const numbers of streams) {
      const tenths = Array.from(
        { length: 10 },
        (_, i) => numbers.filter((x) => Math.floor(x * 10) === i).length,
      )
      // χ² of nine degrees: beyond 27.9 once in a thousand.
      expect(tenths.reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0)).toBeLessThan(27.9)
    }
    const [first = [], ...others] = streams
    for (const other of others) {
      const product = first.reduce((sum, x, i) => sum + (x - 0.5) * ((other[i] ?? 0) - 0.5), 0)
      expect(Math.abs((product * 12) / count)).toBeLessThan(3 / Math.sqrt(count))
    }
  })
})

test('FC5: logarithm and exponential from arithmetic alone agree with those of Math', () => {
  for (let i = 1; i <= 400; i++) {
    const x = i / 128
    expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-14)
    const power = -i / 9
    expect(Math.abs(exponential(power) / Math.exp(power) - 1)).toBeLessThan(1e-14)
  }
  expect(exponential(-10_000)).toBe(0)
})
