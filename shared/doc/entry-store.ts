/**
 * The ledger's entries as read from the documents: one log per device in order of arrival, and of each entry id the one
 * that counts. Entries count as soon as they are read; verifying (`verify-entries.ts`) takes the false ones out again.
 */

import type { Fault } from '../plan/fault.ts'
import type { DeviceId, EntryId, PlanId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'
import type { ChainHead } from './chain.ts'
import { decodeEntry, entryParts, noteHash } from './entry.ts'

export interface StoredEntry {
  readonly raw: string
  readonly entry: SourceEntry
}

export interface DeviceLog {
  readonly device: DeviceId
  readonly stored: StoredEntry[]
  /** Where verifying got to: nothing after it, or not begun. */
  head?: ChainHead
  /** The public key, where the entry that brings it was folded and may not be read. */
  readonly key?: string
  /** How many of `stored` have been judged. */
  judged: number
  /** What verifying found about this device. */
  faults: readonly Fault[]
}

export interface EntryStore {
  readonly plan: PlanId
  readonly logs: Map<DeviceId, DeviceLog>
  /** The entries that count. */
  readonly entries: Map<EntryId, StoredEntry>
  /** Other texts under an id that is taken, and entries judged false; they may count later. */
  readonly rivals: Map<EntryId, StoredEntry[]>
  readonly rejected: Set<StoredEntry>
  /** Unreadable strings, by their text: each is listed once. */
  readonly unreadable: Map<string, Fault>
}

export function createEntryStore(plan: PlanId): EntryStore {
  return {
    plan,
    logs: new Map(),
    entries: new Map(),
    rivals: new Map(),
    rejected: new Set(),
    unreadable: new Map(),
  }
}

export function clearEntries(store: EntryStore): void {
  for (const part of [store.logs, store.entries, store.rivals, store.rejected, store.unreadable]) part.clear()
}

/** What reading some strings of one root changed: entries that are new, or *anew* when one stopped counting. */
export interface AddedEntries {
  readonly added: readonly SourceEntry[]
  readonly anew: boolean
  readonly faultsChanged: boolean
}

export function addEntries(store: EntryStore, device: DeviceId, values: Iterable<unknown>): AddedEntries {
  const added: SourceEntry[] = []
  let anew = false
  let faultsChanged = false
  const log = logOfDevice(store, device)
  for (const value of values) {
    const decoded = decodeEntry(value, device, store.plan)
    if (!decoded.ok) {
      store.unreadable.set(`${device}\n${decoded.error.found}`, decoded.error)
      faultsChanged = true
      continue
    }
    const stored: StoredEntry = { raw: String(value), entry: decoded.value }
    const { id } = stored.entry
    const known = store.entries.get(id)
    const rivals = store.rivals.get(id)
    if (known === undefined && rivals === undefined) {
      log.stored.push(stored)
      store.entries.set(id, stored)
      added.push(stored.entry)
    } else if (known?.raw !== stored.raw && !rivals?.some(({ raw }) => raw === stored.raw)) {
      // What is neither new nor the same string again (written anew under another Yjs client) claims a taken id.
      log.stored.push(stored)
      store.rivals.set(id, [...(rivals ?? []), stored])
      faultsChanged = true
      if (settle(store, id)) anew = true
    }
  }
  return { added, anew, faultsChanged }
}

/** Takes entries out of the plan, or back into it. True when any stopped or began to count. */
export function judgeEntries(
  store: EntryStore,
  verdicts: ReadonlyMap<StoredEntry, 'counts' | 'rejected'>,
): boolean {
  const ids = new Set<EntryId>()
  for (const [stored, verdict] of verdicts) {
    if (store.rejected.has(stored) === (verdict === 'rejected')) continue
    if (verdict === 'rejected') store.rejected.add(stored)
    else store.rejected.delete(stored)
    const { id } = stored.entry
    if (store.entries.get(id) !== stored && !store.rivals.get(id)?.includes(stored)) continue
    ids.add(id)
  }
  return [...ids].filter((id) => settle(store, id)).length > 0
}

/** The same entry with its note taken off, because it is not the note that was signed. True when it counted. */
export function dropNote(store: EntryStore, log: DeviceLog, position: number): boolean {
  const stored = log.stored[position]
  if (stored?.entry.note === undefined) return false
  const { note: _, ...entry } = stored.entry
  const bare: StoredEntry = { raw: stored.raw, entry }
  log.stored[position] = bare
  const counted = store.entries.get(entry.id) === stored
  if (counted) store.entries.set(entry.id, bare)
  else {
    const others = store.rivals.get(entry.id) ?? []
    store.rivals.set(
      entry.id,
      others.map((other) => (other === stored ? bare : other)),
    )
  }
  return counted
}

/** Unreadable strings, texts that claim an id which another has, and what verifying found. */
export function entryFaults(store: EntryStore): readonly Fault[] {
  const claims = [...store.rivals.values()].flat().filter((stored) => isFalseClaim(store, stored))
  return [
    ...[...store.unreadable].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault),
    ...claims.map(({ entry }): Fault => ({ code: 'BAD_ENTRY', kind: 'entry', id: entry.id, field: 'id' })),
    ...[...store.logs.values()]
      .toSorted((a, b) => (a.device < b.device ? -1 : 1))
      .flatMap((log) => log.faults),
  ]
}

function isFalseClaim(store: EntryStore, stored: StoredEntry): boolean {
  const winner = store.entries.get(stored.entry.id)
  if (winner === undefined || store.rejected.has(stored)) return false
  return entryParts(winner.raw).text !== entryParts(stored.raw).text
}

export function logOfDevice(store: EntryStore, device: DeviceId): DeviceLog {
  const known = store.logs.get(device)
  if (known) return known
  const log: DeviceLog = { device, stored: [], judged: 0, faults: [] }
  store.logs.set(device, log)
  return log
}

/** Of all that claim an id: not rejected, with the note that was signed, then the smaller text. The same on every device. */
function settle(store: EntryStore, id: EntryId): boolean {
  const before = store.entries.get(id)
  const all = [...(before ? [before] : []), ...(store.rivals.get(id) ?? [])]
  const [first, ...rest] = all
    .filter((stored) => !store.rejected.has(stored))
    .toSorted((a, b) => rank(b) - rank(a) || (a.raw < b.raw ? -1 : 1))
  if (first) store.entries.set(id, first)
  else store.entries.delete(id)
  const others = [...rest, ...all.filter((stored) => store.rejected.has(stored))]
  if (others.length > 0) store.rivals.set(id, others)
  else store.rivals.delete(id)
  return first !== before
}

function rank({ raw, entry }: StoredEntry): number {
  const { note, envelope } = entryParts(raw)
  return note !== undefined && entry.note !== undefined && envelope.note === noteHash(entry.id, note) ? 1 : 0
}
