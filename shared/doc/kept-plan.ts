/**
 * What is kept of a read ledger beside the documents (architecture, *Documents*: the folded present is cached, only what is
 * new is parsed). A ledger with anything false, doubtful or unreadable in it is not kept: it is read from the start.
 */

import type { PackedRows } from '../base/packed-rows.ts'
import { createAssembler, resumeAssembler } from '../plan/assemble/assemble-plan.ts'
import type { Assembled } from '../plan/assemble/assemble-plan.ts'
import type { KeptLedger } from '../plan/assemble/kept-ledger.ts'
import type { ChainHead } from './chain.ts'
import type { PlanReader } from './reader.ts'

export interface KeptPlan {
  /** Which program folded it; no other takes it up. */
  readonly code: string
  /** What of the ledgers was folded. */
  readonly cut: Uint8Array
  /** What of it lies in each closed ledger, oldest first: one that holds no more need not be read. */
  readonly closed: readonly Uint8Array[]
  readonly ledger: KeptLedger
  readonly seen: PackedRows
  readonly trustedHeads: readonly string[]
  /** Where each device's chain ended: what goes on from there is verified by it. */
  readonly heads: readonly KeptHead[]
}

export interface KeptHead extends ChainHead {
  readonly device: string
  readonly key: string
}

/** The plan of what the reader holds, going on from what was kept where it took that up. */
export function assemblerOf({ source, resumed }: PlanReader): Assembled {
  return resumed ? resumeAssembler(source, resumed.ledger, resumed.added) : createAssembler(source)
}
