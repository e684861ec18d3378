// What a room holds, on its way from the store's thread: its rows packed, so that 20,000 of them do not hold up the relay.

import { must } from '../../shared/base/assert.ts'
import { buffersOf, pack, unpack, type Packed } from '../packed.ts'
import type { StoredRoom } from './contract.ts'

export interface PackedRoom extends Omit<StoredRoom, 'rows'> {
  readonly sequences: Float64Array<ArrayBuffer>
  readonly updates: Packed
}

export function packRoom({ rows, ...rest }: StoredRoom): PackedRoom {
  return {
    ...rest,
    sequences: Float64Array.from(rows, ({ sequence }) => sequence),
    updates: pack(rows.map(({ update }) => update)),
  }
}

export function unpackRoom({ sequences, updates, ...rest }: PackedRoom): StoredRoom {
  const rows = unpack(updates).map((update, i) => ({ sequence: must(sequences[i]), update }))
  return { ...rest, rows }
}

/** What is handed over in place of copied, where it is a room. */
export function roomBuffers(answer: unknown): ArrayBuffer[] {
  const room = answer as Partial<PackedRoom> | undefined
  return room?.sequences && room.updates ? [room.sequences.buffer, ...buffersOf(room.updates)] : []
}
