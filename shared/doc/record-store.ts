/**
 * The records of one kind with their cells laid beside them, as the neutral source wants them. Built once from the two
 * maps, then kept up by the keys that an event names. What cannot be read is left out and kept as a fault.
 */

import type { JsonObject } from '../base/json.ts'
import type { EntityKind } from '../plan/edit.ts'
import type { Fault } from '../plan/fault.ts'
import type { EntryId } from '../plan/ids.ts'
import type { SourceRecord } from '../plan/source.ts'
import { cutFound } from './found.ts'
import { splitCellKey } from './plan-docs.ts'
import { isJson, isShallow } from './shallow.ts'

export type Cell = NonNullable<SourceRecord['cells']> extends ReadonlyMap<string, infer C> ? C : never

/** What the store needs of a map at the root of a document. */
export interface RootMap {
  get(key: string): unknown
  forEach(visit: (value: unknown, key: string) => void): void
}

export interface RecordStore {
  readonly kind: EntityKind
  /** Ids with a readable record; a changed one is a new object. */
  readonly records: Map<string, SourceRecord>
  /** By `record ID` and `cell KEY`. */
  readonly faults: Map<string, Fault>
  /** Cells whose record is not here (yet): shown once it comes. */
  readonly homeless: Map<string, Map<string, Cell>>
}

export function createRecordStore(kind: EntityKind, records: RootMap, cells: RootMap): RecordStore {
  const store: RecordStore = { kind, records: new Map(), faults: new Map(), homeless: new Map() }
  const cellsById = new Map<string, Map<string, Cell>>()
  cells.forEach((value, key) => {
    const at = placeOf(store, key)
    const cell = at && readCell(store, key, at, value)
    if (!at || !cell) return
    const own = cellsById.get(at.id)
    if (own) own.set(at.field, cell)
    else cellsById.set(at.id, new Map([[at.field, cell]]))
  })
  records.forEach((value, id) => putRecord(store, id, value, cellsById.get(id)))
  for (const [id, own] of cellsById) if (!store.records.has(id)) store.homeless.set(id, own)
  return store
}

/** Reads these records anew; answers with the ids that changed. */
export function readRecords(store: RecordStore, records: RootMap, ids: Iterable<string>): string[] {
  const changed: string[] = []
  for (const id of ids) {
    const before = store.records.get(id)
    putRecord(store, id, records.get(id), before?.cells ?? store.homeless.get(id))
    if (store.records.has(id)) store.homeless.delete(id)
    else if (before?.cells) store.homeless.set(id, new Map(before.cells))
    changed.push(id)
  }
  return changed
}

/** Reads these cells anew; answers with the ids of the records that changed. */
export function readCells(store: RecordStore, cells: RootMap, keys: Iterable<string>): string[] {
  const changed = new Map<string, Map<string, Cell>>()
  for (const key of keys) {
    const at = placeOf(store, key)
    if (!at) continue
    const own =
      changed.get(at.id) ?? new Map(store.records.get(at.id)?.cells ?? store.homeless.get(at.id) ?? [])
    const cell = readCell(store, key, at, cells.get(key))
    if (cell) own.set(at.field, cell)
    else own.delete(at.field)
    changed.set(at.id, own)
  }
  for (const [id, own] of changed) {
    const record = store.records.get(id)
    if (record) store.records.set(id, { record: record.record, ...(own.size > 0 && { cells: own }) })
    else store.homeless.set(id, own)
  }
  return [...changed.keys()]
}

/** Bad records and cells, and cells of records that are not here, in the order of their keys. */
export function recordFaults(store: RecordStore): Fault[] {
  const homeless = [...store.homeless].flatMap(([id, cells]): [string, Fault][] =>
    [...cells.keys()].map((field) => [
      `cell ${id}/${field}`,
      { code: 'DANGLING', kind: store.kind, id, field, ids: [id] },
    ]),
  )
  return [...store.faults, ...homeless].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault)
}

function putRecord(
  store: RecordStore,
  id: string,
  value: unknown,
  cells: ReadonlyMap<string, Cell> | undefined,
): void {
  const record = typeof value === 'string' ? parseRecord(value) : undefined
  if (record) {
    store.records.set(id, { record, ...(cells && cells.size > 0 && { cells }) })
    store.faults.delete(`record ${id}`)
    return
  }
  store.records.delete(id)
  if (value === undefined) store.faults.delete(`record ${id}`)
  else store.faults.set(`record ${id}`, { code: 'BAD_RECORD', kind: store.kind, id, found: cutFound(value) })
}

function parseRecord(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return text.length < 5000 || isShallow(value) ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

interface Place {
  readonly id: string
  readonly field: string
}

function placeOf(store: RecordStore, key: string): Place | undefined {
  const at = splitCellKey(key)
  if (!at) store.faults.set(`cell ${key}`, { code: 'BAD_VALUE', kind: store.kind, id: key })
  return at
}

function readCell(store: RecordStore, key: string, at: Place, value: unknown): Cell | undefined {
  store.faults.delete(`cell ${key}`)
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length === 0 || value.length > 2 || !isJson(value[0])) {
    store.faults.set(`cell ${key}`, { code: 'BAD_VALUE', kind: store.kind, ...at, found: cutFound(value) })
    return undefined
  }
  const changeId: unknown = value[1]
  return { value: value[0], ...(typeof changeId === 'string' && { changeId: changeId satisfies EntryId }) }
}
