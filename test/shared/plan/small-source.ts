// A source out of the few records and entries that a test is about.
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { charterKinds, workKinds } from '../../../shared/plan/edit.ts'
import type { EntityKind } from '../../../shared/plan/edit.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../../../shared/plan/source.ts'

export type Records = Partial<Record<EntityKind, Readonly<Record<string, Json>>>>
/** `kind id field` → value, and the change that wrote it. */
export type Cells = Readonly<Record<string, readonly [value: Json, changeId?: string]>>

export function smallSource(
  records: Records,
  entries: readonly SourceEntry[] = [],
  cells: Cells = {},
): PlanSource {
  const kinds = [...charterKinds, ...workKinds].map((kind) => {
    const found = Object.entries(records[kind] ?? {})
    return [
      kind,
      new Map<string, SourceRecord>(found.map(([id, record]) => [id, { record: record as JsonObject }])),
    ] as const
  })
  const source = {
    id: 'small',
    records: Object.fromEntries(kinds) as Record<EntityKind, Map<string, SourceRecord>>,
    entries,
  }
  for (const [key, [value, changeId]] of Object.entries(cells)) {
    const [kind = '', id = '', field = ''] = key.split(' ')
    const of = source.records[kind as EntityKind]
    const before = of.get(id)
    const cell = { value, ...(changeId !== undefined && { changeId }) }
    of.set(id, { record: before?.record ?? {}, cells: new Map(before?.cells).set(field, cell) })
  }
  return source
}

/** `09:30` on 2 March 2026, UTC. */
export function clock(time: string): number {
  return Date.parse(`2026-03-02T${time}Z`)
}

type Envelope = Partial<Pick<SourceEntry, 'by' | 'seen' | 'note' | 'device'>>

/** An entry of kind `kind` said at `time`, about what `body` says. */
export function said(
  id: string,
  kind: string,
  time: string,
  body: JsonObject,
  more: Envelope = {},
): SourceEntry {
  return { id, kind, at: clock(time), by: 'ann', body, ...more }
}

export function checkIn(id: string, time: string, body: JsonObject, more: Envelope = {}): SourceEntry {
  return said(id, 'checkIn', time, { item: 'a', ...body }, more)
}

/** One field of item `a`. */
export function change(
  id: string,
  time: string,
  field: string,
  from: Json,
  to: Json,
  seen: readonly string[] = [],
  more: Envelope = {},
): SourceEntry {
  const edits = [{ kind: 'item', id: 'a', field, from, to, seen }]
  return said(id, 'change', time, { command: 'test', edits }, more)
}

/** The plan of item `a` with these entries. */
export function planOf(entries: readonly SourceEntry[], item: JsonObject = {}, cells: Cells = {}): Plan {
  return assemblePlan(smallSource({ item: { a: { title: 'A', ...item } } }, entries, cells))
}
