/**
 * Where a ledger was folded up to, as a Yjs state vector: its lists are only appended to, so the clocks say exactly which
 * strings were read, wherever merging put them. A list that anything was taken from has no cut.
 */

import * as Y from 'yjs'

export type LedgerCut = ReadonlyMap<number, number>

export function encodeCut(ledger: Y.Doc): Uint8Array {
  return Y.encodeStateVector(ledger)
}

/** Undefined where the ledger does not hold all of it, or anything was deleted: then it is read from the start. */
export function cutIn(ledger: Y.Doc, encoded: Uint8Array): LedgerCut | undefined {
  const cut = decode(encoded)
  if (!cut) return undefined
  for (const [client, clock] of cut) if (Y.getState(ledger.store, client) < clock) return undefined
  for (const device of ledger.share.keys()) {
    for (let item = ledger.getArray(device)._start; item !== null; item = item.right) {
      if (item.deleted) return undefined
    }
  }
  return cut
}

/** What one list holds on this side of the cut. */
export function* valuesBeside(
  list: Y.Array<unknown>,
  cut: LedgerCut,
  side: 'before' | 'after',
): Generator<unknown> {
  for (let item = list._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const before = Math.min(item.length, Math.max(0, (cut.get(item.id.client) ?? 0) - item.id.clock))
    const values: readonly unknown[] = item.content.getContent()
    yield* side === 'before' ? values.slice(0, before) : values.slice(before)
  }
}

function decode(encoded: Uint8Array): LedgerCut | undefined {
  try {
    return Y.decodeStateVector(encoded)
  } catch {
    return undefined
  }
}
