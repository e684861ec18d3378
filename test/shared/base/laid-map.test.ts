import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LaidMap } from '../../../shared/base/laid-map.ts'

const key = fc.constantFrom('a', 'b', 'c', 'd')
const map = fc.array(fc.tuple(key, fc.array(fc.nat(9)))).map((pairs) => new Map(pairs))
const edit = fc.oneof(
  fc.record({ type: fc.constant('set' as const), key, value: fc.nat(9) }),
  fc.record({ type: fc.constant('push' as const), key, value: fc.nat(9) }),
  fc.record({ type: fc.constant('delete' as const), key, value: fc.nat(9) }),
)

test('a laid map is what a copy would be, and what lies under it stays as it was', () => {
  fc.assert(
    fc.property(map, fc.array(edit, { maxLength: 20 }), (under, edits) => {
      const before = structuredClone(under)
      const copy = structuredClone(under)
      const laid = new LaidMap(under, (list) => list.slice())
      for (const { type, key: at, value } of edits) {
        for (const each of [copy, laid]) {
          if (type === 'set') each.set(at, [value])
          else if (type === 'delete') each.delete(at)
          else each.get(at)?.push(value)
        }
        expect(laid.size).toBe(copy.size)
        expect(laid.has(at)).toBe(copy.has(at))
        expect(Object.fromEntries(laid)).toEqual(Object.fromEntries(copy))
      }
      expect(under).toEqual(before)
    }),
  )
})
