/**
 * A ledger as folded, to be kept beside the documents and taken up again, so that opening reads only what was said since.
 * Taken up and read on it equals a ledger read from the start; where that is not certain (entries that could not be
 * admitted, circles of what was seen) nothing is kept. Never part of a document; thrown away whenever it is in doubt.
 */

import { unpackRows } from '../../base/packed-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { Fault } from '../fault.ts'
import type { EntryId, ItemId, KpiId } from '../ids.ts'
import type { Booking, CheckIn, Reading } from '../report.ts'
import type { SourceEntry } from '../source.ts'
import { addTo } from './grouping.ts'
import type { FieldChange, ItemStory } from './item-story.ts'
import type { Ledger } from './ledger.ts'

/** Plain enough for a structured clone. */
export interface KeptLedger {
  /** Of check-ins and bookings: they are nearly all entries, and hardly ever asked for one by one. */
  readonly reporting: PackedRows
  readonly reportingCount: number
  /** All others, with their bodies cut to what they touch. */
  readonly others: readonly { readonly entry: SourceEntry; readonly at: number }[]
  readonly items: readonly ItemId[]
  /** Per item: how many check-ins, bookings and changes. */
  readonly counts: Uint32Array
  readonly checkIns: PackedRows
  readonly bookings: PackedRows
  readonly changes: readonly FieldChange[]
  readonly readings: readonly Reading[]
  readonly rest: KeptRest
  /** Named as seen, and not here yet. */
  readonly missing: readonly EntryId[]
  readonly faultsInside: readonly (readonly [EntryId, readonly Fault[]])[]
}

type Rest = Pick<
  Ledger,
  | 'withdrawals'
  | 'comments'
  | 'sessions'
  | 'decisions'
  | 'closings'
  | 'joined'
  | 'treatments'
  | 'outcomes'
  | 'takenOn'
  | 'confirmations'
  | 'answers'
  | 'periods'
  | 'acceptances'
  | 'completions'
  | 'governed'
  | 'deviceNames'
  | 'speaksFor'
  | 'certificates'
  | 'unknownKinds'
>
export type KeptRest = { readonly [K in keyof Rest]: Ledger[K] }

export const restNames = [
  'withdrawals',
  'comments',
  'sessions',
  'decisions',
  'closings',
  'joined',
  'treatments',
  'outcomes',
  'takenOn',
  'confirmations',
  'answers',
  'periods',
  'acceptances',
  'completions',
  'governed',
  'deviceNames',
  'speaksFor',
  'certificates',
  'unknownKinds',
] as const satisfies readonly (keyof Rest)[]

/** Into a ledger that nothing was told yet. */
export function takeUpLedger(ledger: Ledger, kept: KeptLedger): void {
  for (const { entry, at } of kept.others) ledger.told.set(entry.id, { entry, at, kept: true })
  ledger.addTold(kept.reporting, kept.reportingCount)
  takeUpStories(ledger, kept)
  for (const reading of kept.readings) addTo<KpiId, Reading>(ledger.readings, reading.kpiId, reading)
  for (const name of restNames) copyInto<unknown, unknown>(ledger[name], kept.rest[name])
  ledger.takeUp(kept.missing, kept.faultsInside)
}

export type Said = { readonly id: EntryId; readonly at: number }

export function listsOf({ checkIns, bookings, changes }: ItemStory): readonly Said[][] {
  return [checkIns, bookings, changes] as Said[][]
}

function takeUpStories(ledger: Ledger, kept: KeptLedger): void {
  const said = saidOf(kept)
  let from = 0
  kept.items.forEach((id, i) => {
    const { checkIns = [], bookings = [] } = said.get(id) ?? {}
    const changes = kept.changes.slice(from, (from += kept.counts[3 * i + 2] ?? 0))
    ledger.stories.set(id, { checkIns: checkIns.slice(), bookings: bookings.slice(), changes })
  })
}

export interface KeptSaid {
  readonly checkIns: readonly CheckIn[]
  readonly bookings: readonly Booking[]
}

/** What was said of each item, unpacked once for all who ask. */
export function saidOf(kept: KeptLedger): ReadonlyMap<ItemId, KeptSaid> {
  const known = unpacked.get(kept)
  if (known) return known
  const checkIns = unpackRows<CheckIn>(kept.checkIns)
  const bookings = unpackRows<Booking>(kept.bookings)
  const from = { checkIns: 0, bookings: 0 }
  const said = new Map(
    kept.items.map((id, i): [ItemId, KeptSaid] => {
      const [checkedIn = 0, booked = 0] = kept.counts.subarray(3 * i, 3 * i + 2)
      return [
        id,
        {
          checkIns: checkIns.slice(from.checkIns, (from.checkIns += checkedIn)),
          bookings: bookings.slice(from.bookings, (from.bookings += booked)),
        },
      ]
    }),
  )
  unpacked.set(kept, said)
  return said
}

const unpacked = new WeakMap<KeptLedger, ReadonlyMap<ItemId, KeptSaid>>()

function copyInto<K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void {
  for (const [key, value] of from) into.set(key, value)
}
