// Sets of ids against the plainest model there is: a Set of numbers.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IdRanges } from '../../../shared/wire/id-ranges.ts'

const client = 7
type Range = readonly [from: number, to: number]

const range = fc.tuple(fc.nat(60), fc.nat(12)).map(([from, length]): Range => [from, from + length])
const ranges = fc.array(range, { maxLength: 40 })

function rangesOf(list: readonly Range[]): IdRanges {
  const set = new IdRanges()
  for (const [from, to] of list) set.add(client, from, to)
  return set
}

function model(list: readonly Range[]): Set<number> {
  return new Set(list.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)))
}

function idsOf(set: IdRanges): Set<number> {
  return model([...set.rangesOf(client)])
}

describe('sets of ids', () => {
  test('adding gives the union, as sorted ranges that do not touch', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const set = rangesOf(list)
        const kept = [...set.rangesOf(client)]
        expect(idsOf(set)).toEqual(model(list))
        kept.forEach(([from, to], i) => {
          expect(from).toBeLessThan(to)
          expect(from).toBeGreaterThan(kept[i - 1]?.[1] ?? -1)
        })
      }),
    )
  })

  test('adding a whole set is adding its ranges, few or many', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const sum = rangesOf(a)
        sum.addAll(rangesOf(b))
        expect([...sum.rangesOf(client)]).toEqual([...rangesOf([...a, ...b]).rangesOf(client)])
      }),
    )
  })

  test('a set does not change when one that was made from it does', () => {
    const a = rangesOf([[0, 3]])
    const b = new IdRanges()
    b.addAll(a)
    b.add(client, 3, 9)
    expect(idsOf(a)).toEqual(model([[0, 3]]))
  })

  test('what is left after taking away, and what covers what', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const rest = rangesOf(a).minus(rangesOf(b))
        expect(idsOf(rest)).toEqual(model(a).difference(model(b)))
        expect(rangesOf(b).coversAll(rangesOf(a))).toBe(rest.isEmpty)
      }),
    )
  })

  test('the prefix ends at the first gap, the end at the last id', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const ids = model(list)
        let prefix = 0
        while (ids.has(prefix)) prefix++
        expect(rangesOf(list).prefix(client)).toBe(prefix)
        expect(rangesOf(list).end(client)).toBe(Math.max(0, ...[...ids].map((id) => id + 1)))
      }),
    )
  })

  test('100,000 ranges from two sides are joined in one walk', () => {
    const even = new IdRanges()
    const odd = new IdRanges()
    for (let i = 0; i < 100_000; i++) {
      even.add(client, 4 * i, 4 * i + 1)
      odd.add(client, 4 * i + 2, 4 * i + 3)
    }
    even.addAll(odd)
    expect([...even.rangesOf(client)]).toHaveLength(200_000)
  })
})
