/** A record with its cells laid over: what stands in each field now. Members of collections are named with a dot; null unsets. */

import type { Json, JsonObject } from '../../base/json.ts'
import type { SourceRecord } from '../source.ts'
import { isObject } from './reader.ts'

type Open = Record<string, Json | undefined>

/** Collections inside a part. All others stand directly in the record, and what follows the first dot is one name. */
const innerCollections = ['calendar.holidays', 'calendar.extraWorkdays', 'policies.notUsed']

export function laidOver({ record, cells }: SourceRecord): JsonObject {
  if (!cells || cells.size === 0) return record
  const paths = [...cells].map(([field, { value }]) => ({ path: pathOf(field), value }))
  const out: Open = { ...record }
  for (const { path, value } of paths.sort((a, b) => a.path.length - b.path.length)) setAt(out, path, value)
  return out
}

/** `policies.notUsed.MP1` → policies, notUsed, MP1; `labels.v1.2` → labels, `v1.2`. */
export function pathOf(field: string): readonly string[] {
  for (const collection of innerCollections) {
    if (field.startsWith(`${collection}.`))
      return [...collection.split('.'), field.slice(collection.length + 1)]
  }
  if (innerCollections.includes(field)) return field.split('.')
  const dot = field.indexOf('.')
  return dot < 0 ? [field] : [field.slice(0, dot), field.slice(dot + 1)]
}

/** What stands at a field, null where nothing does. */
export function valueAt(record: JsonObject, field: string): Json {
  let at: Json | undefined = record
  for (const name of pathOf(field)) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return at ?? null
}

function setAt(record: Open, path: readonly string[], value: Json): void {
  const [name = '', ...inner] = path
  if (name === '__proto__') {
    // JSON may hold it; no cell may set it.
    if (inner.length === 0 && value === null) delete record[name]
    return
  }
  if (inner.length === 0) {
    if (value === null) delete record[name]
    else record[name] = value
    return
  }
  const part = record[name]
  const copy: Open = isObject(part) ? { ...part } : {}
  setAt(copy, inner, value)
  record[name] = copy
}
