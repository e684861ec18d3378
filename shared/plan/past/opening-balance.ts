/**
 * A source that goes on from a moment with an opening balance (PE1): what was reported and decided is brought forward, of the
 * changes only those that the present is still read from. Read on with what is said later it gives the plan that the whole
 * source gives; how it stood on days before is not told any more.
 */

import type { Instant } from '../../base/instant.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import type { Told } from '../assemble/effective-time.ts'
import { nameIn } from '../assemble/entry-kind.ts'
import { isList, isObject } from '../assemble/reader.ts'
import { settledEntries } from '../assemble/settled-entries.ts'
import type { EntryId } from '../ids.ts'
import { recordOpened } from '../record-opening.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../source.ts'

/** Fields of an item whose whole history is read: promises, roles and targets at the time, effects of decisions. */
const rememberedFields: ReadonlySet<string> = new Set(['finish', 'owner', 'budget', 'sponsor', 'controller'])
const isRemembered = (field: string): boolean => rememberedFields.has(field) || field.startsWith('values.')

/** `end` inclusive; what is said later stays as it is. `id`: of the entry that says so. */
export function openingBalance(source: PlanSource, end: Instant, id: EntryId): PlanSource {
  const told = settledEntries(source.entries)
  const cut = cutChanges(
    told.filter(({ entry, at }) => entry.kind === 'change' && at <= end),
    finishChanges(source),
  )
  const dropped = droppedOf(told, end, cut)
  const times = new Map(told.map(({ entry, at }) => [entry.id, at]))
  const forward = told.flatMap(({ entry, at }): readonly SourceEntry[] => {
    if (dropped.has(entry.id)) return []
    const { seen, ...rest } = entry
    // Its effective time is its own from now on: it does not hang on what is left behind, nor on a circle.
    const left = seen?.filter((name) => !dropped.has(name) && (times.get(name) ?? -Infinity) < at) ?? []
    return [{ ...rest, at, body: cut.get(entry.id) ?? entry.body, ...(left.length > 0 && { seen: left }) }]
  })
  const opened = { id, kind: recordOpened, at: end, body: { count: forward.length } }
  const entries = told.length === 0 ? [] : [...forward, opened]
  return { ...source, records: withoutChanges(source.records, dropped), entries }
}

/** Changes of which nothing is read any more, and what took them back. */
function droppedOf(
  told: readonly Told[],
  end: Instant,
  cut: ReadonlyMap<EntryId, JsonObject>,
): ReadonlySet<EntryId> {
  const before = told.filter(({ at }) => at <= end).map(({ entry }) => entry)
  const dropped = new Set(
    before.filter((one) => one.kind === 'change' && !cut.has(one.id)).map(({ id }) => id),
  )
  const withdrawals = before.filter(({ kind }) => kind === 'withdrawal')
  // A withdrawal may be taken back by the next one.
  for (let size = -1; size < dropped.size;) {
    size = dropped.size
    for (const { id, body } of withdrawals) if (dropped.has(nameIn(body['entry']) ?? '')) dropped.add(id)
  }
  return dropped
}

/** By entry: its body with the edits that count. A change of several parts keeps its first, which cells name it by. */
function cutChanges(told: readonly Told[], asked: ReadonlySet<EntryId>): ReadonlyMap<EntryId, JsonObject> {
  const changes = told.map(({ entry }) => entry)
  const overtaken = overtakenIn(changes)
  const settled = settledIn(changes)
  const cut = new Map<EntryId, JsonObject>()
  const named = new Set(asked)
  for (const { id, body } of changes) {
    const changeId = changeOf(id, body)
    const edits = editsOf(body).filter(
      (edit) =>
        isRemembered(edit.field) ||
        settled.has(placeOf(edit)) ||
        !overtaken.has(`${placeOf(edit)}\n${changeId}`),
    )
    if (edits.length === 0) continue
    cut.set(id, { ...body, edits: edits.map(({ edit }) => edit) })
    named.add(changeId)
  }
  for (const { id, body } of changes) if (named.has(id) && !cut.has(id)) cut.set(id, { ...body, edits: [] })
  return cut
}

/** Fields in which somebody chose between values: who takes that back later has to find them. */
function settledIn(changes: readonly SourceEntry[]): ReadonlySet<string> {
  const edits = changes.flatMap(({ body }) => editsOf(body))
  return new Set(edits.filter(({ edit }) => edit['settles'] === true).map(placeOf))
}

/** Which change of which field another one had seen. */
function overtakenIn(changes: readonly SourceEntry[]): ReadonlySet<string> {
  const overtaken = new Set<string>()
  for (const { id, body } of changes)
    for (const found of editsOf(body))
      for (const name of isList(found.edit['seen']) ? found.edit['seen'] : [])
        if (name !== changeOf(id, body)) overtaken.add(`${placeOf(found)}\n${String(name)}`)
  return overtaken
}

interface FieldEdit {
  readonly item: string
  readonly field: string
  readonly edit: JsonObject
}

function editsOf({ edits }: JsonObject): readonly FieldEdit[] {
  return (isList(edits) ? edits : []).flatMap((edit: Json) => {
    if (!isObject(edit) || edit['kind'] !== 'item') return []
    const [item, field] = [nameIn(edit['id']), nameIn(edit['field'])]
    return item === undefined || field === undefined ? [] : [{ item, field, edit }]
  })
}

function changeOf(id: EntryId, body: JsonObject): EntryId {
  return nameIn(body['part']) ?? id
}

function placeOf({ item, field }: FieldEdit): string {
  return `${item}\n${field}`
}

/** When a finish was written says whether a check-in's is later. */
function finishChanges({ records }: PlanSource): ReadonlySet<EntryId> {
  return new Set([...records.item.values()].flatMap(({ cells }) => cells?.get('finish')?.changeId ?? []))
}

/** A cell that names a change nobody holds would be an unrecorded edit. */
function withoutChanges(
  records: PlanSource['records'],
  dropped: ReadonlySet<EntryId>,
): PlanSource['records'] {
  const lists = Object.entries(records).map(([kind, list]) => {
    const kept = [...list].map(([id, found]): [string, SourceRecord] => [id, withoutChange(found, dropped)])
    return [kind, new Map(kept)]
  })
  return Object.fromEntries(lists) as PlanSource['records']
}

function withoutChange(found: SourceRecord, dropped: ReadonlySet<EntryId>): SourceRecord {
  if (!found.cells) return found
  const cells = [...found.cells].map(([field, cell]) =>
    cell.changeId !== undefined && dropped.has(cell.changeId)
      ? ([field, { value: cell.value }] as const)
      : ([field, cell] as const),
  )
  return { ...found, cells: new Map(cells) }
}
