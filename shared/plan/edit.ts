import type { Json, JsonObject } from '../base/json.ts'

/** The kinds of entity that charter and work hold as records and cells. `plan` has the one id `plan`. */
export type CharterKind =
  'plan' | 'department' | 'person' | 'kpi' | 'objective' | 'keyResult' | 'baseline' | 'baselineChunk'
export type WorkKind = 'item' | 'link'
export type EntityKind = CharterKind | WorkKind

export const charterKinds: readonly CharterKind[] = [
  'plan',
  'department',
  'person',
  'kpi',
  'objective',
  'keyResult',
  'baseline',
  'baselineChunk',
]
export const workKinds: readonly WorkKind[] = ['item', 'link']

/**
 * What a command asks of the documents. A field is the unit of merging; members of a collection are fields of their own,
 * named with a dot: `contributes.kr1`, `labels.urgent`, `calendar.holidays.2026-12-25`. `null` unsets.
 * Deleting sets the field `deleted` to true, restoring to null.
 */
export type Edit =
  | { readonly type: 'create'; readonly kind: EntityKind; readonly id: string; readonly record: JsonObject }
  | {
      readonly type: 'set'
      readonly kind: EntityKind
      readonly id: string
      readonly field: string
      readonly value: Json
      /** What stands where it is not what the records say: a finish said in a check-in. Recorded, and given back by undo. */
      readonly inForce?: Json
      /** Recorded even where it says what stands already: it chooses between values that were set apart (OW5), or takes that back. */
      readonly settles?: true
    }
  | { readonly type: 'append'; readonly entry: EntryDraft }

/** A ledger entry before the device gives it id, time, place in its chain and signature. */
export interface EntryDraft {
  readonly kind: string
  readonly body: JsonObject
  /** Erasable text beside the signed entry; only its salted hash is signed (HO5). */
  readonly note?: string
}
