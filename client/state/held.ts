/** What the relay has shown to hold, by an echo or by its state vector. */

import * as Y from 'yjs'
import { IdRanges } from '../../shared/wire/id-ranges.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import type { UpdateContent } from '../../shared/wire/read-update.ts'

export type Held = Pick<UpdateContent, 'structs' | 'deletes'>

export function heldByEcho(update: Uint8Array): Held | undefined {
  return readUpdate(update)
}

/** What a document holds beyond a relay's vector: it never had that, or has lost it since and was put back to a copy. */
export function lackedByVector(doc: Y.Doc, vector: Uint8Array): Held {
  const there = Y.decodeStateVector(vector)
  const structs = new IdRanges()
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (clock > (there.get(client) ?? 0)) structs.add(client, there.get(client) ?? 0, clock)
  return { structs, deletes: new IdRanges() }
}

/** The relay counts only whole prefixes in its vector, so everything below each clock is there. Of deletions it says nothing. */
export function heldByVector(vector: Uint8Array): Held {
  const structs = new IdRanges()
  for (const [client, clock] of Y.decodeStateVector(vector)) structs.add(client, 0, clock)
  return { structs, deletes: new IdRanges() }
}
