/** Fields that name other entities. A name that no living entity bears is left out; where it was never known, that is DANGLING. */

import type { Json } from '../../base/json.ts'
import type { EntityKind } from '../edit.ts'
import type { OwnerRef } from '../person.ts'
import { field, members } from './field-table.ts'
import type { Field, Trouble } from './field-table.ts'
import { id, isObject } from './reader.ts'
import type { Reader } from './reader.ts'

/** The id of one entity. */
export function refTo(name: string, kind: EntityKind): Field<string> {
  return onlyIf(field(name, id), (value, trouble) => trouble.refers(name, [kind], value))
}

/** A collection by ids of other entities. */
export function membersByRef<T>(
  name: string,
  member: Reader<T>,
  kinds: readonly EntityKind[],
): Field<Readonly<Record<string, T>>> & { readonly otherwise: Readonly<Record<string, T>> } {
  const all = members(name, member)
  const read = (value: Json, trouble: Trouble): Readonly<Record<string, T>> | undefined => {
    const found = all.read(value, trouble)
    if (found === undefined) return undefined
    const living = Object.entries(found).filter(([key]) => trouble.refers(`${name}.${key}`, kinds, key))
    return living.length === Object.keys(found).length ? found : Object.fromEntries(living)
  }
  return { ...all, read }
}

/** Who owns: a person's id as text, or `{"text"}` or `{"department"}` where no person does. */
export const ownerField: Field<OwnerRef> = onlyIf(
  field('owner', {
    expects: 'a person’s id, {"text": …} or {"department": …}',
    read: ownerRef,
  }),
  (owner, trouble) => owner.type === 'text' || trouble.refers('owner', [owner.type], owner.id),
)

function ownerRef(value: Json): OwnerRef | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { type: 'person', id: value }
  if (!isObject(value)) return undefined
  const { text, department } = value
  if (typeof department === 'string' && department !== '') return { type: 'department', id: department }
  return typeof text === 'string' && text.trim() !== '' ? { type: 'text', text } : undefined
}

function onlyIf<T>(from: Field<T>, holds: (value: T, trouble: Trouble) => boolean): Field<T> {
  const read = (value: Json, trouble: Trouble): T | undefined => {
    const found = from.read(value, trouble)
    return found !== undefined && holds(found, trouble) ? found : undefined
  }
  return { ...from, read }
}
