// However large an update, the relay gets it in frames it takes, and nothing of it is lost on the way.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../../client/state/cut-update.ts'

const limit = 10_000

/** What the parts say when they arrive in any order. */
function joined(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const part of parts) Y.applyUpdate(doc, part)
  return doc
}

function entries(count: number, name: string): string[] {
  return Array.from(
    { length: count },
    (_, i) => `{"id":"${name}-${i}","text":"Zulassung für die Nordländer ✓"}`,
  )
}

describe('cutUpdate', () => {
  test('leaves an update under the limit as it is', () => {
    const doc = new Y.Doc()
    doc.getArray('device').push(entries(3, 'a'))
    const update = Y.encodeStateAsUpdate(doc)
    expect(cutUpdate(update, limit)).toEqual([update])
  })

  test('cuts a list that was written at once, which is one struct however long', () => {
    const doc = new Y.Doc()
    doc.getArray('device').push(entries(2_000, 'a'))
    const update = Y.encodeStateAsUpdate(doc)
    expect(Y.decodeUpdate(update).structs).toHaveLength(1)
    const parts = cutUpdate(update, limit)
    expect(parts.length).toBeGreaterThan(10)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
    expect(joined(parts).getArray('device').toArray()).toEqual(entries(2_000, 'a'))
    expect(joined(parts.toReversed()).getArray('device').toArray()).toEqual(entries(2_000, 'a'))
    // The same clocks: the state vector is what two devices compare.
    expect(Y.encodeStateVector(joined(parts))).toEqual(Y.encodeStateVector(doc))
  })

  test('keeps the place of a long list between what stood there before and what came after', () => {
    const doc = new Y.Doc()
    const list = doc.getArray<string>('device')
    list.push(['first', 'last'])
    list.insert(1, entries(500, 'middle'))
    const parts = cutUpdate(Y.encodeStateAsUpdate(doc), limit)
    expect(parts.length).toBeGreaterThan(2)
    expect(joined(parts).getArray('device').toArray()).toEqual(list.toArray())
    // An edit made on top of what arrived in pieces merges with the one who wrote it whole.
    const other = joined(parts)
    other.getArray<string>('device').delete(100, 200)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(list.toArray()).toEqual(other.getArray('device').toArray())
  })

  test('sends what was deleted last, and one value over the limit in one piece', () => {
    const doc = new Y.Doc()
    const list = doc.getArray<string>('device')
    list.push(entries(500, 'a'))
    list.push(['x'.repeat(2 * limit)])
    list.delete(3, 100)
    const parts = cutUpdate(Y.encodeStateAsUpdate(doc), limit)
    expect(parts.filter((part) => part.length > limit)).toHaveLength(1)
    expect(joined(parts).getArray('device').toArray()).toEqual(list.toArray())
  })
})
