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
  const cut = decodeCut(encoded)
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

/** What updates of a ledger hold beyond the cut; undefined where they do more than append, or cannot be read alone. */
export function valuesBeyond(updates: readonly Uint8Array[], cut: LedgerCut): readonly unknown[] | undefined {
  try {
    const values: unknown[] = []
    for (const update of updates) {
      const { structs, ds } = Y.decodeUpdate(update)
      if (ds.clients.size > 0) return undefined
      for (const struct of structs) {
        if (!(struct instanceof Y.Item)) return undefined
        const before = Math.max(0, (cut.get(struct.id.client) ?? 0) - struct.id.clock)
        values.push(...struct.content.getContent().slice(before))
      }
    }
    return values
  } catch {
    return undefined
  }
}

export function decodeCut(encoded: Uint8Array): LedgerCut | undefined {
  try {
    return Y.decodeStateVector(encoded)
  } catch {
    return undefined
  }
}
