/** What is odd about an entry, so that the record shows it as such: by a clock that was ahead, not read, of a branched chain. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Fault } from '../../../shared/plan/fault.ts'
import type { EntryId } from '../../../shared/plan/ids.ts'
import { verdictsOf } from '../../../shared/plan/verdicts.ts'

export type OddEntry = 'unread' | 'branch' | 'missing before'

/** As far as a device's clock may be off before it is told so. */
const tolerance = 2 * 60_000

export function isAhead(at: Instant, now: Instant): boolean {
  return at > now + tolerance
}

/** How many of the record are dated ahead; those dated last stand first, or among the first. */
export function countAhead(lines: readonly { readonly at: Instant }[], now: Instant): number {
  return lines.filter(({ at }) => isAhead(at, now)).length
}

export function oddEntries(faults: readonly Fault[]): ReadonlyMap<EntryId, OddEntry> {
  const odd = new Map<EntryId, OddEntry>()
  for (const [id, verdict] of verdictsOf(faults))
    if (verdict === 'branch' || verdict === 'missing before') odd.set(id, verdict)
  for (const { code, id } of faults) if (code === 'BAD_ENTRY') odd.set(id, 'unread')
  return odd
}
