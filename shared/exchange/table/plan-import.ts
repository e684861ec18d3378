/**
 * What accepting a table would do to a plan, row by row, before anything is written (P10). Ids are hashed from plan, source
 * and external id, so the same file again updates and never duplicates. An owner that matches nobody stays a text (OW2).
 */

import { shortHash } from '../../base/hash.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import { find } from '../../base/table.ts'
import type { Day } from '../../base/day.ts'
import type { Edit, EntityKind } from '../../plan/edit.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import { matchPeople } from './match-people.ts'
import type { PeopleMatch } from './match-people.ts'
import { recordOf, differencesOf } from './row-record.ts'
import { linksOfRows } from './link-edits.ts'
import { matchDepartments } from './match-departments.ts'
import type { DepartmentMatch } from './match-departments.ts'
import { reportOfRow } from './row-report.ts'

export interface ImportOptions {
  /** Names the file among the plan's sources; the same name again means the same rows. */
  readonly source: string
  readonly today: Day
  /** Texts of owners for whom the importer asked to make a person. */
  readonly newPeople: ReadonlySet<string>
  /** Where new top rows go; absent: the top of the plan. */
  readonly under?: ItemId
}

export interface ImportPreview {
  readonly rows: readonly PreviewRow[]
  readonly counts: Readonly<Record<PreviewRow['action'], number>>
  readonly people: PeopleMatch
  /** Departments that the file names and the plan has not got yet. */
  readonly departments: DepartmentMatch['create']
  /** Items of this source that the file no longer has; they stay as they are. */
  readonly gone: readonly ItemId[]
  /** All of it as one command's edits; empty when nothing would change. */
  readonly edits: readonly Edit[]
}

export interface PreviewRow {
  readonly line: number
  readonly itemId: ItemId
  readonly title: string
  readonly depth: number
  readonly type: NeutralRow['type']
  readonly action: 'create' | 'update' | 'same' | 'revive'
  readonly changes: readonly FieldChange[]
  readonly troubles: readonly RowTrouble[]
  /** What was read, for its dates and owner beside the title. */
  readonly row: NeutralRow
}

export interface FieldChange {
  readonly field: string
  readonly from: Json
  readonly to: Json
}

export function previewImport(
  plan: Plan,
  rows: readonly NeutralRow[],
  options: ImportOptions,
): ImportPreview {
  const ids = new Map(rows.map((row) => [row.externalId, itemIdOf(plan, options.source, row)]))
  const idOf = (externalId: string): ItemId =>
    ids.get(externalId) ?? importedId(plan.id, options.source, externalId)
  const people = matchPeople(plan, rows, options.newPeople, (text) =>
    importedId(plan.id, 'people', text.toLowerCase()),
  )
  const departments = matchDepartments(plan, rows, (name) => importedId(plan.id, 'departments', name))
  const links = linksOfRows(plan, rows, idOf, (key) => importedId(plan.id, 'links', key))
  const edits: Edit[] = [
    ...people.create.map(({ id, ...record }) => create('person', id, record)),
    ...departments.create.map(({ id, name }) => create('department', id, { name })),
  ]
  const context = { ...options, ...people, ...departments, idOf }
  const depths = new Map<string, number>()
  const preview = rows.map((row, position): PreviewRow => {
    const itemId = idOf(row.externalId)
    const depth = row.parent === undefined ? 0 : (depths.get(row.parent) ?? 0) + 1
    depths.set(row.externalId, depth)
    const report = reportOfRow(plan, itemId, row, options.today)
    const written = writeRow(plan, itemId, recordOf(row, position, context))
    edits.push(...written.edits, ...report.edits)
    const changes =
      written.action === 'same'
        ? [...written.changes, ...report.changes, ...(links.changesOf.get(itemId) ?? [])]
        : []
    return {
      line: row.line,
      itemId,
      title: row.title,
      depth,
      type: row.type,
      action: changes.length > 0 ? 'update' : written.action,
      changes,
      troubles: row.troubles,
      row,
    }
  })
  edits.push(...links.edits)
  const counts = { create: 0, update: 0, same: 0, revive: 0 }
  for (const { action } of preview) counts[action]++
  const present = new Set(preview.map(({ itemId }) => itemId))
  return {
    rows: preview,
    counts,
    people,
    departments: departments.create,
    gone: goneFrom(plan, options.source, present),
    edits,
  }
}

function create(kind: EntityKind, id: string, record: JsonObject): Edit {
  return { type: 'create', kind, id, record }
}

/** A file that this plan was exported to names the plan's own items; short ids count only beside the same title. */
function itemIdOf(plan: Plan, source: string, { externalId, title }: NeutralRow): ItemId {
  const own = find(plan.items, externalId) ?? find(plan.deletedItems, externalId)
  const isOurs = own !== undefined && (externalId.length >= 12 || own.title === title)
  return isOurs ? externalId : importedId(plan.id, source, externalId)
}

export function importedId(planId: string, source: string, externalId: string): string {
  return shortHash(`${planId}\n${source}\n${externalId}`, 16)
}

/**
 * The plan's source that this file is a newer copy of: the one that most rows are known from. `plan (1).csv` is `plan.csv`
 * again. Another table under a name that is taken (an id and a different title in most rows) gets a name of its own.
 */
export function knownSource(plan: Plan, rows: readonly NeutralRow[], fileName: string): string {
  const wished = fileName.replace(/(\s*\(\d+\)| - copy| copy)+(?=(\.\w+)?$)/i, '')
  const all = [...plan.items.list, ...plan.deletedItems.list]
  const sources = new Set(all.flatMap((item) => item.external?.source ?? []))
  let best: { readonly source?: string; readonly known: number } = { known: rows.length * 0.3 }
  for (const source of sources) {
    const { known } = countKnown(plan, rows, source)
    if (known > best.known) best = { source, known }
  }
  if (best.source !== undefined) return best.source
  let source = wished
  for (let n = 2; sources.has(source); n++) {
    const { known, others } = countKnown(plan, rows, source)
    if (others <= known) break
    source = `${wished} ${n}`
  }
  return source
}

/** Rows that this source holds under the same title, and those that it holds under another. */
function countKnown(
  plan: Plan,
  rows: readonly NeutralRow[],
  source: string,
): { readonly known: number; readonly others: number } {
  let known = 0
  let others = 0
  for (const { externalId, title } of rows) {
    const id = importedId(plan.id, source, externalId)
    const item = find(plan.items, id) ?? find(plan.deletedItems, id)
    if (item === undefined) continue
    if (externalId.startsWith('title:') || item.title === title) known++
    else others++
  }
  return { known, others }
}

/** Whether the item is new, was deleted, or stands and differs (`same` with changes becomes an update). */
function writeRow(
  plan: Plan,
  id: ItemId,
  record: JsonObject,
): {
  readonly action: 'create' | 'revive' | 'same'
  readonly changes: readonly FieldChange[]
  readonly edits: readonly Edit[]
} {
  const item = find(plan.items, id)
  if (item === undefined) {
    const action = find(plan.deletedItems, id) === undefined ? 'create' : 'revive'
    return { action, changes: [], edits: [create('item', id, record)] }
  }
  const changes = differencesOf(item, record)
  const edits = changes.map(({ field, to }): Edit => ({ type: 'set', kind: 'item', id, field, value: to }))
  return { action: 'same', changes, edits }
}

function goneFrom(plan: Plan, source: string, present: ReadonlySet<string>): readonly ItemId[] {
  return plan.items.list
    .filter((item) => item.external?.source === source && !present.has(item.id))
    .map(({ id }) => id)
}
