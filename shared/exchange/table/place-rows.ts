/** Gives each row its external id and its place: by outline level, outline number, named parent, or the group it stands in. */

import type { ColumnRole } from './columns.ts'
import type { CellRow } from './read-cells.ts'
import type { NeutralRow, RowTrouble } from './neutral-row.ts'
import type { Reading } from './read-table.ts'

export interface PlacedRow extends Omit<NeutralRow, 'predecessors'> {
  /** What other rows may call it: its id in the file, its outline number, its title. */
  readonly id: string
  readonly number: string
  readonly predecessorTexts: readonly string[]
  readonly successorTexts: readonly string[]
}

const madeGroup = 'group:'

/** Stands in no row of its own: made of what a column says. */
export function isMadeGroup({ externalId, type }: Pick<NeutralRow, 'externalId' | 'type'>): boolean {
  return type === 'group' && externalId.startsWith(madeGroup)
}

export function placeRows(rows: readonly CellRow[], reading: Reading): readonly PlacedRow[] {
  const named = nameRows(rows)
  const parents = parentsOf(named, reading)
  const groups = new Set(parents.values())
  const placed: PlacedRow[] = []
  const made = new Set<string>()
  for (const { row, externalId, troubles } of named) {
    const group = row.group === '' || parents.has(externalId) ? undefined : `${madeGroup}${row.group}`
    if (group !== undefined && !made.has(group)) {
      made.add(group)
      placed.push(bareRow(row, group, row.group, undefined, 'group'))
    }
    const parent = parents.get(externalId) ?? group
    const type =
      groups.has(externalId) || row.subtasks.length > 0 ? 'group' : row.milestone ? 'milestone' : 'task'
    placed.push({ ...row, externalId, type, troubles, ...(parent !== undefined && { parent }) })
    row.subtasks.forEach((title, i) =>
      placed.push(bareRow(row, `${externalId}/${i + 1}`, title, externalId, 'task')),
    )
  }
  return tellGroups(placed)
}

interface NamedRow {
  readonly row: CellRow
  readonly externalId: string
  readonly troubles: RowTrouble[]
}

/** The tool's id; without one the title and how often it stood before. An id given twice is told, and both rows stay. */
function nameRows(rows: readonly CellRow[]): readonly NamedRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const wanted = row.id === '' ? `title:${row.group}/${row.title}` : row.id
    const before = seen.get(wanted) ?? 0
    seen.set(wanted, before + 1)
    const troubles = [...row.troubles]
    if (before > 0 && row.id !== '') troubles.push({ code: 'SAME_ID', column: 'id', found: row.id })
    return { row, externalId: before === 0 ? wanted : `${wanted}#${before + 1}`, troubles }
  })
}

/** Parents by external id. Levels and numbers come from the rows above; names from anywhere in the file. */
function parentsOf(rows: readonly NamedRow[], reading: Reading): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const byName = firstByName(rows)
  const above: { level: number; externalId: string }[] = []
  const byNumber = new Map<string, string>()
  for (const { row, externalId, troubles } of rows) {
    if (row.parentText !== '') {
      const parent = byName.get(row.parentText)
      if (parent === undefined || parent === externalId)
        troubles.push({ code: 'UNKNOWN_PARENT', column: 'parent', found: row.parentText })
      else parents.set(externalId, parent)
    } else if (row.level !== undefined) {
      while ((above.at(-1)?.level ?? 0) >= row.level) above.pop()
      const parent = above.at(-1)
      if (parent) parents.set(externalId, parent.externalId)
      above.push({ level: row.level, externalId })
    } else if (reading.columns.has('outline number') && row.number !== '') {
      byNumber.set(row.number, externalId)
      const parent = byNumber.get(row.number.replace(/\.?[^.]+$/, ''))
      if (parent !== undefined) parents.set(externalId, parent)
    }
  }
  return withoutCircles(parents, rows)
}

/** A row that is inside itself by way of others stands at the top, and says so. */
function withoutCircles(
  parents: Map<string, string>,
  rows: readonly NamedRow[],
): ReadonlyMap<string, string> {
  for (const { row, externalId, troubles } of rows) {
    const above = new Set([externalId])
    let parent = parents.get(externalId)
    while (parent !== undefined && !above.has(parent)) {
      above.add(parent)
      parent = parents.get(parent)
    }
    if (parent !== externalId) continue
    parents.delete(externalId)
    troubles.push({ code: 'UNKNOWN_PARENT', column: 'parent', found: row.parentText })
  }
  return parents
}

function firstByName(rows: readonly NamedRow[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { row, externalId } of rows) if (!names.has(row.title)) names.set(row.title, externalId)
  for (const { row, externalId } of rows)
    if (row.id !== '' && externalId === row.id) names.set(row.id, externalId)
  return names
}

const ownWork = ['start', 'finish', 'duration', 'estimate', 'budget', 'cost', 'effort'] as const

/** A group's dates and amounts come from what is inside it. Where nothing inside has any, what the file says is lost, and told. */
function tellGroups(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const parents = new Map(rows.map(({ externalId, parent }) => [externalId, parent]))
  const within = new Map<string, Set<string>>()
  for (const row of rows) {
    if (row.type === 'group') continue
    const said = ownWork.filter((field) => row[field] !== undefined).map(kindOf)
    for (let above = row.parent; above !== undefined; above = parents.get(above))
      within.set(above, new Set([...(within.get(above) ?? []), ...said]))
  }
  return rows.map((row) => {
    if (row.type !== 'group') return row
    const lost = ownWork.filter(
      (field) => row[field] !== undefined && !within.get(row.externalId)?.has(kindOf(field)),
    )
    if (lost.length === 0) return row
    return { ...row, troubles: [...row.troubles, { code: 'GROUP_HAS_NONE', names: lost.map(columnOf) }] }
  })
}

function columnOf(field: (typeof ownWork)[number]): ColumnRole {
  return field === 'estimate' ? 'likely' : field
}

function kindOf(field: (typeof ownWork)[number]): string {
  return ['start', 'finish', 'duration'].includes(field) ? 'dates' : field
}

function bareRow(
  of: CellRow,
  externalId: string,
  title: string,
  parent: string | undefined,
  type: 'group' | 'task',
): PlacedRow {
  return {
    line: of.line,
    id: '',
    number: '',
    externalId,
    title,
    type,
    ...(parent !== undefined && { parent }),
    owners: [],
    labels: [],
    predecessorTexts: [],
    successorTexts: [],
    troubles: [],
  }
}
