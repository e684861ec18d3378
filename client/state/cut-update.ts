/**
 * Cuts a Yjs update into several that together say the same, each under a limit in bytes where its structs allow: the
 * relay takes frames of 1 MB, and a week offline is more. Structs by client and clock first, all deletions last.
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
    const length = lengthOf(struct)
    if (size + length > limit * 0.9 && held.length > 0) {
      parts.push(encodeStructs(held))
      held = []
      size = 0
    }
    held.push(struct)
    size += length
  }
  if (held.length > 0) parts.push(encodeStructs(held))
  if (ds.clients.size > 0) parts.push(encodeDeletes(ds))
  return parts
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

function encodeDeletes(ds: DeleteSet): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, 0)
  encoding.writeVarUint(encoder.restEncoder, ds.clients.size)
  for (const [client, deletes] of ds.clients) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, deletes.length)
    for (const { clock, len } of deletes) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
