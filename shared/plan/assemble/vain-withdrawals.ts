/** Which withdrawals of a source take nothing back, because whoever said them had no role for it (taking-back.ts). */

import type { EntryId } from '../ids.ts'
import type { PlanSource } from '../source.ts'
import { relayKeyOf } from './assemble-plan.ts'
import { FaultBook } from './fault-book.ts'
import { Ledger } from './ledger.ts'
import { TakenBack } from './taken-back.ts'

export function vainWithdrawals(source: PlanSource): ReadonlySet<EntryId> {
  const relayKey = relayKeyOf(source)
  // Without a relay that says them there are no roles.
  if (relayKey === undefined) return new Set()
  const ledger = new Ledger(new FaultBook())
  ledger.add(source.entries)
  return new TakenBack(ledger, relayKey).vain()
}
