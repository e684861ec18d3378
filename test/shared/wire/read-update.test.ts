// The strict reader against Yjs: it takes what Yjs writes, and what it takes does Yjs no harm.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { IdRanges } from '../../../shared/wire/id-ranges.ts'
import {
  encodeDeletes,
  readUpdate,
  replaceDeletes,
  type UpdateContent,
} from '../../../shared/wire/read-update.ts'
import { must } from '../../../shared/base/assert.ts'
import { createRichDoc, randomEdits } from './rich-doc.ts'

function read(update: Uint8Array): UpdateContent {
  return must(readUpdate(update), 'the update decodes')
}

describe('reading an update', () => {
  test('agrees with Yjs about ids and deletions, whatever was edited', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { update } = createRichDoc(edits)
        const content = read(update)
        const { structs, ds } = Y.decodeUpdate(update)
        for (const { id, length } of structs) {
          expect(content.structs.covers(id.client, id.clock, id.clock + length)).toBe(true)
        }
        for (const [client, deletes] of ds.clients) {
          for (const { clock, len } of deletes)
            expect(content.deletes.covers(client, clock, clock + len)).toBe(true)
        }
        expect(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))).toEqual(
          new Map([...content.structs.clients()].map((client) => [client, content.structs.prefix(client)])),
        )
      }),
    )
  })

  test('takes a merge with gaps: a Skip brings nothing', () => {
    const doc = new Y.Doc()
    const parts: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => parts.push(update))
    for (const text of ['a', 'b', 'c']) doc.getArray('list').push([text])
    const [first, , last] = parts
    const content = read(Y.mergeUpdates([must(first), must(last)]))
    expect([...content.structs.rangesOf(doc.clientID)]).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(content.onlyTexts).toBe(true)
  })

  test('writes deletions as Yjs reads them', () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const { doc, update } = createRichDoc(edits)
        const { deletes, deletesAt } = read(update)
        const merged = Y.mergeUpdates([
          replaceDeletes(update, deletesAt, new IdRanges()),
          encodeDeletes(deletes),
        ])
        const copy = new Y.Doc()
        Y.applyUpdate(copy, merged)
        expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc))
      }),
    )
  })

  test.each([
    ['nothing at all', []],
    ['a promise of structs without any', [1]],
    ['bytes after the end', [0, 0, 0]],
    ['a struct of no length', [1, 1, 5, 0, 0, 0, 0]],
    ['a deletion of nothing', [0, 1, 5, 1, 0, 0]],
    ['a length beyond safe integers', [1, 1, 5, 0, 0, 255, 255, 255, 255, 255, 255, 255, 31, 0]],
    ['clients out of order', [2, 1, 5, 0, 0, 1, 1, 6, 0, 0, 1, 0]],
    ['a content that does not exist', [1, 1, 5, 0, 11, 1, 1, 97, 0]],
    ['an item that hangs on its own future', [1, 1, 5, 0, 0x84, 5, 1, 1, 97, 0]],
    ['a subdocument without options', [1, 1, 5, 0, 9, 1, 1, 97, 1, 97, 126, 0]],
    ['JSON that is none', [1, 1, 5, 0, 5, 1, 1, 97, 1, 123, 0]],
  ])('refuses %s', (_, bytes) => {
    expect(readUpdate(Uint8Array.from(bytes))).toBeUndefined()
  })

  test('does not read past the end into what lies behind it in memory', () => {
    const update = createRichDoc([]).update
    const around = new Uint8Array(update.length + 64)
    around.set(update)
    for (let end = 0; end < update.length; end++) expect(readUpdate(around.subarray(0, end))).toBeUndefined()
  })

  test('refuses values nested a hundred thousand deep', () => {
    const deep = new Uint8Array(200_000).map((_, i) => (i % 2 === 0 ? 117 : 1))
    const update = Buffer.concat([Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 97, 1), deep, Uint8Array.of(126, 0)])
    expect(readUpdate(update)).toBeUndefined()
  })

  test('bytes changed at random never make it throw, and what it still takes Yjs applies and merges', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255))
    const taken = { count: 0 }
    fc.assert(
      fc.property(randomEdits, fc.array(change, { minLength: 1, maxLength: 3 }), (edits, changes) => {
        const { update } = createRichDoc(edits)
        const broken = update.slice()
        for (const [at, byte] of changes) broken[at % broken.length] = byte
        if (readUpdate(broken) === undefined) return
        taken.count++
        Y.applyUpdate(new Y.Doc(), broken)
        Y.applyUpdate(new Y.Doc(), Y.mergeUpdates([broken, update]))
        Y.diffUpdate(broken, Y.encodeStateVectorFromUpdate(update))
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2_000) },
    )
    expect(taken.count).toBeGreaterThan(50)
  })
})
