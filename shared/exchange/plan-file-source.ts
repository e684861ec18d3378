/** A plan file as the neutral source that documents give too. */

import type { Json, JsonObject } from '../base/json.ts'
import { baselineChunks, rowOfLeaf } from '../plan/baseline-rows.ts'
import { fingerprintOfRows } from '../plan/baseline-fingerprint.ts'
import { leafFields } from '../plan/assemble/baseline-fields.ts'
import { readFields, silent } from '../plan/assemble/field-table.ts'
import { laidOver, valueAt } from '../plan/assemble/overlay.ts'
import { isList, isObject } from '../plan/assemble/reader.ts'
import { defaultCalendar } from '../plan/calendar.ts'
import type { PlanSource, SourceRecord } from '../plan/source.ts'
import type { FileRecord, PlanFile } from './plan-file.ts'

/** A plan without an id of its own is called `file`. */
export function sourceOfFile(file: PlanFile): PlanSource {
  const { id, ...settings } = file.plan
  const baselines = file.baselines.map((record) => baselineOf(record, file))
  return {
    id: typeof id === 'string' && id !== '' ? id : 'file',
    records: {
      plan: new Map([['plan', sourceRecord(settings)]]),
      department: recordsOf(file.departments),
      person: recordsOf(file.people),
      kpi: recordsOf(file.kpis),
      objective: recordsOf(file.objectives),
      keyResult: recordsOf(file.keyResults),
      item: recordsOf(file.items),
      link: recordsOf(file.links),
      baseline: recordsOf(baselines.map(({ record }) => record)),
      baselineChunk: new Map(
        baselines.flatMap(({ chunks }) => [...chunks].map(([key, record]) => [key, { record }] as const)),
      ),
    },
    entries: file.entries,
  }
}

function recordsOf(list: readonly FileRecord[]): ReadonlyMap<string, SourceRecord> {
  return new Map(list.map(({ id, ...record }) => [id, sourceRecord(record)]))
}

/** `changes` says which change wrote a field: its value is a cell then, as it is in documents. */
function sourceRecord({ changes, ...record }: JsonObject): SourceRecord {
  if (!isObject(changes)) return { record }
  const cells = new Map(
    Object.entries(changes).flatMap(([field, changeId]) =>
      typeof changeId === 'string' ? [[field, { value: valueAt(record, field), changeId }] as const] : [],
    ),
  )
  return { record, cells }
}

/** Written by hand it has no fingerprint: it gets one, over the plan's own calendar and key results where it names none. */
function baselineOf(
  { leaves, ...record }: FileRecord,
  file: PlanFile,
): { readonly record: FileRecord; readonly chunks: ReadonlyMap<string, JsonObject> } {
  const rows = isList(leaves) ? leaves.map(rowOf) : []
  const chunks = baselineChunks(record.id, rows)
  if (record['fingerprint'] !== undefined) return { record: { ...record, chunks: chunks.size }, chunks }
  const { calendar = calendarOf(file), keyResults = [...file.keyResults] } = record
  const fingerprint = fingerprintOfRows(rows, keyResults, calendar)
  return { record: { ...record, calendar, keyResults, chunks: chunks.size, fingerprint }, chunks }
}

function rowOf(leaf: Json): Json {
  if (!isObject(leaf)) return leaf
  const read = readFields(leafFields, leaf, silent, { id: String(leaf['id']) })
  return read ? rowOfLeaf(read) : null
}

function calendarOf(file: PlanFile): Json {
  return laidOver({ record: file.plan })['calendar'] ?? { ...defaultCalendar }
}
