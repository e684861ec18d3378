/** How far each entry of the ledger can be trusted, from what verifying found: everything else is verified. */

import type { Fault } from './fault.ts'
import type { EntryId } from './ids.ts'

/** The last two are no part of the plan. */
export type EntryVerdict = 'verified' | 'branch' | 'missing before' | 'unknown device' | 'altered'

const verdicts: readonly EntryVerdict[] = ['branch', 'missing before', 'unknown device', 'altered']

/** Of the entries that are not simply verified. Signatures are checked once the plan is shown: until then none is here. */
export function verdictsOf(faults: readonly Fault[]): ReadonlyMap<EntryId, EntryVerdict> {
  const found = new Map<EntryId, EntryVerdict>()
  for (const { code, id, ids = [id], found: said } of faults) {
    const verdict = verdicts.find((each) => each === said)
    const isAbout = code === 'BAD_SIGNATURE' || code === 'BROKEN_CHAIN'
    if (isAbout && verdict) for (const entry of ids) found.set(entry, verdict)
  }
  return found
}
