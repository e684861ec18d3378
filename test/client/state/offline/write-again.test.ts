// A document written again edit by edit: what the relay refuses becomes a draft with all that belongs to it, the rest is
// stored under a new Yjs client on an unbroken chain, and a relay that goes away changes nothing.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AgainLine, LineOutcome, RoomRows } from '../../../../client/state/offline/write-again.ts'
import { writeAgain } from '../../../../client/state/offline/write-again.ts'
import { historyOf, piecesOf } from '../../../../client/state/offline/pieces.ts'
import { must } from '../../../../shared/base/assert.ts'
import { commit } from '../../../../shared/doc/commit.ts'
import { openDocs } from '../../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../../shared/doc/reader.ts'
import { seedDocs } from '../../../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../../../shared/doc/sign.ts'
import type { Edit } from '../../../../shared/plan/edit.ts'
import { smallSource } from '../../../shared/plan/small-source.ts'

const signer = createNobleSigner(new Uint8Array(32).fill(3), await loadCurve())
const names = ['ledger', 'charter', 'work'] as const
type Name = (typeof names)[number]

const setTitle = (value: string): Edit => ({ type: 'set', kind: 'item', id: 'a', field: 'title', value })
const say = (note: string): Edit => ({
  type: 'append',
  entry: { kind: 'comment', body: { about: { kind: 'item', id: 'a' } }, note },
})

/** A device with a plan that the relay has, and what it wrote since, row by row. */
async function deviceThatWrote(commands: readonly (readonly Edit[])[]): Promise<{
  readonly plan: string
  readonly confirmed: Record<Name, Uint8Array>
  readonly rooms: readonly RoomRows[]
}> {
  const source = smallSource({ item: { a: { title: 'A' } } })
  const plan = source.id
  const docs = openDocs()
  let ids = 0
  const newId = (): string => `id-${++ids}`
  await seedDocs(docs, source, { signer }, { now: 1_000, newId })
  const confirmed = { ledger: encode(docs.ledger), charter: encode(docs.charter), work: encode(docs.work) }
  const rows: Record<Name, Uint8Array[]> = { ledger: [], charter: [], work: [] }
  for (const name of names) docs[name].on('update', (update: Uint8Array) => rows[name].push(update))
  const reader = openReader(docs, plan)
  for (const edits of commands) {
    await commit(reader, edits, { signer }, { command: 'test', now: 2_000, newId })
  }
  const rooms = names.map((name) => ({
    room: name,
    confirmed: [confirmed[name]],
    unconfirmed: rows[name].map((bytes, i) => ({ key: i + 1, bytes })),
  }))
  return { plan, confirmed, rooms }
}

const encode = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

/** A relay that answers each update as the rule says and keeps what it stores. */
class RuledRelay {
  readonly docs: PlanDocs = openDocs()
  joins = 0

  readonly #rule: (update: string, room: Name) => LineOutcome

  constructor(confirmed: Record<Name, Uint8Array>, rule: (update: string, room: Name) => LineOutcome) {
    this.#rule = rule
    for (const name of names) Y.applyUpdate(this.docs[name], confirmed[name])
  }

  readonly join = async (room: string, updates: readonly Uint8Array[]): Promise<AgainLine> => {
    this.joins++
    const name = must(names.find((known) => known === room))
    const doc = new Y.Doc()
    for (const update of [...updates, encode(this.docs[name])]) Y.applyUpdate(doc, update)
    return {
      doc,
      write: async (change) => {
        const sent: Uint8Array[] = []
        const keep = (update: Uint8Array): void => void sent.push(update)
        doc.on('update', keep)
        change()
        doc.off('update', keep)
        const outcome = this.#rule(new TextDecoder().decode(Y.mergeUpdates(sent)), name)
        if (outcome.type === 'stored') for (const update of sent) Y.applyUpdate(this.docs[name], update)
        return outcome
      },
      close: () => doc.destroy(),
    }
  }
}

const stored: LineOutcome = { type: 'stored' }
const refused = (code: number): LineOutcome => ({ type: 'refused', code })

function read(plan: string, docs: PlanDocs) {
  const reader = openReader(docs, plan)
  reader.verify()
  const notes = [...reader.source.entries].flatMap(({ note }) => note ?? [])
  const title = reader.source.records.item.get('a')?.cells?.get('title')?.value
  return { notes, title, faults: reader.source.faults ?? [] }
}

describe('writing again after a refusal', () => {
  test('the refused entry is a draft, its chain closes over it, and what came after is stored', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([[say('first')], [say('bad')], [say('last')]])
    const relay = new RuledRelay(confirmed, (text) => (text.includes('bad') ? refused(4422) : stored))
    const again = must(await writeAgain({ plan, signer, rooms, join: relay.join }))
    expect(read(plan, relay.docs)).toEqual({ notes: ['first', 'last'], title: undefined, faults: [] })
    expect(again.rejected).toHaveLength(1)
    expect(again.rejected[0]).toMatchObject({ code: 4422, parts: [{ room: 'ledger' }] })
    expect(JSON.stringify(again.rejected)).toContain('bad')
    for (const name of names) {
      const state = new Y.Doc()
      Y.applyUpdate(state, must(again.states.get(name)))
      expect(encode(state)).toEqual(encode(relay.docs[name]))
    }
  })

  test('the cells of a refused command go with its entry, also those that the relay had taken', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([[setTitle('bad')], [say('fine')]])
    for (const taken of [false, true]) {
      const relay = new RuledRelay(confirmed, (text, room) =>
        room === 'ledger' && text.includes('bad') ? refused(4422) : stored,
      )
      if (taken) for (const { bytes } of must(rooms[2]).unconfirmed) Y.applyUpdate(relay.docs.work, bytes)
      const again = must(await writeAgain({ plan, signer, rooms, join: relay.join }))
      expect(again.rejected.map(({ parts }) => parts.map(({ room }) => room))).toEqual([['ledger', 'work']])
      expect(again.rejected[0]?.done[0]?.changes).toMatchObject([{ id: 'a', field: 'title', to: 'bad' }])
      expect(read(plan, relay.docs).notes).toEqual(['fine'])
    }
  })

  test('a refused cell is a draft alone; a value overwritten since is written in its turn', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([
      [setTitle('one')],
      [setTitle('bad')],
      [setTitle('three')],
    ])
    const relay = new RuledRelay(confirmed, (text, room) =>
      room === 'work' && text.includes('bad') ? refused(4413) : stored,
    )
    const again = must(await writeAgain({ plan, signer, rooms, join: relay.join }))
    expect(again.rejected.map(({ code, parts }) => [code, parts.length])).toEqual([[4413, 1]])
    expect(read(plan, relay.docs)).toEqual({ notes: [], title: 'three', faults: [] })
  })

  test('where nobody may write, one answer is enough: all of it is kept, nothing is asked again', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([[say('one')], [say('two')], [say('three')]])
    let asked = 0
    const relay = new RuledRelay(confirmed, () => (asked++, refused(4403)))
    const again = must(await writeAgain({ plan, signer, rooms, join: relay.join }))
    expect(asked).toBe(1)
    expect(again.rejected).toHaveLength(3)
    expect(read(plan, relay.docs).notes).toEqual([])
  })

  test('a relay that goes away half way changes nothing; the next time writes only what is missing', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([[say('one')], [say('two')]])
    let isAway = false
    const relay = new RuledRelay(confirmed, (text) =>
      text.includes('two') && isAway ? { type: 'away' } : stored,
    )
    isAway = true
    expect(await writeAgain({ plan, signer, rooms, join: relay.join })).toBeUndefined()
    isAway = false
    const again = must(await writeAgain({ plan, signer, rooms, join: relay.join }))
    expect(again.rejected).toEqual([])
    expect(read(plan, relay.docs)).toEqual({ notes: ['one', 'two'], title: undefined, faults: [] })
  })

  test('what the relay has already is not written again', async () => {
    const { plan, confirmed, rooms } = await deviceThatWrote([[say('one'), setTitle('new')]])
    let asked = 0
    const relay = new RuledRelay(confirmed, () => (asked++, stored))
    rooms.forEach(({ unconfirmed }, i) => {
      for (const { bytes } of unconfirmed) Y.applyUpdate(relay.docs[must(names[i])], bytes)
    })
    await writeAgain({ plan, signer, rooms, join: relay.join })
    expect(asked).toBe(0)
  })
})

test('pieces are read from rows though later rows overwrote them, and left out where what they hang on is missing', () => {
  const doc = new Y.Doc()
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => rows.push(update))
  doc.getMap('item.cells').set('a/title', ['one', 'c1'])
  doc.getMap('item.cells').set('a/title', ['two', 'c2'])
  const history = historyOf(rows)
  expect(rows.map((row) => piecesOf(history, row))).toEqual([
    [{ type: 'value', root: 'item.cells', key: 'a/title', value: ['one', 'c1'] }],
    [{ type: 'value', root: 'item.cells', key: 'a/title', value: ['two', 'c2'] }],
  ])
  expect(piecesOf(historyOf(rows.slice(1)), must(rows[1]))).toEqual([])
})
