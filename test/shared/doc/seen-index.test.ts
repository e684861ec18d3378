import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeenIndex } from '../../../shared/doc/seen-index.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'

/** A history in which each check-in has seen some of those before it. */
const history = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 12 }).map((all) =>
  all.map((seen, i): SourceEntry => {
    const before = i === 0 ? [] : [...new Set(seen.map((at) => `e${at % i}`))]
    return {
      id: `e${i}`,
      kind: 'checkIn',
      at: i,
      body: { item: 'a' },
      ...(before.length > 0 && { seen: before }),
    }
  }),
)

describe('what an entry has seen', () => {
  test('the newest are those that no other names, in whatever order they came', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (entries, ranks) => {
        const named = new Set(entries.flatMap(({ seen = [] }) => seen))
        const wanted = entries.map(({ id }) => id).filter((id) => !named.has(id))
        const shuffled = entries
          .map((entry, i) => ({ entry, rank: ranks[i] ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ entry }) => entry)
        const index = createSeenIndex(shuffled.slice(0, 4))
        index.add(shuffled.slice(4))
        expect(index.newest('checkIn/a')).toEqual(wanted.toSorted())
      }),
    )
  })

  test('at most sixteen are named, however many spoke at once', () => {
    const entries = Array.from({ length: 40 }, (_, i): SourceEntry => ({
      id: `e${i}`,
      kind: 'checkIn',
      at: i,
      body: { item: 'a' },
    }))
    expect(createSeenIndex(entries).newest('checkIn/a')).toHaveLength(16)
  })
})
