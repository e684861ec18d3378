/**
 * What is kept of a read ledger beside the documents (architecture, *Documents*: the folded present is cached, only what is
 * new is parsed). A ledger with anything false, doubtful or unreadable in it is not kept: it is read from the start.
 */

import type { PackedRows } from '../base/packed-rows.ts'
import { keepLedger } from '../plan/assemble/kept-ledger.ts'
import type { KeptLedger } from '../plan/assemble/kept-ledger.ts'
import type { Ledger } from '../plan/assemble/ledger.ts'
import { encodeCut } from './ledger-cut.ts'
import type { PlanReader } from './reader.ts'

export interface KeptPlan {
  /** Which program folded it; no other takes it up. */
  readonly code: string
  /** What of the ledger was folded. */
  readonly cut: Uint8Array
  readonly ledger: KeptLedger
  readonly seen: PackedRows
  readonly trustedHeads: readonly string[]
}

/** Undefined where something has yet to be verified, or would not come back the same. */
export function keepPlan(reader: PlanReader, ledger: Ledger, code: string): KeptPlan | undefined {
  const { entries, docs, verifying } = reader
  const doubtful = [entries.unreadable, entries.rivals, entries.rejected].some(({ size }) => size > 0)
  const logs = [...entries.logs.values()]
  if (doubtful || logs.some(({ judged, stored, faults }) => judged < stored.length || faults.length > 0))
    return undefined
  // A cut is told by what the lists hold; what waits for something earlier to arrive is in none of them.
  if (reader.covered || entries.entries.size !== ledger.told.size) return undefined
  const folded = keepLedger(ledger)
  return (
    folded && {
      code,
      cut: encodeCut(docs.ledger),
      ledger: folded,
      seen: reader.seen().keep(),
      trustedHeads: [...verifying.trusted],
    }
  )
}
