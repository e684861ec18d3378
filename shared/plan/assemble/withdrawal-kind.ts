/**
 * Taking back: an entry that a standing withdrawal names says nothing any more; a withdrawal is taken back by the same
 * means. Whose withdrawal counts: `plan/taking-back.ts`.
 */

import type { EntryId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import { nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import { aboutEntryFields } from './entry-fields.ts'
import { addTo, takeFrom } from './grouping.ts'
import type { Ledger } from './ledger.ts'

export const withdrawal: EntryKind = {
  index(told, ledger) {
    const read = readBody(aboutEntryFields, told, ledger, {})
    if (!read) return
    addTo(ledger.withdrawals, read.entry, told.entry.id)
    for (const id of namedBy(told.entry, ledger)) ledger.refreshFaults(id)
  },
  forget(entry, ledger) {
    takeFrom(ledger.withdrawals, nameIn(entry.body['entry']), entry.id)
    for (const id of namedBy(entry, ledger)) ledger.refreshFaults(id)
  },
  touch(entry, touched, ledger) {
    for (const id of namedBy(entry, ledger))
      if (ledger.told.get(id)?.entry.kind !== 'withdrawal') ledger.touchTaken(id, touched)
  },
}

/** What it takes back, and what stands or falls with that. */
function namedBy(entry: SourceEntry, ledger: Ledger): ReadonlySet<EntryId> {
  const named = new Set<EntryId>()
  for (let at: SourceEntry | undefined = entry; at?.kind === 'withdrawal';) {
    const about = nameIn(at.body['entry'])
    if (about === undefined || named.has(about)) break
    named.add(about)
    at = ledger.told.get(about)?.entry
  }
  return named
}
