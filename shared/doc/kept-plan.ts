/**
 * What is kept of a read ledger beside the documents (architecture, *Documents*: the folded present is cached, only what is
 * new is parsed). A ledger with anything false, doubtful or unreadable in it is not kept: it is read from the start.
 */

import type { PackedRows } from '../base/packed-rows.ts'
import { createAssembler, resumeAssembler } from '../plan/assemble/assemble-plan.ts'
import type { Assembled } from '../plan/assemble/assemble-plan.ts'
import { keepingLedger } from '../plan/assemble/kept-ledger.ts'
import type { KeptLedger } from '../plan/assemble/kept-ledger.ts'
import type { Ledger } from '../plan/assemble/ledger.ts'
import { encodeCut } from './ledger-cut.ts'
import { ledgersOf } from './plan-docs.ts'
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

/** The plan of what the reader holds, going on from what was kept where it took that up. */
export function assemblerOf({ source, resumed }: PlanReader): Assembled {
  return resumed ? resumeAssembler(source, resumed.ledger, resumed.added) : createAssembler(source)
}

/**
 * In steps of some milliseconds. Undefined where something has yet to be verified, would not come back the same, or changed
 * meanwhile.
 */
export function* keepingPlan(
  reader: PlanReader,
  ledger: Ledger,
  code: string,
): Generator<void, KeptPlan | undefined> {
  const { entries, docs, verifying } = reader
  const doubtful = [entries.unreadable, entries.rivals, entries.rejected].some(({ size }) => size > 0)
  const logs = [...entries.logs.values()]
  if (doubtful || logs.some(({ judged, stored, faults }) => judged < stored.length || faults.length > 0))
    return undefined
  if (reader.covered || entries.entries.size !== ledger.told.size) return undefined
  const cut = encodeCut(ledgersOf(docs))
  const folded = yield* keepingLedger(ledger)
  // The cut says what the lists hold: what came meanwhile is in it or in the fold, but not surely in both.
  if (!cut || !folded || entries.entries.size !== folded.reportingCount + folded.others.length)
    return undefined
  const seen = yield* reader.seen().keeping()
  return { code, cut, ledger: folded, seen, trustedHeads: [...verifying.trusted] }
}
