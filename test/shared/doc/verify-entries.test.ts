import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../shared/base/json.ts'
import type { DocChange } from '../../../shared/doc/doc-change.ts'
import { encodeEntry, entryHash, entryParts, envelopeText, noteHash } from '../../../shared/doc/entry.ts'
import type { Envelope } from '../../../shared/doc/entry.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { verdictsOf } from '../../../shared/plan/verdicts.ts'
import { append, createReplica, planId, send } from './replica.ts'
import type { Replica } from './replica.ts'

const said = (item: string, note?: string) => append('checkIn', { item, status: 'on track' }, note)
const rawsOf = (replica: Replica): string[] =>
  replica.docs.ledger.getArray<string>(replica.device.signer.deviceId).toArray()
const itemsIn = (reader: Replica['reader']): unknown[] =>
  [...reader.source.entries].filter(({ kind }) => kind === 'checkIn').map(({ body }) => body['item'])
const foundIn = (reader: Replica['reader']) =>
  reader.source.faults?.map(({ code, found, ids, id }) => [code, found ?? id, ids ?? [id]])

/** A ledger as somebody else holds it, with these strings in the roots given. */
function ledgerOf(roots: Record<string, readonly string[]>) {
  const other = createReplica('reader')
  for (const [device, raws] of Object.entries(roots)) other.docs.ledger.getArray(device).push([...raws])
  return other
}

/** The same entry saying something else under its old signature. */
function falsify(raw: string, body: JsonObject): string {
  const { signature, envelope } = entryParts(raw)
  return encodeEntry(signature, envelopeText({ ...envelope, body }))
}

describe('verifying entries', () => {
  test('a chain as its device wrote it is verified, in one signature', async () => {
    const mara = createReplica('mara')
    for (const item of ['a', 'b', 'c']) await mara.do([said(item)])
    const { reader } = ledgerOf({ [mara.device.signer.deviceId]: rawsOf(mara) })
    expect(reader.verify()).toBe(true)
    expect(reader.source.faults).toEqual([])
    expect(itemsIn(reader)).toEqual(['a', 'b', 'c'])
    expect([...reader.verifying.trusted]).toEqual([mara.device.head?.hash])
  })

  test('an entry with a false signature shows for a moment, then ends as a fault and out of the plan', async () => {
    const mara = createReplica('mara')
    for (const item of ['a', 'b']) await mara.do([said(item)])
    const [device = '', first = '', second = ''] = rawsOf(mara)
    const root = mara.device.signer.deviceId
    const { reader } = ledgerOf({ [root]: [device, first, falsify(second, { item: 'b', status: 'done' })] })
    const told: DocChange[] = []
    reader.watch((change) => told.push(change))
    expect(itemsIn(reader)).toEqual(['a', 'b'])
    reader.verify()
    expect(itemsIn(reader)).toEqual(['a'])
    expect(foundIn(reader)).toEqual([['BAD_SIGNATURE', 'altered', ['mara-3']]])
    expect([...verdictsOf(reader.source.faults ?? [])]).toEqual([['mara-3', 'altered']])
    expect(told).toEqual([{ type: 'anew' }])
  })

  test('a device never hangs its next entry on a false one in its own list, which would vouch for it', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [, first = ''] = rawsOf(mara)
    const { signature, envelope } = entryParts(first)
    const forged = { ...envelope, id: 'forged', n: 1_000, body: { item: 'FORGED', status: 'done' } }
    const list = mara.docs.ledger.getArray<string>(mara.device.signer.deviceId)
    list.push([encodeEntry(signature, envelopeText(forged))])
    mara.reader.verify()
    expect(itemsIn(mara.reader)).toEqual(['a'])
    // With the end of its chain remembered, and without.
    await mara.do([said('b')])
    mara.device = { signer: mara.device.signer }
    await mara.do([said('c')])
    const { reader } = ledgerOf({ [mara.device.signer.deviceId]: rawsOf(mara) })
    for (const each of [mara.reader, reader]) {
      each.verify()
      expect(itemsIn(each)).toEqual(['a', 'b', 'c'])
      expect(foundIn(each)).toEqual([['BAD_SIGNATURE', 'altered', ['forged']]])
    }
  })

  test('the true entry counts although a false one took its id before it came', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [device = '', first = ''] = rawsOf(mara)
    const root = mara.device.signer.deviceId
    const forged = falsify(first, { item: 'FORGED' })
    for (const order of [
      [device, forged, first],
      [device, first, forged],
    ]) {
      const { reader } = ledgerOf({ [root]: order })
      reader.verify()
      expect(itemsIn(reader)).toEqual(['a'])
      expect(foundIn(reader)).toEqual([['BAD_SIGNATURE', 'altered', ['mara-1']]])
    }
  })

  test('an entry whose device never showed its key is not in the plan, until the key comes', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [device = '', first = ''] = rawsOf(mara)
    const root = mara.device.signer.deviceId
    const other = ledgerOf({ [root]: [first] })
    other.reader.verify()
    expect(itemsIn(other.reader)).toEqual([])
    expect(foundIn(other.reader)).toEqual([['BAD_SIGNATURE', 'unknown device', ['mara-1']]])
    other.docs.ledger.getArray(root).push([device])
    other.reader.verify()
    expect(itemsIn(other.reader)).toEqual(['a'])
    expect(foundIn(other.reader)).toEqual([])
  })

  test('a key that is not the device’s does not speak for it', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    await mara.do([said('a')])
    const root = tomas.device.signer.deviceId
    const renamed = rawsOf(mara).map((raw) => {
      const { envelope } = entryParts(raw)
      const text = envelopeText({ ...envelope, device: root })
      return encodeEntry(String(mara.device.signer.sign(text)), text)
    })
    const { reader } = ledgerOf({ [root]: renamed })
    reader.verify()
    expect([...reader.source.entries]).toEqual([])
  })

  test('two branches of one chain are both in the plan and shown as a branch, never as altered', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const twin = createReplica('mara')
    send(mara, twin)
    twin.device = mara.device
    await mara.do([said('b')], { newId: () => 'one' })
    await twin.do([said('c')], { newId: () => 'two' })
    send(twin, mara)
    mara.reader.verify()
    expect(itemsIn(mara.reader).toSorted()).toEqual(['a', 'b', 'c'])
    expect(foundIn(mara.reader)).toEqual([['BROKEN_CHAIN', 'branch', ['one', 'two']]])
    expect([...verdictsOf(mara.reader.source.faults ?? [])]).toEqual([
      ['one', 'branch'],
      ['two', 'branch'],
    ])
  })

  test('an entry whose predecessor is missing counts and is named; it mends when that one comes', async () => {
    const mara = createReplica('mara')
    for (const item of ['a', 'b', 'c']) await mara.do([said(item)])
    const [device = '', a = '', b = '', c = ''] = rawsOf(mara)
    const root = mara.device.signer.deviceId
    const other = ledgerOf({ [root]: [device, a, c] })
    other.reader.verify()
    expect(itemsIn(other.reader)).toEqual(['a', 'c'])
    expect(foundIn(other.reader)).toEqual([['BROKEN_CHAIN', 'missing before', ['mara-4']]])
    other.docs.ledger.getArray(root).push([b])
    other.reader.verify()
    expect(foundIn(other.reader)).toEqual([])
  })

  test.for([
    ['another plan', (envelope: Envelope) => ({ ...envelope, plan: 'another' })],
    ['another device', (envelope: Envelope) => ({ ...envelope, device: 'another' })],
    ['no number', (envelope: Envelope) => ({ ...envelope, n: -1 })],
    ['a time that is none', (envelope: Envelope) => ({ ...envelope, at: Number.NaN })],
  ] as const)('an entry of %s is unreadable, and listed', async ([, change]) => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [device = '', first = ''] = rawsOf(mara)
    const text = envelopeText(change(entryParts(first).envelope))
    const raw = encodeEntry(String(mara.device.signer.sign(text)), text)
    const { reader } = ledgerOf({ [mara.device.signer.deviceId]: [device, raw] })
    expect(itemsIn(reader)).toEqual([])
    expect(foundIn(reader)?.map(([code]) => code)).toEqual(['BAD_ENTRY'])
  })

  test('an entry of a newer version is left out and says so', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [device = '', first = ''] = rawsOf(mara)
    const text = envelopeText({ ...entryParts(first).envelope, v: 2 })
    const raw = encodeEntry(String(mara.device.signer.sign(text)), text)
    const { reader } = ledgerOf({ [mara.device.signer.deviceId]: [device, raw] })
    expect(foundIn(reader)?.map(([code]) => code)).toEqual(['NEWER_VERSION'])
  })

  test('the same entry written twice counts once', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a', 'a note')])
    const raws = rawsOf(mara)
    const { reader } = ledgerOf({ [mara.device.signer.deviceId]: [...raws, ...raws] })
    reader.verify()
    expect(itemsIn(reader)).toEqual(['a'])
    expect(reader.source.faults).toEqual([])
  })

  test('a note can be erased without breaking anything, and a false one is taken off (HO5)', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a', 'what I said')])
    const [device = '', first = ''] = rawsOf(mara)
    const { signature, text, envelope } = entryParts(first)
    expect(envelope.note).toBe(noteHash(envelope.id, 'what I said'))
    const root = mara.device.signer.deviceId
    const notes = (raws: readonly string[]) => {
      const { reader } = ledgerOf({ [root]: [device, ...raws] })
      reader.verify()
      return { notes: [...reader.source.entries].map(({ note }) => note), faults: foundIn(reader) }
    }
    const erased = encodeEntry(signature, text)
    const lie = encodeEntry(signature, text, 'what I never said')
    expect(notes([erased])).toEqual({ notes: [undefined, undefined], faults: [] })
    expect(notes([lie])).toEqual({
      notes: [undefined, undefined],
      faults: [['BAD_ENTRY', 'mara-1', ['mara-1']]],
    })
    expect(notes([erased, first]).notes).toEqual([undefined, 'what I said'])
    expect(notes([lie, first]).notes).toEqual([undefined, 'what I said'])
  })

  test('verifying stops when told to and goes on where it stopped', async () => {
    const mara = createReplica('mara')
    for (const item of ['a', 'b', 'c']) await mara.do([said(item)])
    const raws = rawsOf(mara)
    const { reader } = ledgerOf({
      [mara.device.signer.deviceId]: [...raws.slice(0, -1), falsify(raws.at(-1) ?? '', { item: 'z' })],
    })
    let rounds = 0
    while (!reader.verify(once())) rounds++
    expect(rounds).toBeGreaterThan(3)
    expect(itemsIn(reader)).toEqual(['a', 'b'])
  })

  test('what continues a verified chain costs one signature; what this device signs itself costs none', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const other = createReplica('other')
    send(mara, other)
    other.reader.verify()
    await mara.do([said('b')])
    send(mara, other)
    const log = other.reader.entries.logs.get(mara.device.signer.deviceId)
    expect(log?.judged).toBe(2)
    other.reader.verify()
    expect(log).toMatchObject({ judged: 3, head: mara.device.head })
    expect(mara.reader.entries.logs.get(mara.device.signer.deviceId)).toMatchObject({ judged: 3 })
  })

  test('heads that were trusted before need no signature, but their texts must still be the same', async () => {
    const mara = createReplica('mara')
    await mara.do([said('a')])
    const [device = '', first = ''] = rawsOf(mara)
    const { text } = entryParts(first)
    const unsigned = [device, encodeEntry('', text)]
    const root = mara.device.signer.deviceId
    const open = (trustedHeads: string[], raws: string[]) => {
      const reader = openReader(ledgerOf({ [root]: raws }).docs, planId, { trustedHeads })
      reader.verify()
      return itemsIn(reader)
    }
    expect(open([], unsigned)).toEqual([])
    expect(open([entryHash(text)], unsigned)).toEqual(['a'])
    expect(open([entryHash(text)], [device, falsify(first, { item: 'z' })])).toEqual([])
  })

  test('a ledger from which somebody took something is read from the start', async () => {
    const mara = createReplica('mara')
    for (const item of ['a', 'b']) await mara.do([said(item)])
    const told: DocChange[] = []
    mara.reader.watch((change) => told.push(change))
    mara.docs.ledger.getArray(mara.device.signer.deviceId).delete(1, 1)
    expect(told).toEqual([{ type: 'anew' }])
    mara.reader.verify()
    expect(itemsIn(mara.reader)).toEqual(['b'])
    expect(foundIn(mara.reader)).toEqual([['BROKEN_CHAIN', 'missing before', ['mara-3']]])
  })
})

function once(): () => boolean {
  let left = 1
  return () => left-- > 0
}
