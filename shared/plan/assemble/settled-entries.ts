/** A record as a list: for whoever reads the entries themselves, and not what they come to. */

import type { EntryId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import { admitEntry, outranks } from './admit-entry.ts'
import { EffectiveTimes, unset } from './effective-time.ts'
import type { Told } from './effective-time.ts'

export interface Settled {
  /** Every entry that can be told, once, with its effective time, in order. */
  readonly told: readonly Told[]
  /** Some claim to have seen each other in a circle: only forged entries do. */
  readonly isTangled: boolean
  /** Some cannot be told at all. */
  readonly hasRefused: boolean
}

export function settledEntries(entries: Iterable<SourceEntry>): readonly Told[] {
  return settle(entries).told
}

export function settle(entries: Iterable<SourceEntry>): Settled {
  const told = new Map<EntryId, Told>()
  let hasRefused = false
  for (const found of entries) {
    const entry = admitEntry(found)
    if (!entry) {
      hasRefused = true
      continue
    }
    const before = told.get(entry.id)
    if (!before) told.set(entry.id, { entry, at: unset })
    else if (before.entry !== entry && outranks(entry, before.entry)) before.entry = entry
  }
  const all = [...told.values()]
  const times = new EffectiveTimes(told)
  times.settle(all)
  return {
    told: all.sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1)),
    isTangled: times.missing === undefined,
    hasRefused,
  }
}
