/**
 * A readonly collection of entities with dense positions: `list` is sorted by id, so every device walks it in the
 * same order and sums it to the same cent (AG1). Replacing entities shares the positions and costs one array copy.
 */

import { placeOf, Positions } from './positions.ts'

export interface Table<T extends { readonly id: string }> {
  readonly list: readonly T[]
  readonly indexById: Positions
}

export const emptyTable: Table<never> = { list: [], indexById: Positions.of([]) }

export function createTable<T extends { readonly id: string }>(entities: Iterable<T>): Table<T> {
  const list = [...entities].sort(byId)
  return { list, indexById: Positions.of(list) }
}

export function find<T extends { readonly id: string }>(
  table: Table<T>,
  id: string | undefined,
): T | undefined {
  const index = id === undefined ? undefined : table.indexById.get(id)
  return index === undefined ? undefined : table.list[index]
}

/** The table with these entities put in or replaced and those ids taken out. Unchanged: the same table. */
export function changeTable<T extends { readonly id: string }>(
  table: Table<T>,
  put: readonly T[],
  remove: ReadonlySet<string> = new Set(),
): Table<T> {
  const changed = new Map<string, T>()
  for (const entity of put) changed.set(entity.id, entity)
  for (const [id, entity] of changed) if (find(table, id) === entity) changed.delete(id)
  const gone = [...remove].filter((id) => table.indexById.has(id) && !changed.has(id))
  if (changed.size === 0 && gone.length === 0) return table
  const came = [...changed.keys()].filter((id) => !table.indexById.has(id))
  const after = came.length + gone.length === 0 ? replaced(table, changed) : moved(table, changed, came, gone)
  remember(table, after, [...changed.keys(), ...gone])
  return after
}

/**
 * Ids of what is another object in the second table than in the first, or in one of them only. Asked of a table and the
 * one that was made of it, the answer is known; else both are walked.
 */
export function changedIds<T extends { readonly id: string }>(
  before: Table<T>,
  after: Table<T>,
): readonly string[] {
  if (before === after) return []
  const known = changesOf.get(before)?.find((one) => one.after.deref() === after)
  if (known) return known.ids
  const ids: string[] = []
  for (const entity of after.list) if (find(before, entity.id) !== entity) ids.push(entity.id)
  if (before.indexById !== after.indexById)
    for (const { id } of before.list) if (!after.indexById.has(id)) ids.push(id)
  return ids
}

/** Tells which ids `changedIds` has between two tables, where neither was made of the other. */
export function tellChangedIds(before: object, after: object, ids: readonly string[]): void {
  remember(before, after, ids)
}

interface Made {
  readonly after: WeakRef<object>
  readonly ids: readonly string[]
}

/** Only a memo: of each table, the two that were made of it last. An old table kept by somebody keeps no later ones. */
const changesOf = new WeakMap<object, readonly Made[]>()

function remember(before: object, after: object, ids: readonly string[]): void {
  const [last] = changesOf.get(before) ?? []
  const made = { after: new WeakRef(after), ids }
  changesOf.set(before, last ? [made, last] : [made])
}

function replaced<T extends { readonly id: string }>(
  table: Table<T>,
  changed: ReadonlyMap<string, T>,
): Table<T> {
  const list = table.list.slice()
  for (const [id, entity] of changed) list[table.indexById.get(id) ?? -1] = entity
  return { list, indexById: table.indexById }
}

/** Beyond so many the whole list is put together anew. */
const fewMoves = 64

function moved<T extends { readonly id: string }>(
  table: Table<T>,
  changed: ReadonlyMap<string, T>,
  came: readonly string[],
  gone: readonly string[],
): Table<T> {
  if (came.length + gone.length > fewMoves) {
    const list = merged(table.list, [...changed.values()].sort(byId), new Set(gone))
    return { list, indexById: Positions.of(list) }
  }
  const list = table.list.slice()
  for (const id of gone) list.splice(placeOf(list, id), 1)
  for (const [id, entity] of changed) {
    const at = placeOf(list, id)
    list.splice(at, list[at]?.id === id ? 1 : 0, entity)
  }
  return { list, indexById: table.indexById.moved(list, came, gone) }
}

/** Two lists sorted by id as one; of two with one id, that of `put`. */
function merged<T extends { readonly id: string }>(
  list: readonly T[],
  put: readonly T[],
  remove: ReadonlySet<string>,
): T[] {
  const all: T[] = []
  let next = 0
  for (const entity of list) {
    for (let before = put[next]; before && before.id < entity.id; before = put[++next]) all.push(before)
    const replaced = put[next]?.id === entity.id
    if (replaced) all.push(put[next++] ?? entity)
    else if (!remove.has(entity.id)) all.push(entity)
  }
  return next < put.length ? all.concat(put.slice(next)) : all
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
