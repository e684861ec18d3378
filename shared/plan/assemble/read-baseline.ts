/**
 * A baseline from its record and its chunks. It counts only when what is here gives the fingerprint that was written with
 * it (BA3); while a chunk is missing it does not, and the baseline is incomplete, and a fault.
 */

import type { Json, JsonObject } from '../../base/json.ts'
import type { Baseline, BaselineLeaf } from '../baseline.ts'
import { fingerprintOfRows } from '../baseline-fingerprint.ts'
import { defaultCalendar } from '../calendar.ts'
import type { BaselineId } from '../ids.ts'
import { baselineFields, leafOfRow, takenAt } from './baseline-fields.ts'
import { readFields } from './field-table.ts'
import { isList } from './reader.ts'
import type { RowTrouble } from './row-trouble.ts'

/** `chunks`: the chunk records of this baseline that are here, by id. */
export function readBaseline(
  id: BaselineId,
  record: JsonObject,
  chunks: readonly JsonObject[],
  trouble: RowTrouble,
): Baseline | undefined {
  const fields = readFields(baselineFields, record, trouble, {})
  if (!fields) return undefined
  const rows = rowsOfChunks(chunks)
  const leaves = new Map<string, BaselineLeaf>()
  for (const row of rows) {
    const leaf = leafOfRow(row)
    if (leaf) leaves.set(leaf.id, leaf)
  }
  const complete = fingerprint(rows, record) === fields.fingerprint
  if (!complete) trouble.say('INCOMPLETE_BASELINE')
  return { id, ...fields, at: takenAt(fields), leaves, complete }
}

/** In the order of their indexes, what is no row left out; chunks come in the order of their ids, and of two with one index the first counts. */
export function rowsOfChunks(chunks: readonly JsonObject[]): readonly Json[] {
  const byIndex = new Map<number, readonly Json[]>()
  for (const { index, leaves } of chunks) {
    if (typeof index === 'number' && isList(leaves) && !byIndex.has(index)) byIndex.set(index, leaves)
  }
  return [...byIndex].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows.filter(isList))
}

function fingerprint(rows: readonly Json[], { keyResults, calendar }: JsonObject): string | undefined {
  try {
    return fingerprintOfRows(rows, keyResults ?? [], calendar ?? { ...defaultCalendar })
  } catch {
    return undefined // nested deeper than the stack: nothing that any version wrote
  }
}
