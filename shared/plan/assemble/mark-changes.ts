/** What a change of records and entries reaches: who is there, who is whose parent, and every row that may read differently now. */

import type { JsonObject } from '../../base/json.ts'
import type { EntityKind } from '../edit.ts'
import type { PlanSource, SourceChange } from '../source.ts'
import type { AssembledState } from './assembled-state.ts'
import type { DirtyRows } from './dirty-rows.ts'
import type { Touched } from './touched.ts'
import { laidOver } from './overlay.ts'
import type { ParentTree } from './parent-tree.ts'
import { day, isObject } from './reader.ts'

type Place = { readonly parent: string | undefined }

export function markChanges(
  source: PlanSource,
  changed: SourceChange['changed'],
  state: AssembledState,
  dirty: DirtyRows,
): void {
  const places = {
    item: new Map<string, Place | undefined>(),
    objective: new Map<string, Place | undefined>(),
  }
  for (const { kind, id } of changed) {
    dirty.add({ kind, id })
    const record = recordOf(source, kind, id)
    const living = record !== undefined && record['deleted'] !== true
    markExistence(source, kind, id, isThere(kind, record) ? living : undefined, state, dirty)
    if (kind === 'item' || kind === 'objective') places[kind].set(id, living ? placeOf(record) : undefined)
    if (kind === 'baselineChunk') dirty.addAll('baseline', state.chunks.set(id, baselineOf(record)))
  }
  markTree('item', state.items, places.item, dirty)
  markTree('objective', state.objectives, places.objective, dirty)
}

export function markTouched(
  source: PlanSource,
  { items, kpis, arrived }: Touched,
  isFirst: boolean,
  { references }: AssembledState,
  dirty: DirtyRows,
): void {
  dirty.addAll('report', items)
  dirty.addAll('readings', kpis)
  for (const id of items) if (source.records.item.has(id)) dirty.add({ kind: 'item', id })
  for (const id of arrived) for (const row of references.awaiting(id)) dirty.add(row)
  if (isFirst && arrived.length > 0) for (const row of references.allAwaiting()) dirty.add(row)
}

/** The record with its cells; undefined where there is none or it is no object. */
export function recordOf(source: PlanSource, kind: EntityKind, id: string): JsonObject | undefined {
  const found = source.records[kind].get(id)
  return found && isObject(found.record) ? laidOver(found) : undefined
}

/** What nothing can be made of is not there for others either. */
function isThere(kind: EntityKind, record: JsonObject | undefined): boolean {
  if (record === undefined) return false
  return kind !== 'baseline' || day.read(record['takenOn'] ?? null) !== undefined
}

function markExistence(
  source: PlanSource,
  kind: EntityKind,
  id: string,
  living: boolean | undefined,
  { references, links }: AssembledState,
  dirty: DirtyRows,
): void {
  const lived = references.isLiving(kind, id)
  const wasKnown = references.isKnown(kind, id)
  if (lived === (living ?? false) && wasKnown === (living !== undefined)) return
  references.set(kind, id, living)
  for (const row of references.waitingFor(kind, id)) dirty.add(row)
  if (lived || living === undefined) dirty.addNamers(kind, id, source, references, links)
}

function markTree(
  kind: 'item' | 'objective',
  tree: ParentTree,
  places: ReadonlyMap<string, Place | undefined>,
  dirty: DirtyRows,
): void {
  if (places.size > 0) dirty.addAll(kind, tree.change(places))
}

function placeOf(record: JsonObject): Place {
  const parent = record['parent']
  return { parent: typeof parent === 'string' && parent !== '' ? parent : undefined }
}

function baselineOf(record: JsonObject | undefined): string | undefined {
  const baseline = record?.['baseline']
  return typeof baseline === 'string' && baseline !== '' ? baseline : undefined
}
