/**
 * The fingerprint of a baseline's frozen content (BA3): the hash of the canonical JSON of what is stored, not of what
 * this version understands of it, so that every version on every device recomputes the same.
 */

import { hashText } from '../base/hash.ts'
import { canonicalJson } from '../base/json.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { BaselineLeaf } from './baseline.ts'
import { rowOfLeaf } from './baseline-rows.ts'
import type { PlanCalendar } from './calendar.ts'

/** Key results as records (`keyResultRecord` makes one of a read key result), in the order in which they are stored. */
export function baselineFingerprint(
  leaves: Iterable<BaselineLeaf>,
  keyResults: readonly JsonObject[],
  calendar: PlanCalendar,
): string {
  return fingerprintOfRows([...leaves].map(rowOfLeaf), keyResults, { ...calendar })
}

/** The same from the stored shapes: rows of all chunks in any order, as FORMAT.md has them. */
export function fingerprintOfRows(rows: readonly Json[], keyResults: Json, calendar: Json): string {
  const leaves = rows.toSorted((a, b) => compareText(itemOf(a), itemOf(b)))
  return hashText(canonicalJson({ calendar, keyResults, leaves }))
}

function itemOf(row: Json): string {
  const item = Array.isArray(row) ? (row as readonly Json[])[0] : undefined
  return typeof item === 'string' ? item : ''
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
