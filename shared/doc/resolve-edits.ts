/**
 * What a command's edits mean for the records as they are: which fields really change and from what, which records are
 * new. Creating what is there already (an import that comes again) turns into the fields that differ, and revives it.
 */

import type { Json, JsonObject } from '../base/json.ts'
import { sameValue } from '../base/keep-same.ts'
import type { Edit, EntityKind, EntryDraft } from '../plan/edit.ts'
import type { EntryId } from '../plan/ids.ts'
import type { PlanSource } from '../plan/source.ts'
import { fieldsOf, presentValue, withField } from './record-fields.ts'

export interface FieldChange {
  readonly kind: EntityKind
  readonly id: string
  readonly field: string
  /** Null: unset. */
  readonly from: Json
  readonly to: Json
  /** The change whose word stood there. */
  readonly over?: EntryId
  /** The later change that put this one's word back in force. */
  readonly carriedBy?: EntryId
  /** It chose between values that were set apart (OW5), or takes such a choice back. */
  readonly settles?: true
}

export interface Creation {
  readonly kind: EntityKind
  readonly id: string
  readonly record: JsonObject
}

export interface ResolvedEdits {
  readonly changes: readonly FieldChange[]
  readonly creations: readonly Creation[]
  readonly drafts: readonly EntryDraft[]
}

export function resolveEdits(source: PlanSource, edits: readonly Edit[]): ResolvedEdits {
  const creations = new Map<string, Creation>()
  const changes = new Map<string, FieldChange>()
  const drafts: EntryDraft[] = []
  const set = (
    kind: EntityKind,
    id: string,
    field: string,
    value: Json,
    inForce?: Json,
    settles?: true,
  ): void => {
    const key = `${kind}/${id}`
    const created = creations.get(key)
    if (created) {
      creations.set(key, { ...created, record: withField(created.record, field, value) })
      return
    }
    const record = source.records[kind].get(id)
    const from = inForce ?? presentValue(record, field)
    const over = record?.cells?.get(field)?.changeId
    const change: FieldChange = {
      kind,
      id,
      field,
      from,
      to: wellFormed(value),
      ...(over !== undefined && { over }),
      ...(settles && { settles }),
    }
    if (sameValue(from, change.to) && !settles) changes.delete(`${key}/${field}`)
    else changes.set(`${key}/${field}`, change)
  }
  for (const edit of edits) {
    if (edit.type === 'append') drafts.push(edit.entry)
    else if (edit.type === 'set')
      set(edit.kind, wellFormed(edit.id), wellFormed(edit.field), edit.value, edit.inForce, edit.settles)
    else {
      const { kind, record } = edit
      const id = wellFormed(edit.id)
      if (source.records[kind].has(id) || creations.has(`${kind}/${id}`)) {
        for (const [field, value] of fieldsOf(kind, record)) {
          if (field !== 'createdAt') set(kind, id, wellFormed(field), value)
        }
        if (record['deleted'] === undefined) set(kind, id, 'deleted', null)
      } else creations.set(`${kind}/${id}`, { kind, id, record })
    }
  }
  return { changes: [...changes.values()], creations: [...creations.values()], drafts }
}

/** Half a surrogate pair would be replaced on the wire, and two devices would hold two texts for ever. */
function wellFormed<T extends Json>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T & string
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(wellFormed) as Json as T
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.toWellFormed(),
      member === undefined ? null : wellFormed(member),
    ]),
  ) as Json as T
}
