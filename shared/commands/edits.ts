/** Makers of edits. What is undefined is not said; null unsets; members of collections are fields of their own. */

import type { Json, JsonObject } from '../base/json.ts'
import type { Edit, EntityKind } from '../plan/edit.ts'

export type Values = Readonly<Record<string, Json | undefined>>

export function setField(kind: EntityKind, id: string, field: string, value: Json): Edit {
  return { type: 'set', kind, id, field, value }
}

/** One edit for each field that is said. */
export function setFields(kind: EntityKind, id: string, values: Values): Edit[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined ? [] : [setField(kind, id, field, value)],
  )
}

/** One edit for each member that is said, `labels.urgent`. */
export function setMembers(kind: EntityKind, id: string, collection: string, members: Values = {}): Edit[] {
  return Object.entries(members).flatMap(([name, value]) =>
    value === undefined || name === '' ? [] : [setField(kind, id, `${collection}.${name}`, value)],
  )
}

/** A record without the fields that are undefined, null or empty collections. */
export function createRecord(kind: EntityKind, id: string, values: Values): Edit {
  return { type: 'create', kind, id, record: saidIn(values) }
}

export function append(kind: string, body: Values, note?: string): Edit {
  return { type: 'append', entry: { kind, body: saidIn(body), ...(note && { note }) } }
}

function saidIn(values: Values): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && !isEmpty(value)),
  )
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
