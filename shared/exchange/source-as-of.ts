/**
 * A source as it was at a past moment (AG2): what had been said by then, even where it arrived later, and what stood in each
 * field, by walking back over the changes made since. What was created since is left out.
 */

import type { Instant } from '../base/instant.ts'
import type { Json } from '../base/json.ts'
import { isList, isObject } from '../plan/assemble/reader.ts'
import type { EntityKind } from '../plan/edit.ts'
import type { EntryId } from '../plan/ids.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../plan/source.ts'

type Cells = NonNullable<SourceRecord['cells']>

/** `end` inclusive. */
export function sourceAsOf(source: PlanSource, end: Instant): PlanSource {
  const history = historyOf(source.entries, end)
  const records = Object.entries(source.records).map(([kind, list]) => [
    kind,
    new Map(
      [...list].flatMap(([id, found]) =>
        isThere(found, history.get(`${kind}/${id}`), end) ? [[id, found]] : [],
      ),
    ),
  ])
  const entries = [...source.entries].filter((entry) => entry.at <= end)
  const before = { ...source, records: Object.fromEntries(records) as PlanSource['records'], entries }
  for (const [key, past] of history) walkBack(before.records, key, past)
  return before
}

/** What happened to one record. */
interface Past {
  createdSince: boolean
  readonly fields: Map<string, FieldPast>
}

interface FieldPast {
  /** What the first change after the moment found there. */
  readonly value: Json
  /** The last change before it. */
  changeId?: EntryId
}

function historyOf(entries: Iterable<SourceEntry>, end: Instant): ReadonlyMap<string, Past> {
  const history = new Map<string, Past>()
  const changes = [...entries]
    .filter(({ kind }) => kind === 'change')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const lastChange = new Map<string, EntryId>()
  for (const { id, at, body } of changes) {
    const changeId = typeof body['part'] === 'string' ? body['part'] : id
    for (const edit of isList(body['edits']) ? body['edits'] : []) {
      if (!isObject(edit)) continue
      const key = `${String(edit['kind'])}/${String(edit['id'])}`
      const field = edit['field']
      if (at <= end) {
        if (typeof field === 'string') lastChange.set(`${key}/${field}`, changeId)
        continue
      }
      const past = history.get(key) ?? { createdSince: false, fields: new Map<string, FieldPast>() }
      history.set(key, past)
      if (edit['created'] === true) past.createdSince = true
      if (typeof field !== 'string' || past.fields.has(field)) continue
      const last = lastChange.get(`${key}/${field}`)
      past.fields.set(field, { value: edit['from'] ?? null, ...(last !== undefined && { changeId: last }) })
    }
  }
  return history
}

function isThere({ record }: SourceRecord, past: Past | undefined, end: Instant): boolean {
  if (past?.createdSince) return false
  const since = [record['createdAt'], record['at']].find((at) => typeof at === 'number')
  return typeof since !== 'number' || since <= end
}

function walkBack(records: PlanSource['records'], key: string, past: Past): void {
  const slash = key.indexOf('/')
  const list = records[key.slice(0, slash) as EntityKind] as Map<string, SourceRecord> | undefined
  const found = list?.get(key.slice(slash + 1))
  if (list === undefined || found === undefined) return
  const cells: Cells = new Map([...(found.cells ?? []), ...past.fields])
  list.set(key.slice(slash + 1), { ...found, cells })
}
