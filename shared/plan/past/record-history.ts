/** What happened to each record, read from the change entries: when it came, and what each change of a field found there. */

import type { Instant } from '../../base/instant.ts'
import type { Json } from '../../base/json.ts'
import type { Told } from '../assemble/effective-time.ts'
import { nameIn } from '../assemble/entry-kind.ts'
import { isList, isObject } from '../assemble/reader.ts'
import type { EntityKind } from '../edit.ts'
import type { EntryId } from '../ids.ts'
import type { PlanSource, SourceRecord } from '../source.ts'

export interface RecordHistory {
  readonly kind: EntityKind
  readonly id: string
  /** When it came; absent: it has always been there. */
  born?: Instant
  /** By field, oldest first. */
  readonly fields: Map<string, FieldStep[]>
  /** When changes were recorded that its cells name and that do not say so. */
  readonly named: Instant[]
}

export interface FieldStep {
  readonly at: Instant
  readonly changeId: EntryId
  /** What it found there. */
  readonly from: Json
}

export type RecordHistories = ReadonlyMap<string, RecordHistory>

/** Of every record of the source that has a beginning or a change, by `KIND/ID`. `told` in the order of entries. */
export function recordHistories(source: PlanSource, told: readonly Told[]): RecordHistories {
  const histories = new Map<string, RecordHistory>()
  const historyOf = (kind: EntityKind, id: string): RecordHistory => {
    const key = `${kind}/${id}`
    let history = histories.get(key)
    if (!history) histories.set(key, (history = { kind, id, fields: new Map(), named: [] }))
    return history
  }
  for (const [kind, list] of recordLists(source))
    for (const [id, { record }] of list) {
      const born = bornOf(record)
      if (born !== undefined) historyOf(kind, id).born = born
    }
  const created = new Set<RecordHistory>()
  for (const { entry, at } of told) {
    if (entry.kind !== 'change' || !isList(entry.body['edits'])) continue
    const changeId = nameIn(entry.body['part']) ?? entry.id
    for (const edit of entry.body['edits']) {
      if (!isObject(edit)) continue
      const [kind, id, field] = [edit['kind'] as EntityKind, String(edit['id']), edit['field']]
      if (source.records[kind]?.has(id) !== true) continue
      const history = historyOf(kind, id)
      if (edit['created'] === true && !created.has(history)) {
        created.add(history)
        history.born = at
      }
      if (typeof field !== 'string') continue
      const steps = history.fields.get(field) ?? []
      history.fields.set(field, steps)
      steps.push({ at, changeId, from: edit['from'] ?? null })
    }
  }
  nameOthers(source, told, historyOf)
  return histories
}

/** A cell may name an entry that records nothing of it: as of a day before that one it is an unrecorded edit. */
function nameOthers(
  source: PlanSource,
  told: readonly Told[],
  historyOf: (kind: EntityKind, id: string) => RecordHistory,
): void {
  let atOf: ReadonlyMap<EntryId, Instant> | undefined
  for (const [kind, list] of recordLists(source))
    for (const [id, { cells }] of list)
      for (const [field, { changeId }] of cells ?? []) {
        if (changeId === undefined) continue
        if (
          historyOf(kind, id)
            .fields.get(field)
            ?.some((step) => step.changeId === changeId)
        )
          continue
        atOf ??= new Map(told.map(({ entry, at }) => [entry.id, at]))
        const at = atOf.get(changeId)
        if (at !== undefined) historyOf(kind, id).named.push(at)
      }
}

function recordLists(source: PlanSource): readonly [EntityKind, ReadonlyMap<string, SourceRecord>][] {
  return Object.entries(source.records) as [EntityKind, ReadonlyMap<string, SourceRecord>][]
}

/** As it stood at the end of a moment; undefined where it was not there yet. */
export function recordAsOf(
  found: SourceRecord,
  history: RecordHistory | undefined,
  end: Instant,
): SourceRecord | undefined {
  if (!history) return found
  if (history.born !== undefined && history.born > end) return undefined
  let cells: Map<string, { readonly value: Json; readonly changeId?: EntryId }> | undefined
  for (const [field, steps] of history.fields) {
    const next = steps.findIndex(({ at }) => at > end)
    const step = steps[next]
    if (!step) continue
    const last = steps[next - 1]
    cells ??= new Map(found.cells)
    cells.set(field, { value: step.from, ...(last && { changeId: last.changeId }) })
  }
  return cells ? { ...found, cells } : found
}

function bornOf(record: SourceRecord['record']): Instant | undefined {
  if (!isObject(record)) return undefined
  return [record['createdAt'], record['at']].find((at) => typeof at === 'number')
}
