/**
 * One table of fields per kind of record or entry body: the name that is written, how it is read, what stands where it is
 * absent. Adding a field is one line. A bad value is told to `Trouble` and left out; unknown names are passed over (rule 6).
 */

import type { Json, JsonObject } from '../../base/json.ts'
import type { EntityKind } from '../edit.ts'
import { isObject } from './reader.ts'
import type { Reader } from './reader.ts'

export interface Trouble {
  bad(field: string, value: Json, expects: string): void
  /** False where no living entity of these kinds has the id: the reference is left out. */
  refers(field: string, kinds: readonly EntityKind[], id: string): boolean
}

export interface Field<T> {
  readonly name: string
  readonly read: (value: Json, trouble: Trouble) => T | undefined
  /** Stands where the field is absent or bad. */
  readonly otherwise?: T
  /** Without it there is nothing to read at all. */
  readonly required?: true
}

type Certain<T> = Field<T> & ({ readonly otherwise: T } | { readonly required: true })

/** A field for each property of the model; what the model requires has a default or is required. */
export type Fields<M> = {
  readonly [K in keyof M]-?: object extends Pick<M, K> ? Field<Exclude<M[K], undefined>> : Certain<M[K]>
}

export interface FieldList<M> {
  readonly fields: readonly (Field<unknown> & { readonly to: string })[]
  /** Carries the type only. */
  readonly reads?: () => M
}

/** Fields in the model's order, so that objects of one kind come out alike. */
export function fieldList<M>(table: Fields<M>): FieldList<M> {
  return { fields: Object.entries<Field<unknown>>(table).map(([to, field]) => ({ ...field, to })) }
}

/** `into` with the fields read onto it; undefined where a required one is missing. */
export function readFields<M, Into extends object>(
  list: FieldList<M>,
  from: JsonObject,
  trouble: Trouble,
  into: Into,
): (Into & M) | undefined {
  const out = into as Record<string, unknown>
  for (const field of list.fields) {
    const value = from[field.name]
    let read: unknown
    if (value !== undefined && value !== null) read = field.read(value, trouble)
    else if (field.required) trouble.bad(field.name, null, 'there')
    if (read === undefined) {
      if (field.required) return undefined
      read = field.otherwise
    }
    if (read !== undefined) out[field.to] = read
  }
  return out as Into & M
}

export function field<T>(name: string, reader: Reader<T>): Field<T>
export function field<T>(
  name: string,
  reader: Reader<T>,
  otherwise: NoInfer<T>,
): Field<T> & { readonly otherwise: T }
export function field<T>(name: string, reader: Reader<T>, otherwise?: T): Field<T> {
  const read = (value: Json, trouble: Trouble): T | undefined => {
    const found = reader.read(value)
    if (found === undefined) trouble.bad(name, value, reader.expects)
    return found
  }
  return otherwise === undefined ? { name, read } : { name, read, otherwise }
}

export function required<T>(name: string, reader: Reader<T>): Field<T> & { readonly required: true } {
  return { ...field(name, reader), required: true }
}

const nothing = Object.freeze({})

/** A collection: an object whose members are fields of their own, each read or left out by itself. */
export function members<T>(
  name: string,
  member: Reader<T>,
  key?: Reader<string>,
): Field<Readonly<Record<string, T>>> & { readonly otherwise: Readonly<Record<string, T>> } {
  const read = (value: Json, trouble: Trouble): Readonly<Record<string, T>> | undefined => {
    if (!isObject(value)) {
      trouble.bad(name, value, 'an object')
      return undefined
    }
    const found: Record<string, T> = {}
    let any = false
    for (const word of Object.keys(value)) {
      const each = value[word] ?? null
      if (each === null) continue
      const said = isMemberName(word, key) ? member.read(each) : undefined
      if (said === undefined) trouble.bad(`${name}.${word}`, each, member.expects)
      else {
        found[word] = said
        any = true
      }
    }
    return any ? found : nothing
  }
  return { name, read, otherwise: nothing }
}

/** A collection or section that is absent while nothing is in it. */
export function optional<T extends object>({ name, read }: Field<T>): Field<T> {
  return {
    name,
    read(value, trouble) {
      const found = read(value, trouble)
      return found && Object.keys(found).length > 0 ? found : undefined
    },
  }
}

/** The same field with what it read turned into what the model holds. */
export function turned<T, U>(
  from: Field<T>,
  turn: (value: T) => U,
  otherwise: U,
): Field<U> & { readonly otherwise: U } {
  const read = (value: Json, trouble: Trouble): U | undefined => {
    const found = from.read(value, trouble)
    return found === undefined ? undefined : turn(found)
  }
  return { name: from.name, read, otherwise }
}

/** A part with a table of its own, such as `calendar`; its troubles are named with a dot. */
export function section<M extends object>(
  name: string,
  list: FieldList<M>,
): Field<M> & { readonly otherwise: M } {
  const read = (value: Json, trouble: Trouble): M | undefined => {
    if (!isObject(value)) {
      trouble.bad(name, value, 'an object')
      return undefined
    }
    return readFields(list, value, inside(name, trouble), {})
  }
  const otherwise = readFields(list, {}, silent, {})
  if (otherwise === undefined) throw new Error(`bug: section ${name} has a required field`)
  return { name, read, otherwise }
}

/** A value that is one field although it has parts: all of them right, or the whole is bad. */
export function wholeOf<M extends object>(expects: string, list: FieldList<M>): Reader<M> {
  return {
    expects,
    read(value) {
      if (!isObject(value)) return undefined
      let right = true
      const strict: Trouble = {
        bad() {
          right = false
        },
        refers: () => true,
      }
      const found = readFields(list, value, strict, {})
      return right ? found : undefined
    },
  }
}

export const silent: Trouble = { bad() {}, refers: () => true }

function inside(name: string, trouble: Trouble): Trouble {
  return {
    bad: (field, value, expects) => trouble.bad(`${name}.${field}`, value, expects),
    refers: (field, kinds, id) => trouble.refers(`${name}.${field}`, kinds, id),
  }
}

/** `__proto__` cannot be the name of a member of a plain object. */
function isMemberName(word: string, key: Reader<string> | undefined): boolean {
  return word !== '__proto__' && (key === undefined || key.read(word) !== undefined)
}
