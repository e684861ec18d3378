// A generated plan as the neutral source: its records, its baseline in chunks, and a quarter of weekly check-ins.
import type { Day } from '../../shared/base/day.ts'
import type { JsonObject } from '../../shared/base/json.ts'
import { fingerprintOfRows } from '../../shared/plan/baseline-fingerprint.ts'
import { baselineChunks, rowOfLeaf } from '../../shared/plan/baseline-rows.ts'
import { charterKinds, workKinds } from '../../shared/plan/edit.ts'
import type { EntityKind } from '../../shared/plan/edit.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { SourceEntry, SourceRecord } from '../../shared/plan/source.ts'
import { recordsOf, reported, weekly } from './generate-docs.ts'

export interface GeneratedSource {
  readonly id: string
  readonly records: Record<EntityKind, Map<string, SourceRecord>>
  readonly entries: SourceEntry[]
}

/** Said is a check-in a week for every item, or what a plan of short tasks reports. */
export function generateSource(
  plan: Plan,
  around: Day,
  said: 'every week' | 'as reported' = 'every week',
): GeneratedSource {
  const kinds = [...charterKinds, ...workKinds]
  const records = Object.fromEntries(
    kinds.map((kind) => [kind, new Map<string, SourceRecord>()]),
  ) as GeneratedSource['records']
  for (const write of recordsOf(plan)) {
    // Through text, as documents and files hold them: objects of JSON.parse are not those of a literal.
    if (write.type === 'record') records[write.kind].set(write.id, { record: parsed(write.record) })
  }
  for (const { id, name, takenOn, leaves } of plan.baselines.list) {
    const rows = [...leaves.values()].map(rowOfLeaf)
    const calendar = { workdays: [1, 2, 3, 4, 5], holidays: {}, extraWorkdays: {} }
    const chunks = baselineChunks(id, rows)
    const fingerprint = fingerprintOfRows(rows, [], calendar)
    records.baseline.set(id, {
      record: { name, takenOn, calendar, keyResults: [], chunks: chunks.size, fingerprint },
    })
    for (const [chunk, record] of chunks) records.baselineChunk.set(chunk, { record: parsed(record) })
  }
  const all = said === 'every week' ? weekly(plan, around) : reported(plan)
  const entries = all.map((entry) => ({ ...entry, body: parsed(entry.body) }))
  return { id: plan.id, records, entries }
}

function parsed(record: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(record)) as JsonObject
}
