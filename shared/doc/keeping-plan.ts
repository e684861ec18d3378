/** Folds what a reader holds into what is kept of it (`kept-plan.ts`), which opening only takes up. */

import { packingRows } from '../base/pack-rows.ts'
import type { KeptLedger } from '../plan/assemble/kept-ledger.ts'
import { keepingLedger } from '../plan/assemble/keeping-ledger.ts'
import type { Ledger } from '../plan/assemble/ledger.ts'
import type { DeviceLog } from './entry-store.ts'
import type { KeptHead, KeptPlan } from './kept-plan.ts'
import { joinCuts } from './ledger-cut.ts'
import type { PlanReader } from './reader.ts'
import { publicKeyOf } from './verify-entries.ts'

/**
 * In steps of some milliseconds. Undefined where something has yet to be verified, would not come back the same, or changed
 * meanwhile.
 */
export function* keepingPlan(
  reader: PlanReader,
  ledger: Ledger,
  code: string,
): Generator<void, KeptPlan | undefined> {
  const { entries, verifying, isPart } = reader
  const doubtful = [entries.unreadable, entries.rivals, entries.rejected].some(({ size }) => size > 0)
  const logs = [...entries.logs.values()]
  if (doubtful || logs.some(({ judged, stored, faults }) => judged < stored.length || faults.length > 0))
    return undefined
  if (reader.covered !== isPart || countOf(reader) !== ledger.told.size) return undefined
  const cuts = reader.cuts()
  const heads = headsOf(logs)
  const cut = joinCuts(cuts)
  const folded = yield* keepingLedger(ledger)
  // The cut says what the lists hold: what came meanwhile is in it or in the fold, but not surely in both.
  if (!cut || !folded || reader.isPart !== isPart || countOf(reader) !== toldIn(folded)) return undefined
  const seen = yield* packingRows(reader.seen().kept())
  const closed = cuts.slice(0, -1)
  return { code, cut, closed, ledger: folded, seen, trustedHeads: [...verifying.trusted], heads }
}

export function toldIn({ reportingCount, others }: KeptLedger): number {
  return reportingCount + others.length
}

/** Of all entries, read or folded before. */
function countOf({ entries, isPart, resumed }: PlanReader): number {
  return entries.entries.size + (isPart && resumed ? toldIn(resumed.ledger) : 0)
}

function headsOf(logs: readonly DeviceLog[]): readonly KeptHead[] {
  return logs.flatMap((log) => {
    const { device, head } = log
    const key = publicKeyOf(log)
    return head && key !== undefined ? [{ device, ...head, key }] : []
  })
}
