/** Where a record begins with an opening balance (past/opening-balance.ts): days before that one are not told in it. */

import type { Instant } from '../base/instant.ts'
import type { SourceEntry } from './source.ts'

/** Says how much was brought forward. */
export const recordOpened = 'ledger.opened'

/** Undefined where the record is told from its very beginning. */
export function recordOpening(entries: Iterable<SourceEntry>): Instant | undefined {
  let latest: Instant | undefined
  for (const { kind, at } of entries)
    if (kind === recordOpened && (latest === undefined || at > latest)) latest = at
  return latest
}
