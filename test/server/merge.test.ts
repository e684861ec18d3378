// Merging: as a tree because of its cost, and believed only when nothing was lost.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readUpdate } from '../../shared/wire/read-update.ts'
import { mergeRoom } from '../../server/merge-room.ts'
import { fanIn, mergeTree } from '../../server/merge-tree.ts'
import { createMerger } from '../../server/merger.ts'
import { randomEdits, createRichDoc } from '../shared/wire/rich-doc.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'

function manyUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  return Array.from({ length: count }, (_, i) => setKey(doc, `key ${i % 50}`, i))
}

describe('the merge tree', () => {
  test.each([0, 1, 2, fanIn, fanIn + 1, 5_000])(
    'of %i updates gives what a document gives that applied them',
    (count) => {
      const updates = manyUpdates(count)
      const cells = docOf(mergeTree(updates)).getMap('cells').toJSON()
      expect(cells).toEqual(
        docOf(...updates)
          .getMap('cells')
          .toJSON(),
      )
    },
  )

  test('guards the cost: no merge has more than 64 inputs, and 20,000 updates are gone through three times, not 20,000', () => {
    const updates = manyUpdates(20_000)
    const inputs: number[] = []
    mergeTree(updates, (some) => {
      inputs.push(some.length)
      return Y.mergeUpdates([...some])
    })
    expect(Math.max(...inputs)).toBeLessThanOrEqual(fanIn)
    expect(inputs).toHaveLength(313 + 5 + 1)
    expect(inputs.reduce((sum, count) => sum + count, 0)).toBe(20_000 + 313 + 5)
  })
})

describe('merging a room', () => {
  const anyOrder = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 60 })

  test('in any order, with repetitions and gaps, holds just what went in', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const updates = manyUpdates(30)
        const some = order.flatMap(([i, twice]) => {
          const update = updates[i % updates.length] ?? Uint8Array.of(0, 0)
          return twice ? [update, update] : [update]
        })
        const merged = mergeRoom([mergeRoom(some), ...some])
        const whole = docOf(merged, ...updates)
        expect(whole.getMap('cells').toJSON()).toEqual(
          docOf(...updates)
            .getMap('cells')
            .toJSON(),
        )
      }),
    )
  })

  test('is refused when the merge lost something', () => {
    const [first, second] = manyUpdates(2)
    const parts = [first ?? Uint8Array.of(), second ?? Uint8Array.of()]
    expect(() => mergeRoom(parts, ([only]) => only ?? Uint8Array.of(0, 0))).toThrow(/does not hold/)
  })

  test('is refused when a part does not decode', () => {
    expect(() => mergeRoom([Uint8Array.of(9, 9), Uint8Array.of(0, 0)])).toThrow(
      /does not decode|end of array/i,
    )
  })

  test('no update that the relay takes can keep a room from being merged', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255))
    const changes = fc.array(change, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(randomEdits, changes, (edits, bytes) => {
        const { update } = createRichDoc(edits)
        const broken = update.slice()
        for (const [at, byte] of bytes) broken[at % broken.length] = byte
        if (readUpdate(broken) === undefined) return
        expect(readUpdate(mergeRoom([update, broken]))).toBeDefined()
        expect(readUpdate(mergeRoom([broken, update, broken]))).toBeDefined()
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1_000) },
    )
  })

  test('in its thread gives the same, and its refusals come back as such', async () => {
    const merger = createMerger()
    const updates = manyUpdates(500)
    const [merged, refusal] = await Promise.all([
      merger.merge(updates),
      merger.merge([Uint8Array.of(9), Uint8Array.of(9)]).catch((error: Error) => error.message),
    ])
    await merger.close()
    expect(merged).toEqual(mergeRoom(updates))
    expect(refusal).toMatch(/./)
  })
})
