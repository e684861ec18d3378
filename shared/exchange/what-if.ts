/**
 * What a copy of a plan changed since it was made: its change entries that the original's ledger does not hold, each field from
 * what it was to what it is now, beside what the original says now. What was reported in the copy stays there.
 */

import { sameValue } from '../base/keep-same.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { laidOver, valueAt } from '../plan/assemble/overlay.ts'
import { isList, isObject } from '../plan/assemble/reader.ts'
import type { EntityKind } from '../plan/edit.ts'
import { recordOpened } from '../plan/record-opening.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../plan/source.ts'

export interface CopiedChange {
  readonly field: string
  readonly from: Json
  readonly to: Json
  /** What the original says now, where that is neither: somebody changed it there since. */
  readonly clash?: Json
}

export interface ChangedThing {
  readonly kind: EntityKind
  readonly id: string
  /** Made in the copy: its record as it is there now. */
  readonly created?: JsonObject
  readonly changes: readonly CopiedChange[]
}

export interface CopyDifference {
  readonly things: readonly ChangedThing[]
  /** Check-ins, bookings, readings and the like that were said in the copy alone. */
  readonly said: number
}

/** Of the record and those who write in it. */
const silentKinds: ReadonlySet<string> = new Set(['change', 'device', 'speaksFor', recordOpened])

/** What is agreed belongs to sessions, and what names a copy to the copy. */
const ownKinds: ReadonlySet<string> = new Set<EntityKind>(['baseline', 'baselineChunk'])
const ownFields: ReadonlySet<string> = new Set([
  'plan name',
  'plan forkOf',
  'plan sampleDay',
  'plan relayKey',
  'plan baseline',
])

export function copyDifference(original: PlanSource, copy: PlanSource): CopyDifference {
  const known = new Set([...original.entries].map(({ id }) => id))
  const added = [...copy.entries].filter(({ id }) => !known.has(id))
  const first = new Map<string, FirstChange>()
  const created = new Map<string, FoundEdit>()
  for (const edit of editsIn(added)) {
    const key = `${edit.kind}\n${edit.id}`
    if (edit.created) created.set(key, edit)
    else {
      const place = `${key}\n${edit.field}`
      if (!first.has(place)) first.set(place, { ...edit, key })
    }
  }
  // Taken over before, it is the original's, too; taken back since, it can be taken over once more.
  for (const [key, { kind, id }] of created) if (isThere(original, kind, id)) created.delete(key)
  const things = [
    ...[...created.values()].flatMap((edit) => createdThing(edit, copy)),
    ...changedThings(
      [...first.values()].filter(({ key }) => !created.has(key)),
      original,
      copy,
    ),
  ]
  const said = added.filter(({ kind }) => !silentKinds.has(kind))
  return { things: things.sort(byPlace), said: said.length }
}

interface FoundEdit {
  readonly kind: EntityKind
  readonly id: string
  readonly field: string
  readonly from: Json
  readonly created: boolean
}

interface FirstChange extends FoundEdit {
  readonly key: string
}

function editsIn(entries: readonly SourceEntry[]): readonly FoundEdit[] {
  return entries
    .filter(({ kind }) => kind === 'change')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .flatMap(({ body }) => (isList(body['edits']) ? body['edits'] : []))
    .flatMap((edit) => {
      if (!isObject(edit)) return []
      const { kind, id, field = '', from = null, created } = edit
      if (typeof kind !== 'string' || typeof id !== 'string' || typeof field !== 'string') return []
      return ownKinds.has(kind)
        ? []
        : [{ kind: kind as EntityKind, id, field, from, created: created === true }]
    })
}

/** What came and went again in the copy is nothing. */
function createdThing({ kind, id }: FoundEdit, copy: PlanSource): readonly ChangedThing[] {
  const created = recordOf(copy, kind, id)
  return created && isThere(copy, kind, id) ? [{ kind, id, created, changes: [] }] : []
}

function changedThings(
  edits: readonly FirstChange[],
  original: PlanSource,
  copy: PlanSource,
): readonly ChangedThing[] {
  return [...Map.groupBy(edits, ({ key }) => key).values()].flatMap((own) => {
    const { kind, id } = own[0] as FirstChange
    const [here, there] = [recordOf(original, kind, id), recordOf(copy, kind, id)]
    if (!here || !there) return []
    const changes = own.flatMap(({ field, from }) => {
      if (ownFields.has(`${kind} ${field}`)) return []
      const [to, now] = [valueAt(there, field), valueAt(here, field)]
      if (sameValue(to, from) || sameValue(to, now)) return []
      return [{ field, from, to, ...(!sameValue(now, from) && !isPromise(kind, field) && { clash: now }) }]
    })
    return changes.length === 0 ? [] : [{ kind, id, changes }]
  })
}

/** A finish in force may be a check-in's word; then the work's own cell says something older. */
function isPromise(kind: EntityKind, field: string): boolean {
  return kind === 'item' && field === 'finish'
}

function isThere(source: PlanSource, kind: EntityKind, id: string): boolean {
  const found = recordOf(source, kind, id)
  return found !== undefined && found['deleted'] !== true
}

function recordOf({ records }: PlanSource, kind: EntityKind, id: string): JsonObject | undefined {
  const found: SourceRecord | undefined = records[kind]?.get(id)
  return found && isObject(found.record) ? laidOver(found) : undefined
}

function byPlace(a: ChangedThing, b: ChangedThing): number {
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
