/** A neutral row as an item's record, and how an item there already differs from it. A cell the file leaves empty says nothing. */

import type { Json, JsonObject } from '../../base/json.ts'
import { sameValue } from '../../base/keep-same.ts'
import type { DepartmentId, PersonId } from '../../plan/ids.ts'
import type { Item, ThreePoint } from '../../plan/item.ts'
import type { FieldChange } from './plan-import.ts'
import type { NeutralRow } from './neutral-row.ts'

export interface RecordContext {
  readonly source: string
  readonly under?: string
  readonly idOf: (externalId: string) => string
  readonly ownerOf: (row: NeutralRow) => Json | undefined
  readonly helpersOf: (row: NeutralRow) => readonly PersonId[]
  readonly departmentOf: (row: NeutralRow) => DepartmentId | undefined
}

export function recordOf(row: NeutralRow, position: number, context: RecordContext): JsonObject {
  const parent = row.parent === undefined ? context.under : context.idOf(row.parent)
  return {
    title: row.title,
    type: row.type,
    parent,
    order: orderAt(position),
    owner: context.ownerOf(row),
    helpers: membersOf(context.helpersOf(row)),
    department: context.departmentOf(row),
    deadline: row.deadline,
    ...(row.type !== 'group' && workOf(row)),
    notes: row.notes,
    labels: membersOf(row.labels.map((label) => label.replaceAll('.', ' '))),
    external: { source: context.source, id: row.externalId, url: row.url },
  }
}

/** A group's dates and amounts come from what is inside it: other tools write them beside the sum's parts. */
function workOf(row: NeutralRow): JsonObject {
  return {
    start: row.start,
    finish: row.finish,
    duration: row.start !== undefined && row.finish !== undefined ? undefined : row.duration,
    estimate: row.type === 'task' ? estimateJson(row.estimate) : undefined,
    effort: row.effort,
    budget: row.budget,
  }
}

/** Title, place, owner and amounts that the file gives and the item has otherwise. Order and type are the plan's own. */
export function differencesOf(item: Item, record: JsonObject): readonly FieldChange[] {
  const changes: FieldChange[] = []
  for (const [field, read] of Object.entries(comparable)) {
    // What has become a group here keeps its dates from what is inside it.
    if (item.type === 'group' && ownWork.has(field)) continue
    const to = record[field]
    const from = read(item)
    if (to !== undefined && !sameValue(from, to)) changes.push({ field, from, to })
  }
  for (const collection of ['labels', 'helpers'] as const) {
    for (const member of Object.keys((record[collection] as JsonObject | undefined) ?? {})) {
      if (item[collection][member] === true) continue
      changes.push({ field: `${collection}.${member}`, from: null, to: true })
    }
  }
  return changes
}

const ownWork: ReadonlySet<string> = new Set(['start', 'finish', 'duration', 'estimate', 'effort', 'budget'])

const comparable: Readonly<Record<string, (item: Item) => Json>> = {
  title: (item) => item.title,
  parent: (item) => item.parentId ?? null,
  owner: (item) => ownerJson(item.owner),
  department: (item) => item.departmentId ?? null,
  start: (item) => item.start ?? null,
  finish: (item) => item.finish ?? null,
  duration: (item) => item.duration ?? null,
  deadline: (item) => item.deadline ?? null,
  estimate: (item) => estimateJson(item.estimate) ?? null,
  effort: (item) => item.effort ?? null,
  budget: (item) => item.budget ?? null,
  notes: (item) => item.notes ?? null,
}

function estimateJson(estimate: ThreePoint | undefined): JsonObject | undefined {
  return estimate && { ...estimate }
}

function ownerJson(owner: Item['owner']): Json {
  if (owner === undefined) return null
  switch (owner.type) {
    case 'person':
      return owner.id
    case 'text':
      return { text: owner.text }
    case 'department':
      return { department: owner.id }
  }
}

function membersOf(names: readonly string[]): JsonObject | undefined {
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, true]))
}

/** Keys of fractional indexing, fixed length, in the file's order. */
function orderAt(position: number): string {
  return `c${position.toString(36).padStart(4, '0')}V`
}
