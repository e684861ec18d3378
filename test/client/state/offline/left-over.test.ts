// A ledger that was closed while this device was away: what the relay lacks of it is written into the open one as it was signed,
// whoever said it, and once; the device's rows of the closed one are then what the relay has.

import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AgainLine, RoomRows } from '../../../../client/state/offline/write-again.ts'
import { writeAgain } from '../../../../client/state/offline/write-again.ts'
import { must } from '../../../../shared/base/assert.ts'
import { openDocs } from '../../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../../shared/doc/reader.ts'
import { closeCodes } from '../../../../shared/wire/close-code.ts'
import { append, createReplica, meet, planId } from '../../../shared/doc/replica.ts'
import type { Replica } from '../../../shared/doc/replica.ts'

const encode = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)
const say = (text: string) => append('comment', { about: { kind: 'item', id: 'a' } }, text)
const textsOf = (doc: Y.Doc, { device }: Replica): readonly unknown[] =>
  doc.getArray(device.signer.deviceId).toArray()

/** Two ledgers, of which the first is sealed. */
class SealingRelay {
  readonly closed = new Y.Doc()
  readonly open = new Y.Doc()
  /** Writes that it stores before it goes away. */
  lasts = Infinity

  readonly join = async (room: string, updates: readonly Uint8Array[]): Promise<AgainLine> => {
    const there = room === 'closed' ? this.closed : this.open
    const doc = new Y.Doc()
    for (const update of [...updates, encode(there)]) Y.applyUpdate(doc, update)
    return {
      doc,
      write: async (change) => {
        change()
        if (room === 'closed') return { type: 'refused', code: closeCodes.sealed.code }
        if (this.lasts-- <= 0) return { type: 'away' }
        Y.applyUpdate(there, encode(doc))
        return { type: 'stored' }
      },
      close: () => doc.destroy(),
    }
  }
}

let mara: Replica
let relay: SealingRelay
let rooms: readonly RoomRows[]
const again = () => writeAgain({ plan: planId, signer: mara.device.signer, rooms, join: relay.join })

/** Mara said two things that the relay has, and two that it has not. */
beforeEach(async () => {
  mara = createReplica('mara')
  relay = new SealingRelay()
  const unconfirmed: Uint8Array[] = []
  for (const text of ['one', 'two']) await mara.do([say(text)])
  const confirmed = encode(mara.docs.ledger)
  Y.applyUpdate(relay.closed, confirmed)
  mara.docs.ledger.on('update', (update: Uint8Array) => unconfirmed.push(update))
  for (const text of ['three', 'four']) await mara.do([say(text)])
  rooms = [
    {
      room: 'closed',
      closed: 'unsettled',
      confirmed: [confirmed],
      unconfirmed: unconfirmed.map((bytes, i) => ({ key: i + 1, bytes })),
    },
    { room: 'open', confirmed: [], unconfirmed: [] },
  ]
})

function faultsAtRelay(): readonly unknown[] {
  const reader = openReader({ ...openDocs(), closed: [relay.closed], ledger: relay.open }, planId)
  expect(reader.verify()).toBe(true)
  return reader.source.faults ?? []
}

describe('what is left of a closed ledger', () => {
  test('PE3: goes into the open one, the same signed texts on the same chain', async () => {
    const written = must(await again())
    expect(textsOf(relay.open, mara)).toEqual(textsOf(mara.docs.ledger, mara).slice(-2))
    expect(written.rejected).toEqual([])
    expect(written.head).toEqual(mara.device.head)
    expect(must(written.states.get('closed'))).toEqual(encode(relay.closed))
    expect(faultsAtRelay()).toEqual([])
    await again()
    expect(textsOf(relay.open, mara)).toHaveLength(2)
  })

  test('so does what others said and this device alone still holds, after a relay has lost it', async () => {
    const tomas = createReplica('tomas')
    await tomas.do([say('by Tomas')])
    meet(mara, tomas)
    rooms = rooms.map((one) =>
      one.room === 'closed' ? { ...one, confirmed: [encode(mara.docs.ledger)], unconfirmed: [] } : one,
    )
    relay.closed.destroy()
    relay = new SealingRelay()
    expect(must(await again()).rejected).toEqual([])
    for (const each of [mara, tomas])
      expect(textsOf(relay.open, each)).toEqual(textsOf(mara.docs.ledger, each))
    expect(faultsAtRelay()).toEqual([])
  })

  test('where this device went on in the open one meanwhile, late words keep their place in its chain', async () => {
    const all = textsOf(mara.docs.ledger, mara)
    // The fourth was said after the closing was heard of; the third was left behind.
    relay.open.getArray(mara.device.signer.deviceId).push([must(all.at(-1))])
    must(await again())
    expect(textsOf(relay.open, mara)).toEqual([all.at(-1), all.at(-2)])
    expect(faultsAtRelay()).toEqual([])
  })

  test('a relay that goes away in the middle, or seals the next one too, changes nothing here', async () => {
    relay.lasts = 1
    expect(await again()).toBeUndefined()
    relay.lasts = Infinity
    must(await again())
    expect(textsOf(relay.open, mara)).toEqual(textsOf(mara.docs.ledger, mara).slice(-2))
    rooms = rooms.map((one) => (one.room === 'closed' ? { ...one, closed: 'settled', unconfirmed: [] } : one))
    const sealed: readonly RoomRows[] = [
      must(rooms[0]),
      {
        room: 'closed',
        confirmed: [],
        unconfirmed: [],
        pieces: [[{ type: 'text', root: 'x', text: 'late' }]],
      },
    ]
    rooms = sealed
    expect(await again()).toBeUndefined()
  })
})
