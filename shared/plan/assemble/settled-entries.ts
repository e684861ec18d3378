/** A record as a list: for whoever reads the entries themselves, and not what they come to. */

import type { EntryId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import { admitEntry, outranks } from './admit-entry.ts'
import { EffectiveTimes, unset } from './effective-time.ts'
import type { Told } from './effective-time.ts'

/** Every entry that can be told, once, with its effective time, in order. */
export function settledEntries(entries: Iterable<SourceEntry>): readonly Told[] {
  const told = new Map<EntryId, Told>()
  for (const found of entries) {
    const entry = admitEntry(found)
    if (!entry) continue
    const before = told.get(entry.id)
    if (!before) told.set(entry.id, { entry, at: unset })
    else if (before.entry !== entry && outranks(entry, before.entry)) before.entry = entry
  }
  const all = [...told.values()]
  new EffectiveTimes(told).settle(all)
  return all.sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1))
}
