/**
 * A ledger as folded, to be kept beside the documents and taken up again, so that opening reads only what was said since.
 * Taken up and read on it equals a ledger read from the start; where that is not certain (entries that could not be
 * admitted, circles of what was seen) nothing is kept. Never part of a document; thrown away whenever it is in doubt.
 */

import { packingRows, unpackRows } from '../../base/packed-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { Fault } from '../fault.ts'
import type { EntryId, ItemId, KpiId } from '../ids.ts'
import type { Booking, CheckIn, Reading } from '../report.ts'
import type { SourceEntry } from '../source.ts'
import { sortByOrder } from './effective-time.ts'
import type { Told } from './effective-time.ts'
import { addTo } from './grouping.ts'
import type { FieldChange, ItemStory } from './item-story.ts'
import type { Ledger } from './ledger.ts'
import { nameIn } from './entry-kind.ts'
import type { KeptTold } from './told-entries.ts'

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

/** Entries, or items, between two looks at the time. */
const step = 2000

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
type KeptRest = { readonly [K in keyof Rest]: Ledger[K] }

const restNames = [
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

/**
 * In steps of some milliseconds; what is said between two of them spoils it. Undefined where it would not come back the same.
 */
export function* keepingLedger(ledger: Ledger): Generator<void, KeptLedger | undefined> {
  const { missing } = ledger
  if (!missing) return undefined
  const count = ledger.told.size
  const reporting: KeptTold[] = []
  const others: Told[] = []
  // A copy: the ledger may be told more between two steps.
  for (const [i, told] of [...ledger.told.values()].entries()) {
    // What is taken back is asked for by its name at every reading.
    if (isReporting(told.entry.kind) && !ledger.withdrawals.has(told.entry.id)) reporting.push(keptTold(told))
    else others.push(told)
    if (i % step === 0) yield
  }
  const stories = [...ledger.stories]
  for (const [i, [, story]] of stories.entries()) {
    for (const list of listsOf(story)) sortByOrder<Said>(list)
    if (i % step === 0) yield
  }
  const kept: KeptLedger = {
    reporting: yield* packingRows(reporting),
    reportingCount: reporting.length,
    others: others.map(({ entry, at }) => ({ entry: cutEntry(entry), at })),
    items: stories.map(([id]) => id),
    counts: Uint32Array.from(stories.flatMap(([, story]) => listsOf(story).map((list) => list.length))),
    checkIns: yield* packingRows(stories.flatMap(([, { checkIns }]) => checkIns)),
    bookings: yield* packingRows(stories.flatMap(([, { bookings }]) => bookings)),
    changes: stories.flatMap(([, { changes }]) => changes),
    readings: [...ledger.readings.values()].flat(),
    rest: Object.fromEntries(restNames.map((name) => [name, ledger[name]])) as unknown as KeptRest,
    missing: [...missing],
    faultsInside: [...ledger.faultsInside],
  }
  return ledger.told.size === count ? kept : undefined
}

/** Into a ledger that nothing was told yet. */
export function takeUpLedger(ledger: Ledger, kept: KeptLedger): void {
  for (const { entry, at } of kept.others) ledger.told.set(entry.id, { entry, at, kept: true })
  ledger.addTold(kept.reporting, kept.reportingCount)
  takeUpStories(ledger, kept)
  for (const reading of kept.readings) addTo<KpiId, Reading>(ledger.readings, reading.kpiId, reading)
  for (const name of restNames) copyInto<unknown, unknown>(ledger[name], kept.rest[name])
  ledger.takeUp(kept.missing, kept.faultsInside)
}

type Said = { readonly id: EntryId; readonly at: number }

function listsOf({ checkIns, bookings, changes }: ItemStory): readonly Said[][] {
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

function isReporting(kind: string): boolean {
  return kind === 'checkIn' || kind === 'booking'
}

function keptTold({ entry, at }: Told): KeptTold {
  const { id, kind, by, device, body } = entry
  const about = nameIn(body['item']) ?? ''
  return { id, at, kind, about, ...(by !== undefined && { by }), ...(device !== undefined && { device }) }
}

/** What `touch` of its kind looks at (entry-kinds.ts), and nothing of what it says. */
function cutEntry({ id, kind, at, by, device, body }: SourceEntry): SourceEntry {
  const { item, kpi, session, decision, answer, entry, edits, certificate } = body
  const cut = {
    ...(item !== undefined && { item }),
    ...(kpi !== undefined && { kpi }),
    ...(session !== undefined && { session }),
    ...(decision !== undefined && { decision }),
    ...(answer !== undefined && { answer }),
    ...(entry !== undefined && { entry }),
    ...(certificate !== undefined && { certificate }),
    ...(Array.isArray(edits) && { edits: editsOf(edits as readonly unknown[]) }),
  }
  // Whose it is decides who takes it back, and what it takes back.
  return {
    id,
    kind,
    at,
    body: cut,
    ...(by !== undefined && { by }),
    ...(device !== undefined && { device }),
  }
}

function editsOf(edits: readonly unknown[]): readonly { readonly kind: string; readonly id: string }[] {
  return edits.flatMap((edit) => {
    if (typeof edit !== 'object' || edit === null || !('kind' in edit) || !('id' in edit)) return []
    const { kind, id } = edit
    return kind === 'item' && typeof id === 'string' ? [{ kind, id }] : []
  })
}
