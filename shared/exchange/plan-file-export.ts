/**
 * A source as a plan file: what stands in each field now, with the change that wrote it, and every entry. What reading
 * calls bad is left out, since no version understands it; what this version does not know is kept.
 */

import type { Instant } from '../base/instant.ts'
import { sameValue } from '../base/keep-same.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { admitEntry, outranks } from '../plan/assemble/admit-entry.ts'
import { leafOfRow } from '../plan/assemble/baseline-fields.ts'
import { readFields } from '../plan/assemble/field-table.ts'
import type { FieldList } from '../plan/assemble/field-table.ts'
import { laidOver } from '../plan/assemble/overlay.ts'
import { rowsOfChunks } from '../plan/assemble/read-baseline.ts'
import { isObject } from '../plan/assemble/reader.ts'
import { settingsFields } from '../plan/assemble/settings-fields.ts'
import { vainWithdrawals } from '../plan/assemble/vain-withdrawals.ts'
import { rowOfLeaf } from '../plan/baseline-rows.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../plan/source.ts'
import type { FileRecord, PlanFile } from './plan-file.ts'
import { fileLists } from './plan-file-records.ts'
import type { FileListName } from './plan-file-records.ts'

export function fileOfPlan(source: PlanSource, now: Instant): PlanFile {
  const lists = Object.fromEntries(
    fileLists.map(({ name, kind, fields }) => [name, recordsOf(source.records[kind], fields)]),
  ) as { [Name in FileListName]: FileRecord[] }
  const plan = source.records.plan.get('plan')
  return {
    plumbline: 1,
    exportedAt: now,
    plan: { ...(plan && recordOf(plan, settingsFields)), id: source.id },
    ...lists,
    baselines: lists.baselines.map((baseline) => withLeaves(baseline, source)),
    entries: entriesOf(source),
    others: {},
  }
}

function recordsOf(records: ReadonlyMap<string, SourceRecord>, fields: FieldList<unknown>): FileRecord[] {
  return [...records]
    .flatMap(([id, found]) => {
      const record = recordOf(found, fields)
      return record ? [{ ...record, id }] : []
    })
    .sort(byId)
}

/** Undefined where there is nothing that could be read back. */
function recordOf(found: SourceRecord, fields: FieldList<unknown>): JsonObject | undefined {
  if (!isObject(found.record)) return undefined
  const bad = new Set<string>()
  const trouble = { bad: (field: string) => void bad.add(field), refers: () => true }
  const read = readFields(fields, laidOver(found), trouble, {})
  if (!read) return undefined
  const { changes: _, ...record } = without(laidOver(found), bad)
  const changes = changesOf(found)
  return changes ? { ...record, changes } : record
}

function without(record: JsonObject, fields: ReadonlySet<string>): JsonObject {
  return laidOver({ record, cells: new Map([...fields].map((field) => [field, { value: null }])) })
}

/** Which change wrote a field: it tells promises, conflicts and unrecorded edits apart, in the file as in documents. */
function changesOf({ cells }: SourceRecord): JsonObject | undefined {
  const changes = [...(cells ?? [])].flatMap(([field, { changeId }]) =>
    typeof changeId === 'string' && changeId !== '' ? [[field, changeId] as const] : [],
  )
  return changes.length === 0 ? undefined : Object.fromEntries(changes)
}

function withLeaves(baseline: FileRecord, source: PlanSource): FileRecord {
  const { chunks: _, ...record } = baseline
  const chunks = [...source.records.baselineChunk]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, found]) => (isObject(found.record) ? laidOver(found) : {}))
    .filter((chunk) => chunk['baseline'] === baseline.id && chunk['deleted'] !== true)
  return { ...record, fingerprint: record['fingerprint'] ?? null, leaves: rowsOfChunks(chunks).map(leafJson) }
}

/** A leaf by names where that says all of its row, else the row as it is. */
function leafJson(row: Json): Json {
  const leaf = leafOfRow(row)
  return leaf && sameValue(rowOfLeaf(leaf), row)
    ? { ...leaf, earning: leaf.earning as JsonObject | undefined }
    : row
}

function entriesOf(source: PlanSource): readonly SourceEntry[] {
  const vain = vainWithdrawals(source)
  const entries = new Map<string, SourceEntry>()
  for (const found of source.entries) {
    const entry = admitEntry(found)
    const before = entry && entries.get(entry.id)
    if (entry && (!before || outranks(entry, before))) entries.set(entry.id, entry)
  }
  return [...entries.values()]
    .map((entry) => (vain.has(entry.id) ? { ...entry, body: { ...entry.body, inVain: true } } : entry))
    .sort((a, b) => a.at - b.at || byId(a, b))
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
