/**
 * A record as its fields: which names are collections, whose members are fields of their own (FORMAT.md, *Records*), and
 * the present value of a field: its cell, else what the record says.
 */

import type { Json, JsonObject } from '../base/json.ts'
import type { EntityKind } from '../plan/edit.ts'
import { laidOver, pathOf, valueAt } from '../plan/assemble/overlay.ts'
import type { SourceRecord } from '../plan/source.ts'

/** Dotted names; a collection inside another stands after it. */
export const collections: Readonly<Record<EntityKind, readonly string[]>> = {
  plan: [
    'calendar',
    'calendar.extraWorkdays',
    'calendar.holidays',
    'headlineMilestones',
    'policies',
    'policies.notUsed',
    'governs',
    'stageNeeds',
    'stageApprovers',
    'evidenceFor',
    'answerFrom',
  ],
  department: [],
  person: ['away'],
  kpi: ['aliases'],
  objective: [],
  keyResult: ['checkpoints'],
  baseline: [],
  baselineChunk: [],
  item: ['contributes', 'evidence', 'helpers', 'labels', 'rightAsItIs', 'values'],
  link: [],
}

/** Every field that the record has, with its value. */
export function fieldsOf(kind: EntityKind, record: JsonObject, under = ''): [field: string, value: Json][] {
  const fields: [string, Json][] = []
  for (const name of Object.keys(record)) {
    const value = record[name]
    if (value === undefined) continue
    const field = under + name
    if (collections[kind].includes(field) && isObject(value))
      fields.push(...fieldsOf(kind, value, `${field}.`))
    else fields.push([field, value])
  }
  return fields
}

/** The value in force; null where the field is unset. */
export function presentValue(source: SourceRecord | undefined, field: string): Json {
  return source === undefined ? null : valueAt(laidOver(source), field)
}

/** The record with the field set, in new objects along its path. */
export function withField(record: JsonObject, field: string, value: Json): JsonObject {
  return setIn(record, pathOf(field), value)
}

function setIn(object: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  const inner = object[name]
  return { ...object, [name]: rest.length === 0 ? value : setIn(isObject(inner) ? inner : {}, rest, value) }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
