// The ledger guard (architecture): texts appended at the root and nothing else, ever.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { ledger, RelayNetwork, work } from '../helpers/relay-network.ts'
import { appendText, docOf, updatesOf } from '../helpers/relay-updates.ts'

const device = 5
/** Bytes of an update by hand: one struct of client 5 at clock 0, no deletions. */
const struct = (...bytes: readonly number[]): Uint8Array => Uint8Array.of(1, 1, device, 0, ...bytes, 0)
const atRoot = [1, 1, 97] // in the root "a"

const by = (run: (doc: Y.Doc) => void) => (): Uint8Array => must(updatesOf(new Y.Doc(), run)[0])

const refused: readonly (readonly [what: string, update: () => Uint8Array])[] = [
  ['a GC struct, whose delete set is empty', () => struct(0, 3)],
  ['deleted content', () => struct(1, ...atRoot, 3)],
  ['a nested type', by((doc) => doc.getArray('a').push([new Y.Map()]))],
  ['a key of a map', by((doc) => doc.getMap('a').set('key', 'text'))],
  ['letters of a text', by((doc) => doc.getText('a').insert(0, 'text'))],
  ['a format', by((doc) => doc.getText('a').insert(0, 'text', { bold: true }))],
  ['an embed', by((doc) => doc.getText('a').insertEmbed(0, { a: 1 }))],
  ['bytes', by((doc) => doc.getArray('a').push([Uint8Array.of(1)]))],
  ['a subdocument', by((doc) => doc.getArray('a').push([new Y.Doc()]))],
  ['XML', by((doc) => doc.getXmlFragment('a').push([new Y.XmlText('a')]))],
  ['a number', by((doc) => doc.getArray('a').push([1]))],
  ['a text beside a value', by((doc) => doc.getArray('a').push(['text', { a: 1 }]))],
  ['old JSON content', () => struct(2, ...atRoot, 1, 2, 34, 34)],
  ['a text inside something else', () => struct(8, 0, 9, 0, 1, 119, 1, 97)],
  ['a text with a key, hung on another', () => struct(8 | 0x80 | 0x20, 9, 0, 1, 119, 1, 97)],
]

describe('the ledger guard', () => {
  test.each(refused)('refuses %s: nothing stored, nothing sent on', async (_, update) => {
    const network = new RelayNetwork()
    const [a, b] = [await network.enter(ledger), await network.enter(ledger)]
    a.say({ type: 'update', update: update() })
    await network.tick()
    expect(a.closedFor).toBe('refused')
    expect(b.updates()).toEqual([])
    expect(await network.storage.load(ledger)).toMatchObject({ value: { rows: [] } })
  })

  test.each(refused.slice(1, -2))('is the ledger’s only: work takes %s', async (_, update) => {
    const network = new RelayNetwork()
    const a = await network.enter(work)
    a.say({ type: 'update', update: update() })
    await network.tick()
    expect(a.closedFor).toBeUndefined()
    expect(a.updates()).toHaveLength(1)
  })

  test('admits what devices append, alone, in one go, and between one another', async () => {
    const network = new RelayNetwork()
    const a = await network.enter(ledger)
    const doc = new Y.Doc()
    const updates = updatesOf(
      doc,
      () => doc.getArray('first').push(['one']),
      () => doc.getArray('first').push(['two', 'three']),
      () => doc.getArray('second').push(['four']),
      () => doc.getArray('first').insert(1, ['between']),
    )
    for (const update of updates) a.say({ type: 'update', update })
    a.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc) })
    await network.tick()
    expect(a.closedFor).toBeUndefined()
    expect(
      docOf(...a.updates())
        .getArray('first')
        .toJSON(),
    ).toEqual(['one', 'between', 'two', 'three'])
  })

  test('refuses to delete, though every join may repeat deletions of nothing', async () => {
    const network = new RelayNetwork()
    const a = await network.enter(ledger)
    const doc = new Y.Doc()
    a.say({ type: 'update', update: appendText(doc, 'entry') })
    await network.tick()
    a.say({ type: 'step-2', update: Y.encodeStateAsUpdate(doc) })
    expect(a.closedFor).toBeUndefined()
    const [removal] = updatesOf(doc, () => doc.getArray('device').delete(0))
    a.say({ type: 'update', update: must(removal) })
    await network.tick()
    expect(a.closedFor).toBe('refused')
    const later = await network.enter(ledger)
    later.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    const [answer] = later.take('step-2')
    expect(docOf(must(answer).update).getArray('device').toJSON()).toEqual(['entry'])
  })

  test('refuses an update whole: what is fine in it is not stored either', async () => {
    const network = new RelayNetwork()
    const a = await network.enter(ledger)
    const mixed = updatesOf(new Y.Doc(), (doc) => {
      doc.getArray('device').push(['entry'])
      doc.getMap('other').set('key', 1)
    })
    a.say({ type: 'update', update: must(mixed[0]) })
    await network.tick()
    expect(a.closedFor).toBe('refused')
    expect(await network.storage.load(ledger)).toMatchObject({ value: { rows: [] } })
  })

  test('cannot be got round by giving a known entry’s ids another content', async () => {
    const network = new RelayNetwork()
    const a = await network.enter(ledger)
    const doc = new Y.Doc()
    doc.clientID = device
    a.say({ type: 'update', update: appendText(doc, 'entry') })
    await network.tick()
    a.updates()
    // A GC struct over the known entry, then a new text: as a whole it would merge the entry away.
    a.say({ type: 'update', update: Uint8Array.of(1, 2, device, 0, 0, 1, 8, 1, 1, 97, 1, 119, 1, 98, 0) })
    await network.tick()
    expect(a.closedFor).toBe('refused')
  })
})
