// However large an update, the relay gets it in frames it takes, and nothing of it is lost on the way.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../../shared/base/assert.ts'
import { IdRanges } from '../../../shared/wire/id-ranges.ts'
import { limits } from '../../../shared/wire/protocol.ts'
import { encodeDeletes, readUpdate } from '../../../shared/wire/read-update.ts'
import { RelayNetwork } from '../../helpers/relay-network.ts'
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

  test('cuts what was deleted too', () => {
    const doc = new Y.Doc()
    const list = doc.getArray<number>('items')
    doc.transact(() => {
      for (let i = 0; i < 10_000; i++) list.insert(0, [i])
      for (let at = 9_999; at > 0; at -= 2) list.delete(at)
    })
    const deletes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
    const parts = cutUpdate(deletes, limit)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
    const all = cutUpdate(Y.encodeStateAsUpdate(doc), limit)
    expect(joined(all).getArray('items').toArray()).toEqual(list.toArray())
    expect(joined(all.toReversed()).getArray('items').toArray()).toEqual(list.toArray())
  })

  test('the deletions of years go to the relay in frames that it takes, and it loses none', async () => {
    const deleted = new IdRanges()
    const clients = [7, 5_000_000_000]
    for (const client of clients)
      for (let clock = 0; clock < 300_000; clock += 2) deleted.add(client, clock, clock + 1)
    const update = encodeDeletes(deleted)
    expect(update.length).toBeGreaterThan(limits.frame)
    const network = new RelayNetwork()
    const [writer, other] = [await network.enter(), await network.enter()]
    for (const part of cutUpdate(update, limits.frame - 64)) writer.say({ type: 'step-2', update: part })
    await network.tick()
    expect(writer.closedFor).toBeUndefined()
    const heard = must(readUpdate(Y.mergeUpdates(other.updates()))).deletes
    for (const client of clients)
      expect([...heard.rangesOf(client)].join()).toBe([...deleted.rangesOf(client)].join())
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
