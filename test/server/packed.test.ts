import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buffersOf, pack, unpack } from '../../server/packed.ts'
import { packRoom, roomBuffers, unpackRoom } from '../../server/storage/packed-room.ts'

const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 40 })

test('what is packed comes out as it was, empty parts too, and in two buffers however many there are', () => {
  fc.assert(
    fc.property(parts, (some) => {
      const packed = pack(some)
      expect(unpack(packed)).toEqual(some)
      expect(buffersOf(packed)).toHaveLength(2)
    }),
  )
})

test('a room crosses to another thread whole, without a copy of its rows', () => {
  fc.assert(
    fc.property(parts, fc.nat(2 ** 40), (some, first) => {
      const rows = some.map((update, i) => ({ sequence: first + i, update }))
      const room = { snapshotId: 3, snapshot: Uint8Array.of(0, 0), through: first, rows }
      const packed = packRoom(room)
      const arrived = structuredClone(packed, { transfer: roomBuffers(packed) })
      expect(unpackRoom(arrived)).toEqual(room)
      expect(packed.updates.bytes.buffer.detached).toBe(true)
    }),
  )
})

test('an answer that is no room hands nothing over', () => {
  for (const answer of [undefined, true, 'epoch', [1, 2]]) expect(roomBuffers(answer)).toEqual([])
})
