/**
 * Reads a plan's documents as the neutral source and keeps it up as they change: exactly the records and entries that an
 * event names, nothing else. Open it when the stored updates are applied. Reading never throws, whatever the documents hold.
 */

import { encodeStateVector } from 'yjs'
import type * as Y from 'yjs'
import type { EntityKind } from '../plan/edit.ts'
import type { Fault } from '../plan/fault.ts'
import type { PlanId } from '../plan/ids.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../plan/source.ts'
import { createPending } from './doc-change.ts'
import type { DocChange, Pending } from './doc-change.ts'
import { deviceIn } from './entry.ts'
import { addEntries, createEntryStore, entryFaults } from './entry-store.ts'
import type { DeviceLog, EntryStore } from './entry-store.ts'
import { cellsOf, docsOf, entityKinds, ledgersOf, recordsOf } from './plan-docs.ts'
import type { PlanDocs } from './plan-docs.ts'
import type { KeptLedger } from '../plan/assemble/kept-ledger.ts'
import type { KeptHead, KeptPlan } from './kept-plan.ts'
import { cutIn, cutWithout, decodeCut } from './ledger-cut.ts'
import type { LedgerCut } from './ledger-cut.ts'
import { createRecordStore, readCells, readRecords, recordFaults } from './record-store.ts'
import type { RecordStore } from './record-store.ts'
import { createSeenIndex } from './seen-index.ts'
import type { SeenIndex } from './seen-index.ts'
import { verifyEntries } from './verify-entries.ts'
import type { Verifying } from './verify-entries.ts'
import { metaOf, versionFaults } from './version.ts'
import { watchLedgers } from './watch-ledgers.ts'

export interface PlanReader {
  readonly docs: PlanDocs
  readonly id: PlanId
  /** Live: its maps change as the documents do; a record in it is replaced, never changed. */
  readonly source: PlanSource
  readonly entries: EntryStore
  readonly verifying: Verifying
  /** Entries that a kept plan covers are not read yet: `entries` lacks them, `source` reads them when asked. */
  readonly covered: boolean
  /** The open ledger is here and older ones are not: it may be written on, and nobody may ask for all entries. */
  readonly isPart: boolean
  /** These ledgers, which were awaited, are in their documents. Until the open one is nothing may be written. */
  arrived(which?: readonly Y.Doc[]): void
  /** Up to where each ledger was read, oldest first; of one that is not here, as it was kept. */
  cuts(): readonly Uint8Array[]
  /** Read since the kept plan; undefined where none was taken up. */
  readonly resumed: ResumedPlan | undefined
  /** What an entry written now has seen; built when first asked for. */
  seen(): SeenIndex
  /** Called after each transaction, or once after `batch`. */
  watch(listener: (change: DocChange) => void): () => void
  /** Everything that changes inside is told as one change. */
  batch<T>(change: () => T): T
  /** Checks signatures while `goOn` allows; true when all are checked. False ones are told to the watchers. */
  verify(goOn?: () => boolean): boolean
  close(): void
}

export interface ReaderOptions {
  /** Hashes of chain heads that were verified before. */
  readonly trustedHeads?: Iterable<string>
  /** Taken up where the ledger is what it was, and more. */
  readonly kept?: KeptPlan | undefined
  /** No ledger is in its document yet, and this is what they hold beyond the kept plan (`valuesBeyond`). */
  readonly since?: readonly unknown[] | undefined
  /** Closed ledgers that are not in their documents yet, and hold nothing beyond the kept plan. */
  readonly away?: readonly Y.Doc[] | undefined
  /** Called when what is not here has to be read before it can go on. */
  readonly lacks?: () => void
}

export interface ResumedPlan {
  readonly ledger: KeptLedger
  /** What the ledger holds beyond it. */
  readonly added: readonly SourceEntry[]
}

export function openReader(docs: PlanDocs, id: PlanId, options: ReaderOptions = {}): PlanReader {
  const stores = new Map(
    entityKinds.map((kind) => [kind, createRecordStore(kind, recordsOf(docs, kind), cellsOf(docs, kind))]),
  )
  const entries = createEntryStore(id)
  const { kept, since, lacks = () => {} } = options
  const ledgers = ledgersOf(docs)
  const isAwaited = kept !== undefined && since !== undefined
  const away = isAwaited ? ledgers : (options.away ?? [])
  const cut = kept && (isAwaited ? decodeCut(kept.cut) : cutBeside(ledgers, away, kept))
  if (away.length > 0 && !cut) throw new Error('bug: the ledgers that are here do not go with what was kept')
  const trusted = new Set([...(options.trustedHeads ?? []), ...(kept?.trustedHeads ?? [])])
  const verifying: Verifying = { store: entries, trusted }
  if (cut) for (const head of kept.heads) entries.logs.set(head.device, keptLog(head))
  const pending = createPending(() => faultsOf(docs, stores, entries))
  const folded = kept && cut && { cut, closed: kept.closed }
  const ledger = watchLedgers(ledgers, verifying, pending, folded, away, lacks)
  for (const raw of isAwaited ? since : []) addEntries(entries, deviceIn(raw) ?? '', [raw])
  const isPart = (): boolean => ledger.covered && !ledger.isAway(docs.ledger) && ledgers.some(ledger.isAway)
  const stops = [
    ledger.stop,
    ...entityKinds.flatMap((kind) => watchKind(docs, stores, kind, pending)),
    watchMeta(docs, pending),
    ...docsOf(docs).map((doc) => {
      doc.on('afterAllTransactions', pending.flush)
      return () => doc.off('afterAllTransactions', pending.flush)
    }),
  ]
  pending.discard()
  const added = [...entries.entries.values()].map(({ entry }) => entry)
  let seen = kept && cut && createSeenIndex(added, kept.seen)
  let isSeenStale = false
  const source = liveSource(id, stores, entries, pending, () => {
    ledger.readCovered(() => true)
    if (ledger.covered) throw new Error('bug: all entries were asked for before the ledger arrived')
  })
  pending.watch((told) => {
    if (told.type === 'patch') seen?.add(told.change.added)
    // What is not here cannot be asked: until it is, what was seen stands as it was.
    else if (isPart()) isSeenStale = true
    else seen = undefined
  })
  return {
    docs,
    id,
    source,
    entries,
    verifying,
    get covered() {
      return ledger.covered
    },
    get isPart() {
      return isPart()
    },
    arrived: (which = ledgers) => pending.batch(() => ledger.arrived(which)),
    cuts: () => ledgers.map((each, i) => (ledger.isAway(each) && kept?.closed[i]) || encodeStateVector(each)),
    resumed: kept && cut && { ledger: kept.ledger, added },
    seen() {
      if (isSeenStale && !isPart()) seen = undefined
      return (seen ??= createSeenIndex(source.entries))
    },
    watch: pending.watch,
    batch: pending.batch,
    verify(goOn = () => true) {
      pending.batch(() => ledger.readCovered(goOn))
      const isOnlyPart = isPart()
      if (ledger.covered && !isOnlyPart) return false
      const verified = verifyEntries(verifying, goOn, isOnlyPart)
      const { done, anew, faultsChanged } = verified
      if (verified.lacks) lacks()
      pending.batch(() => {
        if (anew) pending.anew()
        if (faultsChanged) pending.faultsChanged()
      })
      // The first edit should not have to wait for it.
      if (done) seen ??= createSeenIndex(source.entries)
      return done
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}

/** Undefined where the ledgers that are here do not hold their part. */
function cutBeside(ledgers: readonly Y.Doc[], away: readonly Y.Doc[], kept: KeptPlan): LedgerCut | undefined {
  const cut = decodeCut(kept.cut)
  const others = away.map((each) => kept.closed[ledgers.indexOf(each)])
  if (!cut || !others.every((each) => each !== undefined)) return undefined
  const here = ledgers.filter((each) => !away.includes(each))
  return cutIn(here, cutWithout(cut, others)) && cut
}

function keptLog({ device, key, n, hash }: KeptHead): DeviceLog {
  return { device, stored: [], head: { n, hash }, key, judged: 0, faults: [] }
}

type Stores = ReadonlyMap<EntityKind, RecordStore>

function liveSource(
  id: PlanId,
  stores: Stores,
  store: EntryStore,
  pending: Pending,
  readCovered: () => void,
): PlanSource {
  const records = Object.fromEntries(
    [...stores].map(([kind, { records }]) => [kind, records]),
  ) as unknown as Record<EntityKind, ReadonlyMap<string, SourceRecord>>
  return {
    id,
    records,
    entries: {
      *[Symbol.iterator]() {
        readCovered()
        for (const { entry } of store.entries.values()) yield entry
      },
    },
    get faults() {
      return pending.faults()
    },
  }
}

function faultsOf(docs: PlanDocs, stores: Stores, entries: EntryStore): readonly Fault[] {
  return [...versionFaults(docs), ...[...stores.values()].flatMap(recordFaults), ...entryFaults(entries)]
}

function watchKind(docs: PlanDocs, stores: Stores, kind: EntityKind, pending: Pending): (() => void)[] {
  const store = stores.get(kind)
  if (!store) return []
  const watchMap = (map: Y.Map<unknown>, read: typeof readCells): (() => void) => {
    const observer = (event: Y.YMapEvent<unknown>): void => {
      const faults = store.faults.size + store.homeless.size
      pending.changed(kind, read(store, map, event.keysChanged))
      if (faults > 0 || store.faults.size + store.homeless.size > 0) pending.faultsChanged()
    }
    map.observe(observer)
    return () => map.unobserve(observer)
  }
  return [watchMap(recordsOf(docs, kind), readRecords), watchMap(cellsOf(docs, kind), readCells)]
}

function watchMeta(docs: PlanDocs, pending: Pending): () => void {
  const metas = [metaOf(docs.charter), metaOf(docs.work)]
  for (const meta of metas) meta.observe(pending.faultsChanged)
  return () => {
    for (const meta of metas) meta.unobserve(pending.faultsChanged)
  }
}
