/**
 * What accepting a table would do to a plan, row by row, before anything is written (P10). Ids are hashed from plan, source
 * and external id, so the same file again updates and never duplicates. An owner that matches nobody stays a text (OW2).
 */

import { shortHash } from '../../base/hash.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import { find } from '../../base/table.ts'
import type { Day } from '../../base/day.ts'
import type { Edit } from '../../plan/edit.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import { matchPeople } from './match-people.ts'
import type { PeopleMatch } from './match-people.ts'
import { recordOf, differencesOf } from './row-record.ts'
import { reportEdits } from './row-report.ts'

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
  readonly action: 'create' | 'update' | 'same' | 'revive'
  readonly changes: readonly FieldChange[]
  readonly troubles: readonly RowTrouble[]
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
  const idOf = (externalId: string): ItemId => importedId(plan.id, options.source, externalId)
  const people = matchPeople(plan, rows, options.newPeople, (text) =>
    importedId(plan.id, 'people', text.toLowerCase()),
  )
  const edits: Edit[] = people.create.map(({ id, name, email }) => ({
    type: 'create',
    kind: 'person',
    id,
    record: { name, ...(email !== undefined && { email }) },
  }))
  const depths = new Map<string, number>()
  const preview = rows.map((row, position): PreviewRow => {
    const depth = row.parent === undefined ? 0 : (depths.get(row.parent) ?? 0) + 1
    depths.set(row.externalId, depth)
    const record = recordOf(row, position, { ...options, idOf, ownerOf: people.ownerOf })
    const { action, changes } = writeRow(plan, idOf(row.externalId), record, edits)
    edits.push(...reportEdits(plan, idOf(row.externalId), row, options.today))
    return {
      line: row.line,
      itemId: idOf(row.externalId),
      title: row.title,
      depth,
      action,
      changes,
      troubles: row.troubles,
    }
  })
  linkEdits(plan, rows, idOf, edits)
  const counts = { create: 0, update: 0, same: 0, revive: 0 }
  for (const { action } of preview) counts[action]++
  return {
    rows: preview,
    counts,
    people,
    gone: goneFrom(plan, options.source, new Set(preview.map((row) => row.itemId))),
    edits,
  }
}

export function importedId(planId: string, source: string, externalId: string): string {
  return shortHash(`${planId}\n${source}\n${externalId}`, 16)
}

/** The plan's source that this file is a newer copy of: the one that most rows are known from. */
export function knownSource(plan: Plan, rows: readonly NeutralRow[], wished: string): string {
  const sources = new Set(plan.items.list.flatMap((item) => item.external?.source ?? []))
  let best = { source: wished, known: rows.length * 0.3 }
  for (const source of sources) {
    const known = rows.filter((row) => {
      const item = find(plan.items, importedId(plan.id, source, row.externalId))
      return item !== undefined && (row.externalId.startsWith('title:') || item.title === row.title)
    }).length
    if (known > best.known) best = { source, known }
  }
  return best.source
}

function writeRow(
  plan: Plan,
  id: ItemId,
  record: JsonObject,
  edits: Edit[],
): Pick<PreviewRow, 'action' | 'changes'> {
  const item = find(plan.items, id)
  if (item === undefined) {
    const deleted = find(plan.deletedItems, id) !== undefined
    edits.push({ type: 'create', kind: 'item', id, record })
    return { action: deleted ? 'revive' : 'create', changes: [] }
  }
  const changes = differencesOf(item, record)
  for (const { field, to } of changes) edits.push({ type: 'set', kind: 'item', id, field, value: to })
  return { action: changes.length === 0 ? 'same' : 'update', changes }
}

function linkEdits(
  plan: Plan,
  rows: readonly NeutralRow[],
  idOf: (externalId: string) => ItemId,
  edits: Edit[],
): void {
  const written = new Set(plan.links.list.map(({ from, to, type }) => `${from} ${to} ${type}`))
  const add = (from: ItemId, to: ItemId, type: string, lag: number): void => {
    const key = `${from} ${to} ${type}`
    if (written.has(key) || from === to) return
    written.add(key)
    edits.push({
      type: 'create',
      kind: 'link',
      id: importedId(plan.id, 'links', key),
      record: { from, to, type, lag },
    })
  }
  for (const row of rows) {
    for (const { target, type, lag } of row.predecessors) add(idOf(target), idOf(row.externalId), type, lag)
    for (const { target, type, lag } of row.successors) add(idOf(row.externalId), idOf(target), type, lag)
  }
}

function goneFrom(plan: Plan, source: string, present: ReadonlySet<string>): readonly ItemId[] {
  return plan.items.list
    .filter((item) => item.external?.source === source && !present.has(item.id))
    .map(({ id }) => id)
}
