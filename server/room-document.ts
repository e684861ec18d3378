// What a room holds, as committed: a merged base, the tail of updates since, and beside them the set of their ids and
// deletions. No Y.Doc: what an update adds is decided by those sets, joins are answered by Yjs's update functions.

import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import { IdRanges } from '../shared/wire/id-ranges.ts'
import { encodeDeletes, readUpdate, replaceDeletes, type UpdateContent } from '../shared/wire/read-update.ts'
import { mergeTree } from './merge-tree.ts'
import type { StoredRow } from './storage/contract.ts'

/** What a joining client is sent, in this order; `recent` comes first so that "synced" means all of it. */
export interface JoinAnswer {
  readonly recent: readonly Uint8Array[]
  readonly stepTwo: Uint8Array
}

const nothing = Uint8Array.of(0, 0)

/** The newest of the tail are merged apart, until they are so many or so large. */
const newestRows = 64
const newestBytes = 32 * 1024

/** Updates of the tail, up to its row `end`, as one. */
interface Merged {
  readonly update: Uint8Array
  readonly end: number
}

const noneMerged: Merged = { update: nothing, end: 0 }

export class RoomDocument {
  #base: Uint8Array | undefined
  /** By client, one past the highest id that the base can hold. */
  #baseEnds: ReadonlyMap<number, number> = new Map()
  #tail: StoredRow[] = []
  #tailBytes = 0
  /** From the first row on, and from there on: joins during which there are edits share the bytes of the former. */
  #older = noneMerged
  #newest = noneMerged
  /** The last row that the base holds. */
  #through = 0
  readonly #structs = new IdRanges()
  readonly #deletes = new IdRanges()

  /** Rows since the base. */
  get tailLength(): number {
    return this.#tail.length
  }

  get tailBytes(): number {
    return this.#tailBytes
  }

  /** The last row that is in the base. */
  get through(): number {
    return this.#through
  }

  /** Reads what was stored; false where a part does not decode. */
  open(base: Uint8Array | undefined, rows: readonly StoredRow[], through = 0): boolean {
    if (base !== undefined && !this.#takeBase(base)) return false
    this.#through = through
    for (const row of rows) {
      const content = readUpdate(row.update)
      if (content === undefined) return false
      this.add(row, content)
    }
    return true
  }

  /** Takes in a committed update. */
  add(row: StoredRow, content: UpdateContent): void {
    this.#structs.addAll(content.structs)
    this.#deletes.addAll(content.deletes)
    this.#tail.push(row)
    this.#tailBytes += row.update.length
  }

  /** A snapshot has taken the place of everything up to `lastSequence`: all that is in it has been added before. */
  replaceBase(snapshot: Uint8Array, lastSequence: number): void {
    this.#tail = this.#tail.filter(({ sequence }) => sequence > lastSequence)
    this.#tailBytes = this.#tail.reduce((sum, { update }) => sum + update.length, 0)
    this.#older = noneMerged
    this.#newest = noneMerged
    this.#through = lastSequence
    this.#base = snapshot
    this.#baseEnds = this.#ends()
  }

  addsNothing(content: UpdateContent): boolean {
    return this.#structs.coversAll(content.structs) && this.#deletes.coversAll(content.deletes)
  }

  /**
   * The update without what is here already: a client's first answer repeats every deletion it knows, and bytes for
   * known ids must not get a second chance to differ. The same bytes where all of it is new.
   */
  onlyNew(
    update: Uint8Array,
    content: UpdateContent,
  ): { readonly update: Uint8Array; readonly content: UpdateContent } {
    const structs = content.structs.minus(this.#structs)
    const deletes = content.deletes.minus(this.#deletes)
    const allNew = structs.coversAll(content.structs) && deletes.coversAll(content.deletes)
    if (allNew) return { update, content }
    const cut = Y.diffUpdate(update, this.stateVector(content.structs.clients()))
    const cutContent = readUpdate(cut)
    if (cutContent === undefined) return { update, content }
    return {
      update: replaceDeletes(cut, cutContent.deletesAt, deletes),
      content: { ...cutContent, deletes },
    }
  }

  /** Per client the ids that are here without a gap: what lies behind a gap is asked for again. */
  stateVector(clients = this.#structs.clients()): Uint8Array<ArrayBuffer> {
    const prefixes = [...clients]
      .map((client) => [client, this.#structs.prefix(client)] as const)
      .filter(([, prefix]) => prefix > 0)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, prefixes.length)
    for (const [client, prefix] of prefixes) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, prefix)
    }
    return encoding.toUint8Array(encoder)
  }

  /**
   * What a client lacks that has this state vector, of which `known` is the content. The base is not merged with the tail for it: a first visit gets the
   * base's own bytes. Deletions always go whole, because state vectors do not tell them.
   */
  answer(stateVector: Uint8Array, known: ReadonlyMap<number, number>): JoinAnswer {
    const base = this.#base
    const recent = this.#recentParts()
    // Who knows nothing lacks all of it: no need to go through it.
    const lacking = (update: Uint8Array): Uint8Array =>
      known.size === 0 ? update : Y.diffUpdate(update, stateVector)
    if (base === undefined) {
      const [last = nothing, ...before] = recent.toReversed()
      return { recent: before.map(lacking), stepTwo: lacking(last) }
    }
    const stepTwo = this.#knowsBase(known) ? encodeDeletes(this.#deletes) : lacking(base)
    return { recent: recent.map(lacking), stepTwo }
  }

  #takeBase(base: Uint8Array): boolean {
    const content = readUpdate(base)
    if (content === undefined) return false
    this.#base = base
    this.#structs.addAll(content.structs)
    this.#deletes.addAll(content.deletes)
    this.#baseEnds = this.#ends()
    return true
  }

  /** The tail as at most two updates; what came since it was asked last is merged in. */
  #recentParts(): readonly Uint8Array[] {
    const end = this.#tail.length
    const later = this.#tail.slice(this.#older.end).map((row) => row.update)
    const bytes = later.reduce((sum, update) => sum + update.length, 0)
    if (later.length > newestRows || bytes > newestBytes) {
      this.#older = { update: mergeTree([this.#older.update, ...later]), end }
      this.#newest = noneMerged
    } else if (later.length > 0 && this.#newest.end < end) this.#newest = { update: mergeTree(later), end }
    return [this.#older, this.#newest].filter((part) => part.end > 0).map(({ update }) => update)
  }

  #knowsBase(known: ReadonlyMap<number, number>): boolean {
    for (const [client, end] of this.#baseEnds) if ((known.get(client) ?? 0) < end) return false
    return true
  }

  #ends(): ReadonlyMap<number, number> {
    return new Map([...this.#structs.clients()].map((client) => [client, this.#structs.end(client)]))
  }
}
