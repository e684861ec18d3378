/** Maps from a key to many values, and how they are laid over what stays as it is. */

import { LaidMap } from '../../base/laid-map.ts'

/** A new map; or one over another, to be changed without changing that. */
export function mapOver<K, V>(under: ReadonlyMap<K, V> | undefined): Map<K, V> {
  return under ? new LaidMap(under) : new Map()
}

export function setsOver<K, V>(under: ReadonlyMap<K, Set<V>> | undefined): Map<K, Set<V>> {
  return under ? new LaidMap(under, (group) => new Set(group)) : new Map()
}

export function listsOver<K, V>(under: ReadonlyMap<K, V[]> | undefined): Map<K, V[]> {
  return under ? new LaidMap(under, (group) => group.slice()) : new Map()
}

export function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

export function addToSet<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  const group = groups.get(key)
  if (group) group.add(value)
  else groups.set(key, new Set([value]))
}

/** Empty groups are dropped, so that `has` stays true to its word. */
export function takeFromSet<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  const group = groups.get(key)
  if (group?.delete(value) && group.size === 0) groups.delete(key)
}

/** Takes what an entry said out of the lists of a key, from the end on: what is taken out is mostly the latest. */
export function takeFrom<K, V extends { readonly id: string } | string>(
  groups: Map<K, V[]>,
  key: K | undefined,
  id: string,
): void {
  const group = key === undefined ? undefined : groups.get(key)
  if (!group || key === undefined) return
  takeOut(group, id)
  if (group.length === 0) groups.delete(key)
}

export function takeOut(list: ({ readonly id: string } | string)[], id: string): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const one = list[i]
    if ((typeof one === 'string' ? one : one?.id) === id) list.splice(i, 1)
  }
}
