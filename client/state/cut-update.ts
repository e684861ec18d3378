/**
 * Cuts a Yjs update into several that together say the same, each under a limit in bytes where its values allow: the
 * relay takes frames of 1 MB, and a week offline is more. Structs by client and clock first, deletions last. A plan
 * from a file writes its whole ledger at once, which Yjs holds as one struct: that is cut between its values.
 */

import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

export function cutUpdate(update: Uint8Array, limit: number): readonly Uint8Array[] {
  if (update.length <= limit) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const parts: Uint8Array[] = []
  let held: Struct[] = []
  let size = 0
  for (const struct of structs) {
    for (const { piece, length } of piecesOf(struct, limit * 0.9)) {
      if (size + length > limit * 0.9 && held.length > 0) {
        parts.push(encodeStructs(held))
        held = []
        size = 0
      }
      held.push(piece)
      size += length
    }
  }
  if (held.length > 0) parts.push(encodeStructs(held))
  return [...parts, ...deletePartsOf(ds, limit)]
}

interface Piece {
  readonly piece: Struct
  readonly length: number
}

/** Halved between its values until each half is under the limit. One value is never cut. */
function piecesOf(struct: Struct, limit: number): readonly Piece[] {
  const length = lengthOf(struct)
  if (length <= limit || struct.length < 2 || !(struct instanceof Y.Item) || !isList(struct)) {
    return [{ piece: struct, length }]
  }
  const right = rightHalf(struct, struct.length >> 1)
  return [...piecesOf(struct, limit), ...piecesOf(right, limit)]
}

function isList({ content }: Y.Item): boolean {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON
}

/** Takes it off the struct, which keeps the values before. It names the last of them as what it stands behind. */
function rightHalf(struct: Y.Item, before: number): Y.Item {
  const { client, clock } = struct.id
  const content = struct.content.splice(before)
  struct.length = before
  return new Y.Item(
    Y.createID(client, clock + before),
    null,
    Y.createID(client, clock + before - 1),
    null,
    struct.rightOrigin,
    struct.parent,
    struct.parentSub,
    content,
  )
}

function lengthOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.length(encoder.restEncoder)
}

/** Structs of one client come one after another, by clock. */
function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const runs: Struct[][] = []
  for (const struct of structs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (
      run &&
      last &&
      last.id.client === struct.id.client &&
      last.id.clock + last.length === struct.id.clock
    ) {
      run.push(struct)
    } else runs.push([struct])
  }
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, runs.length)
  for (const run of runs) {
    encoding.writeVarUint(encoder.restEncoder, run.length)
    encoder.writeClient(run[0]?.id.client ?? 0)
    encoding.writeVarUint(encoder.restEncoder, run[0]?.id.clock ?? 0)
    for (const struct of run) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']
type Deletes = DeleteSet['clients']

/** A range is never cut: two numbers are under any limit. */
function deletePartsOf(ds: DeleteSet, limit: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = []
  let held: Deletes = new Map()
  let size = 0
  for (const [client, ranges] of ds.clients) {
    for (const range of ranges) {
      const isFirst = !held.has(client)
      const length = mostDigits * (isFirst ? 4 : 2)
      if (size + length > limit * 0.9 && held.size > 0) {
        parts.push(encodeDeletes(held))
        held = new Map()
        size = 0
      }
      const of = held.get(client) ?? []
      held.set(client, of)
      of.push(range)
      size += length
    }
  }
  if (held.size > 0) parts.push(encodeDeletes(held))
  return parts
}

/** Bytes of the longest clock or client, each of at most 53 bits, 7 in a byte. */
const mostDigits = 8

function encodeDeletes(deletes: Deletes): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, 0)
  encoding.writeVarUint(encoder.restEncoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
