/** Which entities are there, and which rows name one that is not: those are read anew when it comes. */

import type { EntityKind } from '../edit.ts'
import { charterKinds, workKinds } from '../edit.ts'
import type { EntryId } from '../ids.ts'
import { addToSet, mapOver, setsOver, takeFromSet } from './grouping.ts'

/** What is read as one: an entity's record, an item's report, a KPI's readings. */
export type RowKind = EntityKind | 'report' | 'readings'

export interface Row {
  readonly kind: RowKind
  readonly id: string
}

export class References {
  /** Known ids; true while living, false when deleted. */
  readonly #known: ReadonlyMap<EntityKind, Map<string, boolean>>
  readonly #waiting: Waiting
  readonly #awaitingEntry: Waiting

  constructor(under?: References) {
    this.#known = new Map(
      [...charterKinds, ...workKinds].map((kind) => [kind, mapOver(under && under.#known.get(kind))]),
    )
    this.#waiting = new Waiting(under && under.#waiting)
    this.#awaitingEntry = new Waiting(under && under.#awaitingEntry)
  }

  isLiving(kind: EntityKind, id: string): boolean {
    return this.#known.get(kind)?.get(id) === true
  }

  isKnown(kind: EntityKind, id: string): boolean {
    return this.#known.get(kind)?.has(id) === true
  }

  /** `living` undefined: not known (any more). */
  set(kind: EntityKind, id: string, living: boolean | undefined): void {
    if (living === undefined) this.#known.get(kind)?.delete(id)
    else this.#known.get(kind)?.set(id, living)
  }

  /** The row waits for an entity that is not living. */
  wait(row: Row, kind: EntityKind, id: string): void {
    this.#waiting.add(row, `${kind}\n${id}`)
  }

  /** The row has a cell written by a change that is not in the ledger. */
  awaitEntry(row: Row, entry: EntryId): void {
    this.#awaitingEntry.add(row, entry)
  }

  /** Before a row is read anew. */
  forget(row: Row): void {
    this.#waiting.forget(row)
    this.#awaitingEntry.forget(row)
  }

  waitingFor(kind: EntityKind, id: string): Iterable<Row> {
    return this.#waiting.rowsFor(`${kind}\n${id}`)
  }

  allWaiting(): Iterable<Row> {
    return this.#waiting.allRows()
  }

  awaiting(entry: EntryId): Iterable<Row> {
    return this.#awaitingEntry.rowsFor(entry)
  }

  allAwaiting(): Iterable<Row> {
    return this.#awaitingEntry.allRows()
  }
}

/** Rows by what they wait for, and back. Nearly always empty. */
class Waiting {
  readonly #rows: Map<string, Set<string>>
  readonly #targets: Map<string, Set<string>>

  constructor(under?: Waiting) {
    this.#rows = setsOver(under && under.#rows)
    this.#targets = setsOver(under && under.#targets)
  }

  add(row: Row, target: string): void {
    addToSet(this.#rows, target, keyOf(row))
    addToSet(this.#targets, keyOf(row), target)
  }

  forget(row: Row): void {
    if (this.#targets.size === 0) return
    const key = keyOf(row)
    for (const target of this.#targets.get(key) ?? []) takeFromSet(this.#rows, target, key)
    this.#targets.delete(key)
  }

  rowsFor(target: string): Iterable<Row> {
    return this.#rows.size === 0 ? [] : [...(this.#rows.get(target) ?? [])].map(rowOf)
  }

  allRows(): Iterable<Row> {
    return [...this.#targets.keys()].map(rowOf)
  }
}

function keyOf(row: Row): string {
  return `${row.kind}\n${row.id}`
}

function rowOf(key: string): Row {
  const cut = key.indexOf('\n')
  return { kind: key.slice(0, cut) as RowKind, id: key.slice(cut + 1) }
}
