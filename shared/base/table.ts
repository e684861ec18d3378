/**
 * A readonly collection of entities with dense positions: `list` is sorted by id, so every device walks it in the
 * same order and sums it to the same cent (AG1). Replacing entities shares the positions and costs one array copy.
 */

export interface Table<T extends { readonly id: string }> {
  readonly list: readonly T[]
  readonly indexById: ReadonlyMap<string, number>
}

export const emptyTable: Table<never> = { list: [], indexById: new Map() }

export function createTable<T extends { readonly id: string }>(entities: Iterable<T>): Table<T> {
  const list = [...entities].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { list, indexById: new Map(list.map((entity, index) => [entity.id, index])) }
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
  const changed = put.filter((entity) => find(table, entity.id) !== entity)
  const removed = [...remove].some((id) => table.indexById.has(id))
  if (changed.length === 0 && !removed) return table
  if (removed || changed.some((entity) => !table.indexById.has(entity.id))) {
    const all = new Map(table.list.map((entity) => [entity.id, entity]))
    for (const id of remove) all.delete(id)
    for (const entity of changed) all.set(entity.id, entity)
    return createTable(all.values())
  }
  const list = table.list.slice()
  for (const entity of changed) list[table.indexById.get(entity.id) ?? -1] = entity
  return { list, indexById: table.indexById }
}
