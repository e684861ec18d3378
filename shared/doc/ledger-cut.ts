/**
 * Where a plan's ledgers were folded up to, as one Yjs state vector: their lists are only appended to, so the clocks say exactly
 * which strings were read, wherever merging put them. A list that anything was taken from has no cut, nor have ledgers that the
 * same Yjs client wrote.
 */

import * as Y from 'yjs'

export type LedgerCut = ReadonlyMap<number, number>

/** Of the vectors of each ledger; undefined where clocks of one client count in several of them. */
export function joinCuts(cuts: readonly Uint8Array[]): Uint8Array | undefined {
  const [first, ...more] = cuts
  if (first && more.length === 0) return first
  const vectors = cuts.map((each) => Y.decodeStateVector(each))
  const all = new Map(vectors.flatMap((vector) => [...vector]))
  if (all.size < vectors.reduce((sum, { size }) => sum + size, 0)) return undefined
  return Y.encodeStateVector(all)
}

/** What of a cut lies in the other ledgers than those with these cuts. */
export function cutWithout(cut: LedgerCut, others: readonly Uint8Array[]): LedgerCut {
  const clients = new Set(others.flatMap((each) => [...(decodeCut(each)?.keys() ?? [])]))
  return new Map([...cut].filter(([client]) => !clients.has(client)))
}

/** Undefined where the ledgers do not hold all of it, or anything was deleted: then they are read from the start. */
export function cutIn(ledgers: readonly Y.Doc[], encoded: Uint8Array | LedgerCut): LedgerCut | undefined {
  const cut = encoded instanceof Uint8Array ? decodeCut(encoded) : encoded
  if (!cut) return undefined
  for (const [client, clock] of cut) {
    const [there = 0, ...more] = ledgers.flatMap(({ store }) => Y.getState(store, client) || [])
    if (there < clock || more.length > 0) return undefined
  }
  return ledgers.some(hasDeleted) ? undefined : cut
}

export function holds({ store }: Y.Doc, encoded: Uint8Array): boolean {
  return [...(decodeCut(encoded) ?? [])].every(([client, clock]) => Y.getState(store, client) >= clock)
}

function hasDeleted(ledger: Y.Doc): boolean {
  for (const device of ledger.share.keys()) {
    for (let item = ledger.getArray(device)._start; item !== null; item = item.right)
      if (item.deleted) return true
  }
  return false
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
