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
  const list = [...entities].sort(byId)
  return { list, indexById: positionsOf(list) }
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
    const last = new Map(changed.map((entity) => [entity.id, entity]))
    const list = merged(table.list, [...last.values()].sort(byId), remove)
    return { list, indexById: positionsOf(list) }
  }
  const list = table.list.slice()
  for (const entity of changed) list[table.indexById.get(entity.id) ?? -1] = entity
  return { list, indexById: table.indexById }
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

function positionsOf(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>()
  for (let i = 0; i < list.length; i++) positions.set(list[i]?.id ?? '', i)
  return positions
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
